import { defineOperation, kernels, type Operation } from '../../engine/operation.ts';
import type { Optimizer } from '../../engine/graph.ts';
import {
  apply,
  attribute,
  fraction,
  hadamard,
  minus,
  number,
  plus,
  role,
  times,
} from '../../notation/expression.ts';
import { scaleBy } from '../../tensor/arithmetic.ts';
import { average, averageSquares, descendByMoments } from '../../tensor/optimizers.ts';

const NOT = { none: 'an update is not differentiated' };
const source = 'D. Kingma, J. Ba, Adam: a method for stochastic optimization, 2015';

/** A power of β, multiplied by β once a step: βᵗ ← β · βᵗ, from 1 on. */
const decayOf = (name: 'mT' | 'qT', beta: 'beta1' | 'beta2'): Operation =>
  defineOperation({
    name: `decay of ${name === 'mT' ? 'means' : 'mean squares'}`,
    kind: 'adam',
    inputs: { [name]: '' },
    outputs: {},
    attributes: [beta],
    forward: [
      {
        statements: [{ lhs: role(name), rhs: [times(attribute(beta), role(name))], assigns: true }],
        compute: kernels([scaleBy, [name], [name], (_, attributes) => [attributes[beta]!]]),
        description: `How much of the initial value 0 is still in the running means after this step.`,
        label: `One step more`,
      },
    ],
    backward: { [name]: NOT },
    source,
    examples: [{ beta1: 0.9, beta2: 0.999 }],
  });

export const meanDecay = decayOf('mT', 'beta1');
export const squareDecay = decayOf('qT', 'beta2');

/** A running mean of the gradients: m ← β₁ m + (1 − β₁) ∂L/∂θ. */
export const gradientMean = defineOperation({
  name: 'mean of gradients',
  kind: 'adam',
  inputs: { m: '*', g: '*' },
  outputs: {},
  attributes: ['beta1'],
  forward: [
    {
      statements: [
        {
          lhs: role('m'),
          rhs: [
            plus(
              times(attribute('beta1'), role('m')),
              times(minus(number(1), attribute('beta1')), role('g')),
            ),
          ],
          assigns: true,
        },
      ],
      compute: kernels([average, ['m'], ['m', 'g'], (_, { beta1 = 0 }) => [beta1]]),
      description: 'Move the running mean {m} towards the gradient.',
      label: 'Running mean {m}',
    },
  ],
  backward: { m: NOT, g: NOT },
  source,
  examples: [{ beta1: 0.9 }],
});

/** A running mean of their squares: q ← β₂ q + (1 − β₂) (∂L/∂θ)². */
export const squareMean = defineOperation({
  name: 'mean of squared gradients',
  kind: 'adam',
  inputs: { q: '*', g: '*' },
  outputs: {},
  attributes: ['beta2'],
  forward: [
    {
      statements: [
        {
          lhs: role('q'),
          rhs: [
            plus(
              times(attribute('beta2'), role('q')),
              times(minus(number(1), attribute('beta2')), hadamard(role('g'), role('g'))),
            ),
          ],
          assigns: true,
        },
      ],
      compute: kernels([averageSquares, ['q'], ['q', 'g'], (_, { beta2 = 0 }) => [beta2]]),
      description: 'Move the running mean {q} towards the square of the gradient.',
      label: 'Mean of squares {q}',
    },
  ],
  backward: { q: NOT, g: NOT },
  source,
  examples: [{ beta2: 0.999 }],
});

const corrected = (of: 'm' | 'q', decay: 'mT' | 'qT') =>
  fraction(role(of), minus(number(1), role(decay)));

/** θ ← θ − α m̂ / (√q̂ + ε), both means divided by the share of them that is not the 0 they began with. */
export const momentDescent = defineOperation({
  name: 'descent by moments',
  kind: 'adam',
  inputs: { theta: '*', m: '*', q: '*', mT: '', qT: '', alpha: '' },
  outputs: {},
  attributes: ['epsilon'],
  forward: [
    {
      statements: [
        {
          lhs: role('theta'),
          rhs: [
            minus(
              role('theta'),
              times(
                role('alpha'),
                fraction(
                  corrected('m', 'mT'),
                  plus(apply('sqrt', corrected('q', 'qT')), attribute('epsilon')),
                ),
              ),
            ),
          ],
          assigns: true,
        },
      ],
      compute: kernels([
        descendByMoments,
        ['theta'],
        ['theta', 'm', 'q', 'mT', 'qT', 'alpha'],
        (_, { epsilon = 0 }) => [epsilon],
      ]),
      description: 'Update {theta} with its mean gradient, divided by the root of its mean square.',
      label: 'Update {theta}',
    },
  ],
  backward: { theta: NOT, m: NOT, q: NOT, mT: NOT, qT: NOT, alpha: NOT },
  source,
  examples: [{ epsilon: 1e-8 }],
});

interface AdamSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** Adam with the correction of its means for their first value, as in PyTorch. */
export const adam = ({ beta1, beta2, epsilon }: AdamSettings): Optimizer => ({
  attributes: { beta1, beta2, epsilon },
  shared: {
    mT: { initial: 1, advance: meanDecay },
    qT: { initial: 1, advance: squareDecay },
  },
  states: ['m', 'q'],
  updates: [gradientMean, squareMean, momentDescent],
});
