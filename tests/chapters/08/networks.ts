import fc from 'fast-check';
import { mapValues, toJson } from '../../../src/experiment/replay.ts';
import type { Experiment } from '../../../src/experiment/experiment.ts';
import { initialParameters, type LayeredNetwork } from '../../../src/layers/network.ts';
import type { LayerSpec } from '../../../src/layers/list.ts';
import { seeded } from '../../../src/tensor/random.ts';
import { size } from '../../../src/tensor/tensor.ts';

interface Shape {
  readonly input: readonly [number, number, number];
  readonly kernel: readonly [number, number];
  readonly stride: number;
  readonly padding: number;
  readonly pool: readonly [number, number];
  readonly poolStride: number;
  readonly average: boolean;
  readonly smooth: boolean;
  readonly samples: number;
  readonly seed: number;
}

/** Two convolutions with a pooling between, of unequal lengths, on random samples. */
export function experimentWith(shape: Shape): Experiment {
  const { input, kernel, stride, padding, pool, poolStride, average, smooth, samples, seed } =
    shape;
  const activation: LayerSpec = { type: smooth ? 'tanh' : 'relu' };
  const network: LayeredNetwork = {
    input,
    layers: [
      { type: 'conv2d', filters: 2, kernel, stride, padding },
      activation,
      { type: average ? 'averagePool2d' : 'maxPool2d', size: pool, stride: poolStride },
      { type: 'conv2d', filters: 3, kernel: [2, 1], stride: 1, padding: 0 },
      activation,
      { type: 'flatten' },
      { type: 'dense', units: 4 },
      { type: 'softmax' },
    ],
  };
  const random = seeded(seed);
  const normal = (): number => 2 * random() - 1;
  const parameters = mapValues(initialParameters(network, seed), ({ shape: of, data }) =>
    toJson({ shape: of, data: data.map((value) => value + 0.3 * normal()) }),
  );
  const X = Array.from({ length: samples }, () =>
    Array.from({ length: size(input) }, () => normal()),
  );
  const Y = X.map((_, n) => [0, 1, 2, 3].map((i) => (i === (n + seed) % 4 ? 1 : 0)));
  return {
    network,
    start: { seed, scale: 1 },
    checkpoints: [
      {
        t: 0,
        data: { name: 'file', title: '', X, Y, features: [], classes: [], heldOut: [] },
        plan: { kind: 'picked', samples: X.map((_, n) => n) },
        rate: 0.1,
        parameters,
      },
    ],
  };
}

/** Moves by one and without a border, as the chapter has it, or neither. */
export const experiments = fc
  .record({
    input: fc.constantFrom([2, 7, 6], [1, 6, 7], [3, 8, 7]),
    kernel: fc.constantFrom([3, 2], [2, 3]),
    plain: fc.boolean(),
    pool: fc.constantFrom([2, 1], [1, 2], [2, 2]),
    poolStride: fc.constantFrom(1, 2),
    average: fc.boolean(),
    smooth: fc.boolean(),
    samples: fc.integer({ min: 1, max: 2 }),
    seed: fc.integer({ min: 1, max: 1000 }),
  })
  .map(({ plain, ...rest }) =>
    experimentWith(
      plain
        ? { ...rest, stride: 1, padding: 0 }
        : { ...rest, stride: 2, padding: 1, poolStride: 1 },
    ),
  );
