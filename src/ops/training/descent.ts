import { defineOperation, kernels } from '../../engine/operation.ts';
import { minus, sym, times } from '../../notation/expression.ts';
import { descend } from '../../tensor/descent.ts';

/** One step of gradient descent: θ ← θ − α ∂L/∂θ, once every gradient is known. */
export const descent = defineOperation({
  name: 'gradient descent',
  kind: 'descent',
  inputs: { theta: '*', g: '*', alpha: '' },
  outputs: {},
  forward: [
    {
      statements: [
        {
          lhs: sym('theta'),
          rhs: [minus(sym('theta'), times(sym('alpha'), sym('g')))],
          assigns: true,
        },
      ],
      compute: kernels([descend, ['theta'], ['theta', 'g', 'alpha']]),
      description: 'Subtract {alpha} times its gradient from {theta}.',
      label: 'Update {theta}',
    },
  ],
  backward: {
    theta: { none: 'an update is not differentiated' },
    g: { none: 'an update is not differentiated' },
    alpha: { none: 'the learning rate is given' },
  },
  source:
    'A. Cauchy, Méthode générale pour la résolution des systèmes d’équations simultanées, 1847',
  examples: [{}],
});
