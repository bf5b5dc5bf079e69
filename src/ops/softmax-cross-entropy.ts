import { defineOperation, kernels } from '../engine/operation.ts';
import { TensorError } from '../tensor/error.ts';
import { crossEntropy, logSoftmax, softmax, softmaxError } from '../tensor/softmax.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { apply, hadamard, minus, negative, sumOver, sym, times } from '../notation/expression.ts';

/**
 * Softmax over the units of each sample and the cross-entropy of the target under it. The logarithm of p is kept
 * from the logits, log p_i = (z_i − c) − log Σ_k e^(z_k − c) with c the largest logit, because that of an
 * underflowed p is lost. The two derivatives cancel to p − y wherever the target sums to 1.
 */
export const softmaxCrossEntropy = defineOperation({
  name: 'softmax and cross-entropy',
  kind: 'loss',
  inputs: { z: 'in', y: 'in' },
  outputs: { p: 'in', logp: 'in', L: 'n' },
  prediction: 'p',
  loss: 'L',
  forward: [
    {
      statements: [
        { lhs: sym('p'), rhs: [apply('softmax', sym('z'))] },
        { lhs: sym('logp'), rhs: [apply('log', apply('softmax', sym('z')))] },
      ],
      compute: kernels([softmax, ['p'], ['z']], [logSoftmax, ['logp'], ['z']]),
      description:
        'Turn the logits {z} into probabilities: e to the power of each, divided by the sum.',
      label: 'Probabilities {p}',
    },
    {
      statements: [
        {
          lhs: sym('L'),
          rhs: [negative(sumOver('j', times(sym('y', null, 'j'), sym('logp', null, 'j'))))],
        },
      ],
      compute: kernels([crossEntropy, ['L'], ['y', 'logp']]),
      description: 'Compare {p} with {y}: one number measures the error.',
      label: 'The loss {L}',
    },
  ],
  backward: {
    z: {
      statements: [{ lhs: sym('dz'), rhs: [minus(sym('p'), sym('y'))] }],
      compute: kernels([softmaxError, ['dz'], ['p', 'y']]),
      description: 'The error signal of the logits: prediction minus target.',
      label: 'Error signal of logits',
    },
    y: { none: 'the target is given: nothing is learned about it' },
  },
  local: [
    {
      statements: [
        {
          lhs: sym('dz'),
          rhs: [
            hadamard(
              sym('p'),
              minus(sym('dp'), sumOver('k', times(sym('p', null, 'k'), sym('dp', null, 'k')))),
            ),
          ],
        },
      ],
      compute({ dz }, { p, dp }) {
        const samples = p.shape[1] ?? 1;
        for (let n = 0; n < samples; n++) {
          let mean = 0; // Σ p_k dp_k
          for (let c = n; c < p.data.length; c += samples) mean += p.data[c]! * dp.data[c]!;
          for (let c = n; c < p.data.length; c += samples)
            dz.data[c] = p.data[c]! * (dp.data[c]! - mean);
        }
      },
      description: 'Send the gradient of {p} back through softmax: minus its mean, times {p}.',
      label: 'Back through softmax',
    },
  ],
  check: ({ y }) => checkTarget(y),
  source: 'A. Ahmed, Derivative of softmax loss function, Mathematics Stack Exchange 945871',
  examples: [{ i: 3, n: 2 }],
});

/** Throws a TensorError unless every column of `y` [n, N] is a distribution: none negative, the sum 1 within 1e-9. */
function checkTarget(y: Tensor): void {
  const [units = 1, samples = 1] = y.shape;
  for (let n = 0; n < samples; n++) {
    const column = Array.from({ length: units }, (_, i) => y.data[i * samples + n]!);
    const sum = column.reduce((total, value) => total + value, 0);
    if (column.some((value) => !(value >= 0)) || !(Math.abs(sum - 1) <= 1e-9)) {
      throw new TensorError(
        'y',
        'a distribution: no entry negative, the sum 1',
        `${column.join(', ')} (sum ${sum}) for sample ${n + 1}`,
      );
    }
  }
}
