import type { Graph, Node } from '../engine/graph.ts';
import type { Operation, Values } from '../engine/operation.ts';
import { glorot, seeded } from '../tensor/random.ts';
import { zeros, type Tensor } from '../tensor/tensor.ts';
import { affine } from './affine.ts';
import { descent } from './descent.ts';
import { meanGradient, meanLoss } from './mean.ts';
import { relu } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';
import { tanh } from './tanh.ts';

export const activations = { sigmoid, tanh, relu } as const satisfies Record<string, Operation>;
export type Activation = keyof typeof activations;

/** Widths from the input to the output, at least two, and what the hidden units compute. */
export interface Network {
  readonly layers: readonly number[];
  readonly activation: Activation;
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
            operation: activations[network.activation],
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
  return {
    nodes,
    parameters: layers.flatMap((m) => [`W${m}`, `b${m}`]),
    given: ['a0', 'y'],
    meanLoss,
    meanGradient,
    descent,
  };
}

/** Seeded initial parameters: weights after Glorot and Bengio times a scale, by default 1, biases nought. */
export function initialParameters({ layers }: Network, seed: number, scale = 1): Values {
  const random = seeded(seed);
  const entries = layers.slice(1).flatMap((width, n): [string, Tensor][] => [
    [`W${n + 1}`, glorot(width, layers[n]!, random, scale)],
    [`b${n + 1}`, zeros([width])],
  ]);
  return Object.fromEntries(entries);
}
