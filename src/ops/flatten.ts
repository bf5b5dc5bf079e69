import { defineOperation, kernels } from '../engine/operation.ts';
import { reshape, role } from '../notation/expression.ts';
import { copy } from '../tensor/arithmetic.ts';

/** The numbers of all maps as one column of units, by channel, row and column. Nothing is computed, only renamed. */
export const flatten = defineOperation({
  name: 'flatten',
  kind: 'flatten',
  inputs: { x: 'chwn' },
  outputs: { f: 'In' },
  lengths: ({ c, h, w }) => ({ I: c! * h! * w! }),
  forward: [
    {
      statements: [{ lhs: role('f'), rhs: [reshape(role('x'))] }],
      compute: kernels([copy, ['f'], ['x']]),
      description: 'Write the maps {x} as one column: channel by channel, row by row.',
      label: 'Maps as one column',
    },
  ],
  backward: {
    x: {
      statements: [{ lhs: role('dx'), rhs: [reshape(role('df'), role('x'))] }],
      compute: kernels([copy, ['dx'], ['df']]),
      description: 'Arrange the gradient as maps again, in the same order.',
      label: 'Gradient as maps',
    },
  },
  source: 'Y. LeCun et al., Gradient-based learning applied to document recognition, 1998',
  examples: [{ c: 2, h: 3, w: 4, n: 1 }],
});
