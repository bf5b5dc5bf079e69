import { defineOperation, kernels, type Operation } from '../../engine/operation.ts';
import type { Penalty } from '../../engine/graph.ts';
import {
  attribute,
  call,
  fraction,
  number,
  overBatch,
  plus,
  power,
  role,
  sumOver,
  times,
  type Expr,
} from '../../notation/expression.ts';
import { addHalfSquares, addScaled } from '../../tensor/optimizers.ts';

const NOT = {
  none: 'the gradient of the penalty is added to that of the loss, in a step of its own',
};
const source = 'A. Krogh, J. Hertz, A simple weight decay can improve generalization, 1992';
const half = fraction(attribute('lambda'), number(2));

/** The loss with the penalty of weights of these axes: J = L + ½ λ ‖W‖². */
const penaltyOf = (
  axes: string,
  samples: '' | 'n',
  example: Operation['examples'][number],
): Operation => {
  const loss = samples ? overBatch(role('L')) : role('L');
  const letters = [...axes];
  const squares = letters.reduceRight<Expr>(
    (of, letter) => sumOver(letter, of),
    power(role('W', letters), 2),
  );
  return defineOperation({
    name: `L2 penalty of ${letters.length === 4 ? 'kernels' : letters.length === 2 ? 'weights' : 'one weight'}`,
    kind: 'l2',
    inputs: { L: samples, W: axes },
    outputs: { J: '' },
    attributes: ['lambda'],
    lengths: () => ({}),
    forward: [
      {
        statements: [
          {
            lhs: role('J'),
            rhs: [plus(loss, times(half, squares))],
            assigns: true,
            whole: plus(loss, times(half, call('squaredNorm', [role('W')]))),
          },
        ],
        compute: kernels([addHalfSquares, ['J'], ['L', 'W'], (_, { lambda = 0 }) => [lambda]]),
        description: 'Add the penalty: half of λ times the sum of the squares of {W}.',
        label: 'L2 penalty of {W}',
      },
    ],
    backward: { L: NOT, W: NOT },
    source,
    examples: [{ ...example, lambda: 0.01 }],
  });
};

/** By the axes of the weights; first of the mean loss, then of the loss of one sample. */
export const penalties: Readonly<Record<string, Operation>> = Object.fromEntries(
  (['', 'n'] as const).flatMap((samples) => [
    [samples, penaltyOf('', samples, { n: 1 })],
    [`ik${samples}`, penaltyOf('ik', samples, { i: 4, k: 3, n: 1 })],
    [`ocuv${samples}`, penaltyOf('ocuv', samples, { o: 2, c: 3, u: 4, v: 5, n: 1 })],
  ]),
);

/** The gradient of the loss with the penalty: g = ∂L/∂W + λ W. */
export const penaltyGradient = defineOperation({
  name: 'gradient of the L2 penalty',
  kind: 'l2',
  inputs: { dW: '*', W: '*' },
  outputs: { g: '*' },
  attributes: ['lambda'],
  forward: [
    {
      statements: [
        { lhs: role('g'), rhs: [plus(role('dW'), times(attribute('lambda'), role('W')))] },
      ],
      compute: kernels([addScaled, ['g'], ['dW', 'W'], (_, { lambda = 0 }) => [lambda]]),
      description: 'Add λ times {W}, the gradient of the penalty.',
      label: 'Add the gradient of L2',
    },
  ],
  backward: {
    dW: { none: 'a gradient is not differentiated again here' },
    W: { none: 'a gradient is not differentiated again here' },
  },
  source,
  examples: [{ lambda: 0.01 }],
});

/** λ W is added to the gradient of weights, not of biases, and ½ λ ‖W‖² to the loss: PyTorch’s weight_decay of SGD and Adam. */
export const l2 = (lambda: number): Penalty => ({
  lambda,
  loss: (axes, samples) => {
    const known = penalties[`${axes}${samples}`];
    if (!known) throw new RangeError(`no L2 penalty of weights with the axes ${axes}`);
    return known;
  },
  gradient: penaltyGradient,
});
