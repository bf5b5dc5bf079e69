import { depth, type Network } from '../ops/network.ts';

export type Countable = 'inputs' | 'classes' | 'layers' | 'weights' | 'biases';

/** How many of these a network has. */
export function networkCount(network: Network, what: Countable): number {
  const { layers } = network;
  const above = layers.slice(1);
  switch (what) {
    case 'inputs':
      return layers[0]!;
    case 'classes':
      return layers.at(-1)!;
    case 'layers':
      return depth(network);
    case 'weights':
      return above.reduce((sum, width, m) => sum + width * layers[m]!, 0);
    case 'biases':
      return above.reduce((sum, width) => sum + width, 0);
  }
}
