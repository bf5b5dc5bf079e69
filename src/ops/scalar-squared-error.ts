import { defineOperation, kernels } from '../engine/operation.ts';
import { fraction, minus, number, power, role, times } from '../notation/expression.ts';
import { copy } from '../tensor/arithmetic.ts';
import { difference, halfSquares } from '../tensor/losses.ts';

/** Squared error of one number a sample: L = ½ (p − y)². */
export const scalarSquaredError = defineOperation({
  name: 'scalar squared error',
  kind: 'head',
  inputs: { z: 'n', y: 'n' },
  outputs: { p: 'n', L: 'n' },
  prediction: 'p',
  loss: 'L',
  forward: [
    {
      statements: [{ lhs: role('p'), rhs: [role('z')] }],
      compute: kernels([copy, ['p'], ['z']]),
      says: 'The prediction {p} is {z} as it is.',
      short: 'The prediction {p}',
    },
    {
      statements: [
        {
          lhs: role('L'),
          rhs: [times(fraction(number(1), number(2)), power(minus(role('p'), role('y')), 2))],
        },
      ],
      // As one row of samples.
      compute: kernels([
        halfSquares,
        ['L'],
        [
          ['p', 0],
          ['y', 0],
        ],
      ]),
      says: 'Half the square of the difference of {p} and {y}.',
      short: 'The loss {L}',
    },
  ],
  backward: {
    z: {
      statements: [{ lhs: role('dz'), rhs: [minus(role('p'), role('y'))] }],
      compute: kernels([difference, ['dz'], ['p', 'y']]),
      says: 'The error at the output: the prediction less the target.',
      short: 'Error at the output',
    },
    y: { none: 'the target is given: nothing is learned about it' },
  },
  source:
    'D. Rumelhart, G. Hinton, R. Williams, Learning representations by back-propagating errors, 1986',
  examples: [{ n: 2 }],
});
