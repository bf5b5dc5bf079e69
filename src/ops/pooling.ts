import {
  defineOperation,
  kernels,
  type Attributes,
  type Lengths,
  type Tensors,
} from '../engine/operation.ts';
import {
  attribute,
  call,
  fraction,
  largest,
  place,
  role,
  sumTo,
  times,
} from '../notation/expression.ts';
import { averagePool, averagePoolBack, maxPool, maxPoolBack } from '../tensor/pooling.ts';
import type { Tensor } from '../tensor/tensor.ts';

const window = { height: 'height', width: 'width', stride: 'stride' };
const attributes = ['height', 'width', 'stride'];

/** Row and column of the input at the place u, v of the window of the output i, j. */
const row = place([
  ['stride', 'h'],
  [1, 'u'],
]);
const column = place([
  ['stride', 'w'],
  [1, 'v'],
]);

/** The output whose window has its place u, v on the input h, w. */
const outRow = place(
  [
    [1, 'h'],
    [-1, 'u'],
  ],
  { over: 'stride' },
);
const outColumn = place(
  [
    [1, 'w'],
    [-1, 'v'],
  ],
  { over: 'stride' },
);

/** How many numbers a window has: the two attributes, multiplied. */
const area = times(attribute('height'), attribute('width'));

/** Incomplete windows are dropped. */
const lengths = ({ h, w }: Lengths, { height, width, stride }: Attributes): Lengths => ({
  u: height!,
  v: width!,
  H: Math.floor((h! - height!) / stride!) + 1,
  W: Math.floor((w! - width!) / stride!) + 1,
});

/** Lengths of x, the window and the outputs: [C, H, W, U, V, s, H′, W′, N]. */
const geometry = (x: Tensor, y: Tensor, { height, width, stride }: Attributes): number[] => {
  const [C, H, W, N] = x.shape;
  const [, outH, outW] = y.shape;
  return [C!, H!, W!, height!, width!, stride!, outH!, outW!, N!];
};

const backGeometry = ({ x, dy }: Tensors, attributes: Attributes): number[] =>
  geometry(x!, dy!, attributes);

/**
 * The largest number of each window: y[c,i,j] = max_u,v x[c, s·i+u, s·j+v]; of equal ones the first in row-major order.
 * What won is kept as 1 beside 0, so that the way back goes there alone.
 */
export const maxPooling = defineOperation({
  name: 'max pooling',
  kind: 'pooling',
  inputs: { x: 'chwn' },
  outputs: { y: 'cHWn', won: 'cuvHWn' },
  attributes,
  lengths,
  forward: [
    {
      statements: [
        {
          lhs: role('y', ['c', 'h', 'w']),
          rhs: [largest({ u: 'height', v: 'width' }, role('x', ['c', row, column]))],
          whole: call('maxPool2d', [role('x')], window),
        },
      ],
      compute: kernels([maxPool, ['y', 'won'], ['x'], ({ x, y }, a) => geometry(x, y, a)]),
      description: 'Keep the largest of each window of {x}.',
      label: 'Largest of each window',
    },
  ],
  backward: {
    x: {
      statements: [
        {
          lhs: role('dx', ['c', 'h', 'w']),
          rhs: [
            sumTo(
              'u',
              'height',
              sumTo(
                'v',
                'width',
                times(
                  role('won', ['c', 'u', 'v', outRow, outColumn]),
                  role('dy', ['c', outRow, outColumn]),
                ),
              ),
            ),
          ],
          whole: call('maxPool2dGradient', [role('dy'), role('x')], window),
        },
      ],
      compute: kernels([maxPoolBack, ['dx'], ['dy', 'won'], backGeometry]),
      description: 'Send each gradient to the largest cell of its window, and 0 to the others.',
      label: 'Gradient to the largest',
    },
  },
  source: 'I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, 2016, section 9.3',
  examples: [
    { c: 3, h: 6, w: 5, n: 1, height: 2, width: 2, stride: 2 },
    { c: 1, h: 6, w: 5, n: 2, height: 3, width: 2, stride: 1 },
  ],
});

/** The mean of each window: y[c,i,j] = Σ_u,v x[c, s·i+u, s·j+v] / (U V). */
export const averagePooling = defineOperation({
  name: 'average pooling',
  kind: 'pooling',
  inputs: { x: 'chwn' },
  outputs: { y: 'cHWn' },
  attributes,
  lengths,
  forward: [
    {
      statements: [
        {
          lhs: role('y', ['c', 'h', 'w']),
          rhs: [
            fraction(
              sumTo('u', 'height', sumTo('v', 'width', role('x', ['c', row, column]))),
              area,
            ),
          ],
          whole: call('averagePool2d', [role('x')], window),
        },
      ],
      compute: kernels([averagePool, ['y'], ['x'], ({ x, y }, a) => geometry(x, y, a)]),
      description: 'Take the mean of each window of {x}.',
      label: 'Mean of each window',
    },
  ],
  backward: {
    x: {
      statements: [
        {
          lhs: role('dx', ['c', 'h', 'w']),
          rhs: [
            fraction(
              sumTo('u', 'height', sumTo('v', 'width', role('dy', ['c', outRow, outColumn]))),
              area,
            ),
          ],
          whole: call('averagePool2dGradient', [role('dy'), role('x')], window),
        },
      ],
      compute: kernels([averagePoolBack, ['dx'], ['dy'], backGeometry]),
      description: 'Divide each gradient equally among the cells of its window.',
      label: 'Divide the gradient',
    },
  },
  source: 'Y. LeCun et al., Gradient-based learning applied to document recognition, 1998',
  examples: [
    { c: 3, h: 6, w: 5, n: 1, height: 2, width: 3, stride: 2 },
    { c: 2, h: 5, w: 7, n: 1, height: 3, width: 2, stride: 1 },
  ],
});
