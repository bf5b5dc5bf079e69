import { activateSigmoid, sigmoid as f, sigmoidSlope } from '../../tensor/activations.ts';
import { apply, minus, number, times } from '../expression.ts';
import type { Activation } from './activation.ts';

/** σ(z) = 1 / (1 + e^−z), with slope σ (1 − σ). */
export const sigmoid: Activation = {
  f,
  slope: sigmoidSlope,
  derivative: (z) => times(apply('sigmoid', z), minus(number(1), apply('sigmoid', z))),
  tex: '\\sigma',
  text: 'σ',
  numpy: {
    f: {
      name: 'sigmoid',
      definition: `def sigmoid(z):
    e = np.exp(-np.abs(z))  # at most 1, so that nothing overflows
    return np.where(z < 0, e, 1) / (1 + e)`,
    },
    slope: {
      name: 'sigmoid_slope',
      definition: `def sigmoid_slope(z):
    return sigmoid(z) * sigmoid(-z)`,
    },
  },
  pytorch: `def sigmoid(z):
    return torch.sigmoid(z)`,
  typescript: {
    f: {
      name: 'sigmoid',
      definition: `const sigmoid = <T extends Tensor>(z: T): T => each((x) => 1 / (1 + Math.exp(-x!)), z);`,
    },
    slope: {
      name: 'sigmoidSlope',
      definition: `const sigmoidSlope = <T extends Tensor>(z: T): T => hadamard(sigmoid(z), sigmoid(negate(z)));`,
    },
  },
  kernel: activateSigmoid,
  description: 'Apply σ to {z}, unit by unit.',
  source: 'chapter 7, section 7.1',
};
