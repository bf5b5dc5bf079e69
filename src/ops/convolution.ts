import { defineOperation, kernels, type Attributes, type Tensors } from '../engine/operation.ts';
import {
  call,
  overBatch,
  place,
  plus,
  role,
  sumOver,
  sumTo,
  times,
} from '../notation/expression.ts';
import { gatherPatches, scatterPatches } from '../tensor/patches.ts';
import {
  multiplyAdd,
  multiplyByTransposed,
  multiplyTransposed,
  sumColumns,
} from '../tensor/products.ts';

const window = { height: 'height', width: 'width', stride: 'stride', padding: 'padding' };

/** Row s·i + u − p and column s·j + v − p of the input, where the kernel's weight u, v lies on the output i, j. */
const row = place([
  ['stride', 'h'],
  [1, 'u'],
  [-1, 'padding'],
]);
const column = place([
  ['stride', 'w'],
  [1, 'v'],
  [-1, 'padding'],
]);

/** The output whose window has its place u, v on the input h, w: (h − u + p) / s. */
const outRow = place(
  [
    [1, 'h'],
    [-1, 'u'],
    [1, 'padding'],
  ],
  { over: 'stride' },
);
const outColumn = place(
  [
    [1, 'w'],
    [-1, 'v'],
    [1, 'padding'],
  ],
  { over: 'stride' },
);

/** Lengths of x, the window and the outputs: [C, H, W, U, V, s, p, H′, W′, N]. */
const geometry = ({ x, patches }: Tensors<'x' | 'patches'>, { stride, padding }: Attributes) => {
  const [C, H, W, N] = x.shape;
  const [, U, V, outH, outW] = patches.shape;
  return [C!, H!, W!, U!, V!, stride!, padding!, outH!, outW!, N!];
};

/**
 * Cross-correlation with a bias for each filter: z[o,i,j] = Σ_c Σ_u Σ_v W[o,c,u,v] x[c, s·i+u−p, s·j+v−p] + b[o], x
 * reading 0 outside. It is computed as the matrix product of the kernels and the patches that they lie on.
 */
export const convolution = defineOperation({
  name: 'convolution',
  kind: 'convolution',
  inputs: { W: 'ocuv', b: 'o', x: 'chwn' },
  outputs: { z: 'oHWn', patches: 'cuvHWn' },
  attributes: ['height', 'width', 'stride', 'padding'],
  lengths: ({ h, w, u, v }, { stride, padding }) => ({
    H: Math.floor((h! + 2 * padding! - u!) / stride!) + 1,
    W: Math.floor((w! + 2 * padding! - v!) / stride!) + 1,
  }),
  forward: [
    {
      statements: [
        {
          lhs: role('z', ['o', 'h', 'w']),
          rhs: [
            plus(
              sumOver(
                'c',
                sumOver(
                  'u',
                  sumOver(
                    'v',
                    times(role('W', ['o', 'c', 'u', 'v']), role('x', ['c', row, column])),
                  ),
                ),
              ),
              role('b', ['o']),
            ),
          ],
          whole: call('conv2d', [role('W'), role('x'), role('b')], window),
        },
      ],
      compute: kernels(
        [gatherPatches, ['patches'], ['x'], geometry],
        [multiplyAdd, [['z', 1]], [['W', 1], ['patches', 3], 'b']],
      ),
      description: 'Slide the kernels {W} over {x}: at each position a weighted sum, plus {b}.',
      label: 'Slide {W} over {x}',
    },
  ],
  backward: {
    W: {
      statements: [
        {
          lhs: role('dW', ['o', 'c', 'u', 'v']),
          rhs: [
            overBatch(
              sumOver(
                'h',
                sumOver('w', times(role('dz', ['o', 'h', 'w']), role('x', ['c', row, column]))),
              ),
            ),
          ],
          whole: call('conv2dKernelGradient', [role('dz'), role('x')], window),
        },
      ],
      compute: kernels([
        multiplyByTransposed,
        [['dW', 1]],
        [
          ['dz', 1],
          ['patches', 3],
        ],
      ]),
      description:
        'A weight is used at every position: add the error signals times the inputs that it multiplies.',
      label: 'Gradient of {W}',
    },
    b: {
      statements: [
        {
          lhs: role('db', ['o']),
          rhs: [overBatch(sumOver('h', sumOver('w', role('dz', ['o', 'h', 'w']))))],
          whole: call('sumOverPlaces', [role('dz')]),
        },
      ],
      compute: kernels([sumColumns, ['db'], [['dz', 1]]]),
      description: 'A bias is added at every position: add the error signals of its map.',
      label: 'Gradient of {b}',
    },
    x: {
      statements: [
        {
          lhs: role('dx', ['c', 'h', 'w']),
          rhs: [
            sumOver(
              'o',
              sumTo(
                'u',
                'height',
                sumTo(
                  'v',
                  'width',
                  times(role('W', ['o', 'c', 'u', 'v']), role('dz', ['o', outRow, outColumn])),
                ),
              ),
            ),
          ],
          whole: call('conv2dInputGradient', [role('W'), role('dz'), role('x')], window),
        },
      ],
      compute: kernels(
        [
          multiplyTransposed,
          [['dpatches', 3]],
          [
            ['W', 1],
            ['dz', 1],
          ],
        ],
        [scatterPatches, ['dx'], ['dpatches'], geometry],
      ),
      description:
        'Send each error signal back to the cells of its window, multiplied by the rotated {W}.',
      label: 'Back through {W}',
    },
  },
  source: 'V. Dumoulin, F. Visin, A guide to convolution arithmetic for deep learning, 2016',
  examples: [
    { o: 2, c: 3, u: 4, v: 5, h: 7, w: 6, n: 1, height: 4, width: 5, stride: 1, padding: 0 },
    { o: 3, c: 1, u: 2, v: 4, h: 5, w: 7, n: 2, height: 2, width: 4, stride: 2, padding: 1 },
  ],
});
