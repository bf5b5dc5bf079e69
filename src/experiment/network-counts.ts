import { depth, inputSize, modelOf, outputSize, type Network } from '../layers/network.ts';
import { describe, parseKey, type ColorRole } from '../notation/symbol.ts';
import { size } from '../tensor/tensor.ts';

export type Countable = 'inputs' | 'classes' | 'layers' | 'weights' | 'biases';

/** How many of these a network has. */
export function networkCount(network: Network, what: Countable): number {
  const shapes = Object.entries(modelOf(network).parameters);
  const numbers = (hue: ColorRole): number =>
    shapes.reduce(
      (sum, [name, shape]) => sum + (describe(parseKey(name).id).hue === hue ? size(shape) : 0),
      0,
    );
  switch (what) {
    case 'inputs':
      return inputSize(network);
    case 'classes':
      return outputSize(network);
    case 'layers':
      return depth(network);
    case 'weights':
      return numbers('weight');
    case 'biases':
      return numbers('bias');
  }
}
