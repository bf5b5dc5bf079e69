import { checkpointAt, type Data, type Experiment } from '../experiment/experiment.ts';
import { trainerAt } from '../experiment/run/run-cache.ts';

/** What the network predicted of a sample. */
export interface SamplePrediction {
  /** Place in the data. */
  readonly sample: number;
  /** The likeliest class, 0-based, and its p. */
  readonly predicted: number;
  readonly p: number;
  /** The target's class. */
  readonly truth: number;
}

/** What the network predicted of samples with the parameters of training step t. */
export function predictions(
  experiment: Experiment,
  t: number,
  samples: readonly number[],
): readonly SamplePrediction[] {
  if (samples.length === 0) return [];
  const checkpoint = checkpointAt(experiment, t);
  const { shape, data } = trainerAt(experiment.network, checkpoint, t).predict(samples);
  const [classes = 1, count = 1] = shape;
  return samples.map((sample, n) => {
    let predicted = 0;
    for (let i = 1; i < classes; i++) {
      if (data[i * count + n]! > data[predicted * count + n]!) predicted = i;
    }
    return {
      sample,
      predicted,
      p: data[predicted * count + n]!,
      truth: classOf(checkpoint.data, sample),
    };
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

/** How many samples of each class (row) are predicted as each class (column). */
export function confusion(said: readonly SamplePrediction[], classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (const { truth, predicted } of said) counts[truth]![predicted]!++;
  return counts;
}
