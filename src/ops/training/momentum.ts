import { defineOperation, kernels } from '../../engine/operation.ts';
import type { Optimizer } from '../../engine/graph.ts';
import { attribute, minus, plus, role, times } from '../../notation/expression.ts';
import { descend } from '../../tensor/descent.ts';
import { accumulate } from '../../tensor/optimizers.ts';

const NOT = { none: 'an update is not differentiated' };
const source =
  'B. Polyak, Some methods of speeding up the convergence of iteration methods, 1964; I. Sutskever et al., 2013';

/** The velocity of a parameter: v ← β v + ∂L/∂θ, without dampening. */
export const velocity = defineOperation({
  name: 'velocity',
  kind: 'momentum',
  inputs: { v: '*', g: '*' },
  outputs: {},
  attributes: ['beta'],
  forward: [
    {
      statements: [
        {
          lhs: role('v'),
          rhs: [plus(times(attribute('beta'), role('v')), role('g'))],
          assigns: true,
        },
      ],
      compute: kernels([accumulate, ['v'], ['v', 'g'], (_, { beta = 0 }) => [beta]]),
      description: 'Keep part of the velocity {v}, and add the gradient.',
      label: 'Velocity {v}',
    },
  ],
  backward: { v: NOT, g: NOT },
  source,
  examples: [{ beta: 0.9 }],
});

/** θ ← θ − α v. */
export const velocityDescent = defineOperation({
  name: 'descent with momentum',
  kind: 'momentum',
  inputs: { theta: '*', v: '*', alpha: '' },
  outputs: {},
  forward: [
    {
      statements: [
        {
          lhs: role('theta'),
          rhs: [minus(role('theta'), times(role('alpha'), role('v')))],
          assigns: true,
        },
      ],
      compute: kernels([descend, ['theta'], ['theta', 'v', 'alpha']]),
      description: 'Subtract {alpha} times its velocity from {theta}.',
      label: 'Update {theta}',
    },
  ],
  backward: { theta: NOT, v: NOT, alpha: NOT },
  source,
  examples: [{}],
});

/** Gradient descent with momentum, as PyTorch’s SGD has it with dampening 0 and without Nesterov’s look ahead. */
export const momentum = (beta: number): Optimizer => ({
  attributes: { beta },
  shared: {},
  states: ['v'],
  updates: [velocity, velocityDescent],
});
