import { graphFrom, type Graph, type Node } from '../engine/graph.ts';
import type { Values } from '../engine/operation.ts';
import type { ActivationName } from '../notation/activations/list.ts';
import { glorot, seeded } from '../tensor/random.ts';
import { zeros, type Tensor } from '../tensor/tensor.ts';
import { activationOperations } from './activation.ts';
import { affine } from './affine.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';
import { training } from './training.ts';

export type Activation = ActivationName;

/** Widths from the input to the output, at least two, and what the hidden units compute. */
export interface Network {
  readonly layers: readonly number[];
  readonly activation: ActivationName;
}

/** Number of layers of weights, the `l` of the text. */
export const depth = ({ layers }: Network): number => layers.length - 1;

/** A network of affine layers, hidden activations and a softmax head as a graph. */
export function graphOf(network: Network): Graph {
  const last = depth(network);
  const layers = Array.from({ length: last }, (_, n) => n + 1);
  const nodes = layers.flatMap((m): Node[] => {
    const z = `z${m}`;
    return [
      {
        operation: affine,
        layer: m,
        names: { W: `W${m}`, b: `b${m}`, a: `a${m - 1}`, z },
      },
      m < last
        ? {
            operation: activationOperations[network.activation],
            layer: m,
            names: { z, a: `a${m}`, da_dz: `da_dz${m}` },
          }
        : {
            operation: softmaxCrossEntropy,
            layer: m,
            names: { z, y: 'y', p: 'p', logp: 'logp', L: 'L' },
          },
    ];
  });
  const parameters = layers.flatMap((m) => [`W${m}`, `b${m}`]);
  return graphFrom({ nodes, parameters, inputs: ['a0'], targets: ['y'] }, training);
}

/** Seeded initial parameters: weights after Glorot and Bengio times a scale, by default 1, biases 0. */
export function initialParameters({ layers }: Network, seed: number, scale = 1): Values {
  const random = seeded(seed);
  const entries = layers.slice(1).flatMap((width, n): [string, Tensor][] => [
    [`W${n + 1}`, glorot(width, layers[n]!, random, scale)],
    [`b${n + 1}`, zeros([width])],
  ]);
  return Object.fromEntries(entries);
}
