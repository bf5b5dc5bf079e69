import { defineOperation, kernels, type Tensors } from '../engine/operation.ts';
import { role, times, transpose } from '../notation/expression.ts';
import { multiplyAdd, multiplyByTransposed, multiplyTransposed } from '../tensor/products.ts';

/** A bias of zeros: adding it changes no sum. */
const zeros = ({ W }: Tensors<'W'>): number[] => Array<number>(W.shape[0]!).fill(0);

/** A weighted sum of what comes in, without a bias: z[i,n] = Σ_k W[i,k] a[k,n]. */
export const linear = defineOperation({
  name: 'linear',
  kind: 'linear',
  inputs: { W: 'ik', a: 'kn' },
  outputs: { z: 'in' },
  forward: [
    {
      statements: [{ lhs: role('z'), rhs: [times(role('W'), role('a'))] }],
      compute: kernels([multiplyAdd, ['z'], ['W', 'a'], zeros]),
      description: 'Multiply {a} by the weights {W}.',
      label: '{W} times {a}',
    },
  ],
  backward: {
    W: {
      statements: [{ lhs: role('dW'), rhs: [times(role('dz'), transpose(role('a')))] }],
      compute: kernels([multiplyByTransposed, ['dW'], ['dz', 'a']]),
      description: 'Gradient of each weight: the error signal of its unit times its input.',
      label: 'Gradient of {W}',
    },
    a: {
      statements: [{ lhs: role('da'), rhs: [times(transpose(role('W')), role('dz'))] }],
      compute: kernels([multiplyTransposed, ['da'], ['W', 'dz']]),
      description: 'Send the error signal back through {W}.',
      label: 'Back through {W}',
    },
  },
  source: 'M. Nielsen, Neural Networks and Deep Learning, chapter 2',
  examples: [{ i: 4, k: 3, n: 2 }],
});
