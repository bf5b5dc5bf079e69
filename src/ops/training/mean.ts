import { defineOperation, kernels } from '../../engine/operation.ts';
import { fraction, number, overBatch, sym, times } from '../../notation/expression.ts';
import { scaleByInverse } from '../../tensor/descent.ts';

const inverseN = fraction(number(1), sym('N'));

/** The loss of a mini-batch is the mean of its samples' losses. */
export const meanLoss = defineOperation({
  name: 'mean loss',
  kind: 'mean',
  inputs: { L: 'n', N: '' },
  outputs: { Lbar: '' },
  forward: [
    {
      statements: [{ lhs: sym('Lbar'), rhs: [times(inverseN, overBatch(sym('L')))] }],
      compute({ Lbar }, { L, N }) {
        Lbar.data[0] = L.data.reduce((sum, loss) => sum + loss, 0) / N.data[0]!;
      },
      description: 'Take the mean of the losses over the mini-batch.',
      label: 'Mean of the losses',
    },
  ],
  backward: {
    L: { none: 'the mean is taken of each parameter’s gradient, in a step of its own' },
    N: { none: 'the number of samples is given' },
  },
  source: 'chapter 7, section 7.9',
  examples: [{ n: 5 }],
});

/** A parameter's gradients, summed over the samples by the step before, become their mean. */
export const meanGradient = defineOperation({
  name: 'mean gradient',
  kind: 'mean',
  inputs: { g: '*', N: '' },
  outputs: {},
  forward: [
    {
      statements: [{ lhs: sym('g'), rhs: [times(inverseN, sym('g'))], assigns: true }],
      compute: kernels([scaleByInverse, ['g'], ['g', 'N']]),
      description: 'Divide by the number of samples: the gradient of the mean loss.',
      label: 'Mean of {g}',
    },
  ],
  backward: {
    g: { none: 'a gradient is not differentiated again here' },
    N: { none: 'the number of samples is given' },
  },
  source: 'chapter 7, section 7.9',
  examples: [{}],
});
