import { activateTanh, tanh as f, tanhSlope } from '../../tensor/activations.ts';
import { apply, minus, number, times } from '../expression.ts';
import type { Activation } from './activation.ts';

/** tanh z, with slope 1 − tanh². */
export const tanh: Activation = {
  f,
  slope: tanhSlope,
  derivative: (z) => minus(number(1), times(apply('tanh', z), apply('tanh', z))),
  tex: '\\tanh',
  text: 'tanh',
  numpy: {
    f: { name: 'np.tanh' },
    slope: {
      name: 'tanh_slope',
      definition: `def tanh_slope(z):
    e = np.exp(-2 * np.abs(z))
    return 4 * e / (1 + e) ** 2`,
    },
  },
  pytorch: null,
  typescript: {
    f: {
      name: 'tanh',
      definition: `const tanh = <T extends Tensor>(z: T): T => each((x) => Math.tanh(x!), z);`,
    },
    slope: {
      name: 'tanhSlope',
      definition: `const tanhSlope = <T extends Tensor>(z: T): T =>
  each((x) => {
    const e = Math.exp(-2 * Math.abs(x!));
    return (4 * e) / (1 + e) ** 2;
  }, z);`,
    },
  },
  kernel: activateTanh,
  description: 'Apply tanh to {z}, unit by unit.',
  source: 'Y. LeCun et al., Efficient BackProp, 1998, section 4.4',
};
