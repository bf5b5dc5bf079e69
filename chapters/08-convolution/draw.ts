import type { Experiment } from '../../src/experiment/experiment.ts';
import type { LayerSpec } from '../../src/layers/list.ts';
import { experimentOn, pick, type Random } from '../../src/practice/draw-network.ts';

const kernels = [
  [2, 2],
  [1, 2],
  [2, 1],
] as const;

const conv = (filters: number, kernel: readonly [number, number]): LayerSpec => ({
  type: 'conv2d',
  filters,
  kernel,
  stride: 1,
  padding: 0,
});

const END: readonly LayerSpec[] = [
  { type: 'flatten' },
  { type: 'dense', units: 2 },
  { type: 'softmax' },
];

/** One convolution by hand: a kernel of 2 × 2 on an image of 3 × 4, or of 4 × 3. */
export const oneConvolution = (random: Random): Experiment =>
  experimentOn(
    {
      input: [1, ...pick(random, [[3, 4] as const, [4, 3] as const])],
      layers: [conv(1, [2, 2]), ...END],
    },
    random,
  );

/** Two convolutions, so that the second hands its error on. */
export const twoConvolutions = (random: Random): Experiment =>
  experimentOn(
    {
      input: [1, 3, 4],
      layers: [conv(1, pick(random, kernels.slice(1))), conv(1, [2, 2]), ...END],
    },
    random,
  );
