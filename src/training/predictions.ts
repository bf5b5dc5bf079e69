import { inForce, type Data, type Experiment } from '../experiment/experiment.ts';
import { learnerAt } from '../experiment/run/run-cache.ts';

/** What the network says of a sample. */
export interface Said {
  /** Place in the data. */
  readonly sample: number;
  /** The likeliest class, 0-based, and its p. */
  readonly says: number;
  readonly p: number;
  /** The target's class. */
  readonly truth: number;
}

/** What the network says of samples with the parameters of training step t. */
export function predictions(
  experiment: Experiment,
  t: number,
  samples: readonly number[],
): readonly Said[] {
  if (samples.length === 0) return [];
  const checkpoint = inForce(experiment, t);
  const { shape, data } = learnerAt(experiment.network, checkpoint, t).predict(samples);
  const [classes = 1, count = 1] = shape;
  return samples.map((sample, n) => {
    let says = 0;
    for (let i = 1; i < classes; i++) {
      if (data[i * count + n]! > data[says * count + n]!) says = i;
    }
    return { sample, says, p: data[says * count + n]!, truth: classOf(checkpoint.data, sample) };
  });
}

/** The class of a sample, 0-based: that with the largest share of its target. */
export function classOf({ Y }: Data, sample: number): number {
  const target = Y[sample]!;
  return target.indexOf(Math.max(...target));
}

/** Name of a class for the reader. */
export const className = ({ classes }: Data, place: number): string =>
  classes[place] ?? `class ${place + 1}`;

/** How many samples of each class (row) are taken for each class (column). */
export function confusion(said: readonly Said[], classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (const { truth, says } of said) counts[truth]![says]!++;
  return counts;
}
