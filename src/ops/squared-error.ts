import { defineOperation, kernels, type Operation } from '../engine/operation.ts';
import {
  fraction,
  minus,
  number,
  power,
  role,
  sumOver,
  times,
  type Expr,
} from '../notation/expression.ts';
import { copy } from '../tensor/arithmetic.ts';
import { difference, halfSquares } from '../tensor/losses.ts';

/** The prediction is what comes in, and the loss of a sample half of `squares`. */
const operationOf = (
  name: string,
  axes: string,
  squares: Expr,
  lengths: Operation['examples'][number],
): Operation =>
  defineOperation({
    name,
    kind: 'loss',
    inputs: { z: axes, y: axes },
    outputs: { p: axes, L: 'n' },
    prediction: 'p',
    loss: 'L',
    forward: [
      {
        statements: [{ lhs: role('p'), rhs: [role('z')] }],
        compute: kernels([copy, ['p'], ['z']]),
        description: 'The prediction {p} is {z}, unchanged.',
        label: 'The prediction {p}',
      },
      {
        statements: [{ lhs: role('L'), rhs: [times(fraction(number(1), number(2)), squares)] }],
        compute: kernels([halfSquares, ['L'], ['p', 'y']]),
        description: 'Half the sum of the squared differences of {p} and {y}.',
        label: 'The loss {L}',
      },
    ],
    backward: {
      z: {
        statements: [{ lhs: role('dz'), rhs: [minus(role('p'), role('y'))] }],
        compute: kernels([difference, ['dz'], ['p', 'y']]),
        description: 'The error signal of the output: prediction minus target.',
        label: 'Error signal of output',
      },
      y: { none: 'the target is given: nothing is learned about it' },
    },
    source:
      'D. Rumelhart, G. Hinton, R. Williams, Learning representations by back-propagating errors, 1986',
    examples: [lengths],
  });

/** Half the sum of the squared errors of the units. */
export const squaredError = operationOf(
  'squared error',
  'in',
  sumOver('j', power(minus(role('p', ['j']), role('y', ['j'])), 2)),
  { i: 3, n: 2 },
);

/** Half the squared error of one number for each sample. */
export const scalarSquaredError = operationOf(
  'squared error of one number',
  'n',
  power(minus(role('p'), role('y')), 2),
  { n: 2 },
);
