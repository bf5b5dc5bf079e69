import { activateSoftplus, softplus as f, softplusSlope } from '../../tensor/activations.ts';
import { apply } from '../expression.ts';
import type { Activation } from './activation.ts';

/** log(1 + e^z), a smooth ReLU, with slope σ(z). */
export const softplus: Activation = {
  f,
  slope: softplusSlope,
  derivative: (z) => apply('sigmoid', z),
  tex: '\\operatorname{softplus}',
  text: 'softplus',
  numpy: {
    f: {
      name: 'softplus',
      definition: `def softplus(z):
    return np.maximum(0, z) + np.log1p(np.exp(-np.abs(z)))`,
    },
    slope: {
      name: 'softplus_slope',
      definition: `def softplus_slope(z):
    return np.exp(np.minimum(0, z)) / (1 + np.exp(-np.abs(z)))`,
    },
  },
  pytorch: `def softplus(z):
    return torch.logaddexp(z, torch.zeros_like(z))`,
  typescript: {
    f: {
      name: 'softplus',
      definition: `const softplus = <T extends Tensor>(z: T): T =>
  each((x) => Math.max(0, x!) + Math.log1p(Math.exp(-Math.abs(x!))), z);`,
    },
    slope: {
      name: 'softplusSlope',
      definition: `const softplusSlope = <T extends Tensor>(z: T): T => each((x) => 1 / (1 + Math.exp(-x!)), z);`,
    },
  },
  kernel: activateSoftplus,
  description: 'Apply softplus to {z}, unit by unit.',
  source: 'C. Dugas et al., Incorporating second-order functional knowledge, 2001',
};
