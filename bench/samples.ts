import type { Batch } from '../src/engine/training/trainer.ts';
import { initialParameters } from '../src/layers/network.ts';
import { seeded } from '../src/tensor/random.ts';
import { size, zeros } from '../src/tensor/tensor.ts';
import type { Parameters, Samples } from './contender.ts';
import { classesOf, type Workload } from './workloads.ts';

/** Inputs uniform within ±1 and classes at random, which no network learns by heart too soon. */
export function samplesFor(workload: Workload, seed = 1): Samples {
  const random = seeded(seed);
  const { samples, input } = workload;
  const classes = classesOf(workload);
  return {
    x: Float64Array.from({ length: samples * size(input) }, () => 2 * random() - 1),
    labels: Array.from({ length: samples }, () => Math.floor(random() * classes)),
  };
}

export const startFor = (workload: Workload, seed = 1): Parameters =>
  Object.fromEntries(
    Object.entries(initialParameters(workload, seed)).map(([name, { data }]) => [name, data]),
  );

/** Some of the samples as the book has them, along the last axis. */
export function columnsOf(
  workload: Workload,
  { x, labels }: Samples,
  chosen: readonly number[],
): Batch {
  const { input } = workload;
  const numbers = size(input);
  const columns = {
    x: zeros([...input, chosen.length]),
    y: zeros([classesOf(workload), chosen.length]),
  };
  chosen.forEach((sample, n) => {
    for (let j = 0; j < numbers; j++) {
      columns.x.data[j * chosen.length + n] = x[sample * numbers + j]!;
    }
    columns.y.data[labels[sample]! * chosen.length + n] = 1;
  });
  return columns;
}

/** Samples of each mini-batch, 0-based. */
export const batchesOf = ({ samples, batch }: Workload): number[][] =>
  Array.from({ length: samples / batch }, (_, n) =>
    Array.from({ length: batch }, (_, place) => n * batch + place),
  );
