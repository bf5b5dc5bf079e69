import { defineOperation, kernels } from '../engine/operation.ts';
import { fraction, minus, number, power, role, sumOver, times } from '../notation/expression.ts';
import { copy } from '../tensor/arithmetic.ts';
import { difference, halfSquares } from '../tensor/losses.ts';

/** The prediction is what comes in, and the loss of a sample half the sum of its squared errors. */
export const squaredError = defineOperation({
  name: 'squared error',
  kind: 'head',
  inputs: { z: 'in', y: 'in' },
  outputs: { p: 'in', L: 'n' },
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
          rhs: [
            times(
              fraction(number(1), number(2)),
              sumOver('j', power(minus(role('p', ['j']), role('y', ['j'])), 2)),
            ),
          ],
        },
      ],
      compute: kernels([halfSquares, ['L'], ['p', 'y']]),
      says: 'Half the sum of the squared differences of {p} and {y}.',
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
  examples: [{ i: 3, n: 2 }],
});
