import { initialParameters } from '../src/layers/network.ts';
import { seeded } from '../src/tensor/random.ts';
import type { Parameters, Samples } from './contender.ts';
import type { Workload } from './workloads.ts';

/** Inputs uniform within ±1 and classes at random, which no network learns by heart too soon. */
export function samplesFor({ layers, samples }: Workload, seed = 1): Samples {
  const random = seeded(seed);
  const classes = layers.at(-1)!;
  return {
    x: Float64Array.from({ length: samples * layers[0]! }, () => 2 * random() - 1),
    labels: Array.from({ length: samples }, () => Math.floor(random() * classes)),
  };
}

export const startFor = ({ layers }: Workload, seed = 1): Parameters =>
  Object.fromEntries(
    Object.entries(initialParameters({ layers, activation: 'sigmoid' }, seed)).map(
      ([name, { data }]) => [name, data],
    ),
  );

/** Samples of each mini-batch, 0-based. */
export const batchesOf = ({ samples, batch }: Workload): number[][] =>
  Array.from({ length: samples / batch }, (_, n) =>
    Array.from({ length: batch }, (_, place) => n * batch + place),
  );
