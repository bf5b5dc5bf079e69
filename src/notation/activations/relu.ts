import { activateRelu, relu as f, reluSlope } from '../../tensor/activations.ts';
import { apply } from '../expression.ts';
import type { Activation } from './activation.ts';

/** max(0, z), with slope 1 above 0 and 0 elsewhere, at 0 too. */
export const relu: Activation = {
  f,
  slope: reluSlope,
  derivative: (z) => apply('relu′', z),
  kinks: [0],
  tex: '\\operatorname{ReLU}',
  text: 'ReLU',
  numpy: {
    f: {
      name: 'relu',
      definition: `def relu(z):
    return np.maximum(0, z)`,
    },
    slope: {
      name: 'relu_slope',
      definition: `def relu_slope(z):
    return np.where(z > 0, 1.0, 0.0)`,
    },
  },
  pytorch: `def relu(z):
    return torch.relu(z)`,
  typescript: {
    f: {
      name: 'relu',
      definition: `const relu = <T extends Tensor>(z: T): T => each((x) => Math.max(0, x!), z);`,
    },
    slope: {
      name: 'reluSlope',
      definition: `const reluSlope = <T extends Tensor>(z: T): T => each((x) => (x! > 0 ? 1 : 0), z);`,
    },
  },
  kernel: activateRelu,
  description: 'Keep {z} where it is positive, else 0, unit by unit.',
  source: 'V. Nair, G. Hinton, Rectified linear units, 2010',
};
