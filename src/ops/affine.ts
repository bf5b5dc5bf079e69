import { defineOperation, kernels } from '../engine/operation.ts';
import { overBatch, plus, sym, times, transpose } from '../notation/expression.ts';
import {
  multiplyAdd,
  multiplyByTransposed,
  multiplyTransposed,
  sumColumns,
} from '../tensor/products.ts';

/** A weighted sum of what comes in, plus a bias: z[i,n] = Σ_k W[i,k] a[k,n] + b[i]. */
export const affine = defineOperation({
  name: 'affine',
  kind: 'affine',
  inputs: { W: 'ik', b: 'i', a: 'kn' },
  outputs: { z: 'in' },
  forward: [
    {
      statements: [{ lhs: sym('z'), rhs: [plus(times(sym('W'), sym('a')), sym('b'))] }],
      compute: kernels([multiplyAdd, ['z'], ['W', 'a', 'b']]),
      description: 'Weigh {a} by {W} and add {b}.',
      label: 'Weigh {a}, add {b}',
    },
  ],
  backward: {
    W: {
      statements: [{ lhs: sym('dW'), rhs: [times(sym('dz'), transpose(sym('a')))] }],
      compute: kernels([multiplyByTransposed, ['dW'], ['dz', 'a']]),
      description: 'The share of each weight: the error it fed, times what it carried.',
      label: 'Gradient of {W}',
    },
    b: {
      statements: [{ lhs: sym('db'), rhs: [overBatch(sym('dz'))] }],
      compute: kernels([sumColumns, ['db'], ['dz']]),
      description: 'The share of a bias is the error itself: it was weighed by one.',
      label: 'Gradient of {b}',
    },
    a: {
      statements: [{ lhs: sym('da'), rhs: [times(transpose(sym('W')), sym('dz'))] }],
      compute: kernels([multiplyTransposed, ['da'], ['W', 'dz']]),
      description: 'Send the error back through {W}.',
      label: 'Error back through {W}',
    },
  },
  source: 'M. Nielsen, Neural Networks and Deep Learning, chapter 2, BP2–BP4',
  examples: [{ i: 4, k: 3, n: 2 }],
});
