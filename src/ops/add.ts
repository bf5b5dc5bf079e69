import { defineOperation, kernels } from '../engine/operation.ts';
import { plus, role } from '../notation/expression.ts';
import { add as addEach, copy } from '../tensor/arithmetic.ts';

/** The sum of two tensors of one shape, as a residual connection has it: r = a + b. */
export const add = defineOperation({
  name: 'add',
  kind: 'add',
  inputs: { a: '*', b: '*' },
  outputs: { r: '*' },
  forward: [
    {
      statements: [{ lhs: role('r'), rhs: [plus(role('a'), role('b'))] }],
      compute: kernels([addEach, ['r'], ['a', 'b']]),
      description: 'Add {b} to {a}, number by number.',
      label: 'Add {b} to {a}',
    },
  ],
  backward: {
    a: {
      statements: [{ lhs: role('da'), rhs: [role('dr')] }],
      compute: kernels([copy, ['da'], ['dr']]),
      description: 'A sum passes the gradient back unchanged.',
      label: 'Pass the gradient back',
    },
    b: {
      statements: [{ lhs: role('db'), rhs: [role('dr')] }],
      compute: kernels([copy, ['db'], ['dr']]),
      description: 'A sum passes the gradient back unchanged.',
      label: 'Pass the gradient back',
    },
  },
  source: 'K. He et al., Deep residual learning for image recognition, 2016',
  examples: [{}],
});
