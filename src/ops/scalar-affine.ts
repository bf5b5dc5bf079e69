import { defineOperation, kernels } from '../engine/operation.ts';
import { call, overBatch, plus, role, times } from '../notation/expression.ts';
import { dot, scaleAdd, scaleBy, total } from '../tensor/arithmetic.ts';

/** One weight and one bias: z = w x + b, the smallest affine map. */
export const scalarAffine = defineOperation({
  name: 'scalar affine',
  kind: 'scalar',
  inputs: { w: '', b: '', x: 'n' },
  outputs: { z: 'n' },
  forward: [
    {
      statements: [{ lhs: role('z'), rhs: [plus(times(role('w'), role('x')), role('b'))] }],
      compute: kernels([scaleAdd, ['z'], ['w', 'x', 'b']]),
      description: 'Multiply {x} by {w} and add {b}.',
      label: 'Multiply by {w}, add {b}',
    },
  ],
  backward: {
    w: {
      statements: [
        {
          lhs: role('dw'),
          rhs: [overBatch(times(role('dz'), role('x')))],
          whole: call('dot', [role('dz'), role('x')]),
        },
      ],
      compute: kernels([dot, ['dw'], ['dz', 'x']]),
      description: 'The error signal times the input of the weight.',
      label: 'Gradient of {w}',
    },
    b: {
      statements: [{ lhs: role('db'), rhs: [overBatch(role('dz'))] }],
      compute: kernels([total, ['db'], ['dz']]),
      description: 'The gradient of a bias is the error signal itself.',
      label: 'Gradient of {b}',
    },
    x: {
      statements: [{ lhs: role('dx'), rhs: [times(role('w'), role('dz'))] }],
      compute: kernels([scaleBy, ['dx'], ['w', 'dz']]),
      description: 'Send the error signal back through {w}.',
      label: 'Back through {w}',
    },
  },
  source: 'M. Nielsen, Neural Networks and Deep Learning, chapter 2',
  examples: [{ n: 2 }],
});
