import { defineOperation, kernels } from '../engine/operation.ts';
import { apply, minus, role, sumOver, times } from '../notation/expression.ts';
import { applySigmoid } from '../tensor/activations.ts';
import { binaryCrossEntropy, sigmoidError } from '../tensor/losses.ts';
import { TensorError } from '../tensor/error.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** log p and log (1 − p) from the logit, as softplus, which does not overflow: log σ(z) = −softplus(−z). */
const softplusOf = (z: ReturnType<typeof role>) => apply('softplus', z);

/** A sigmoid for each output and the cross-entropy of its own yes or no, added up over the outputs. */
export const sigmoidCrossEntropy = defineOperation({
  name: 'sigmoid and binary cross-entropy',
  kind: 'loss',
  inputs: { z: 'in', y: 'in' },
  outputs: { p: 'in', L: 'n' },
  prediction: 'p',
  loss: 'L',
  forward: [
    {
      statements: [{ lhs: role('p'), rhs: [apply('sigmoid', role('z'))] }],
      compute: kernels([applySigmoid, ['p'], ['z']]),
      description: 'Turn each logit of {z} into a probability of its own.',
      label: 'Probabilities {p}',
    },
    {
      statements: [
        {
          lhs: role('L'),
          rhs: [
            sumOver(
              'j',
              minus(softplusOf(role('z', ['j'])), times(role('y', ['j']), role('z', ['j']))),
            ),
          ],
        },
      ],
      compute: kernels([binaryCrossEntropy, ['L'], ['z', 'y']]),
      description: 'Compare each of {p} with {y}, and add.',
      label: 'The loss {L}',
    },
  ],
  backward: {
    z: {
      statements: [{ lhs: role('dz'), rhs: [minus(apply('sigmoid', role('z')), role('y'))] }],
      compute: kernels([sigmoidError, ['dz'], ['z', 'y']]),
      description: 'The error signal of the logits: prediction minus target.',
      label: 'Error signal of logits',
    },
    y: { none: 'the target is given: nothing is learned about it' },
  },
  check: ({ y }) => checkTarget(y),
  source: 'C. Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.2',
  examples: [{ i: 3, n: 2 }],
});

/** Throws a TensorError unless every target is between 0 and 1. */
function checkTarget({ data }: Tensor): void {
  const wrong = data.find((value) => !(value >= 0 && value <= 1));
  if (wrong !== undefined) throw new TensorError('y', 'targets from 0 to 1', String(wrong));
}
