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
      description: 'Multiply {a} by the weights {W} and add {b}.',
      label: '{W} times {a}, plus {b}',
    },
  ],
  backward: {
    W: {
      statements: [{ lhs: sym('dW'), rhs: [times(sym('dz'), transpose(sym('a')))] }],
      compute: kernels([multiplyByTransposed, ['dW'], ['dz', 'a']]),
      description: 'Gradient of each weight: the error signal of its unit times its input.',
      label: 'Gradient of {W}',
    },
    b: {
      statements: [{ lhs: sym('db'), rhs: [overBatch(sym('dz'))] }],
      compute: kernels([sumColumns, ['db'], ['dz']]),
      description: 'The gradient of a bias is the error signal: its input is 1.',
      label: 'Gradient of {b}',
    },
    a: {
      statements: [{ lhs: sym('da'), rhs: [times(transpose(sym('W')), sym('dz'))] }],
      compute: kernels([multiplyTransposed, ['da'], ['W', 'dz']]),
      description: 'Send the error signal back through {W}.',
      label: 'Back through {W}',
    },
  },
  source: 'M. Nielsen, Neural Networks and Deep Learning, chapter 2, BP2–BP4',
  examples: [{ i: 4, k: 3, n: 2 }],
});
