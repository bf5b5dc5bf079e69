import { zeros } from '../tensor/tensor.ts';
import type { Shape, Tensor } from '../tensor/tensor.ts';
import type { Draw } from './layer.ts';

/**
 * Uniform within ±√(6 / (in + out)) times the scale, where `in` and `out` are how many numbers a unit reads and how many
 * read it. Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
 */
export const glorot: Draw = (shape, random, scale) => {
  const [outputs = 1, inputs = 1, ...window] = shape;
  const area = window.reduce((product, length) => product * length, 1);
  const bound = scale * Math.sqrt(6 / ((inputs + outputs) * area));
  return filled(shape, () => 2 * bound * random() - bound);
};

export const none: Draw = (shape) => zeros(shape);

function filled(shape: Shape, next: () => number): Tensor {
  const tensor = zeros(shape);
  for (let c = 0; c < tensor.data.length; c++) tensor.data[c] = next();
  return tensor;
}
