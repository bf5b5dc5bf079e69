import { graphFrom, type Graph, type Node } from '../src/engine/graph.ts';
import type { Values } from '../src/engine/operation.ts';
import { activationOperations } from '../src/ops/activation.ts';
import { affine } from '../src/ops/affine.ts';
import { convolution } from '../src/ops/convolution.ts';
import { flatten } from '../src/ops/flatten.ts';
import { maxPooling } from '../src/ops/pooling.ts';
import { softmaxCrossEntropy } from '../src/ops/softmax-cross-entropy.ts';
import { training } from '../src/ops/training.ts';
import { glorot, seeded } from '../src/tensor/random.ts';
import { zeros, type Tensor } from '../src/tensor/tensor.ts';
import { product, stagesOf, weightsShape, type Stage, type Workload } from './workloads.ts';

/** A workload as a graph of the book: x0 is the input, x1 what comes out of the first layer, and so on. */
export function graphOf(workload: Workload): Graph {
  const stages = stagesOf(workload);
  const head: Node = {
    operation: softmaxCrossEntropy,
    layer: stages.length,
    names: { z: `x${stages.length}`, y: 'y', p: 'p', logp: 'logp', L: 'L' },
  };
  return graphFrom(
    {
      nodes: [...stages.map(nodeOf), head],
      inputs: ['x0'],
      targets: ['y'],
      parameters: stages.flatMap(({ m }) => (m ? [`W${m}`, `b${m}`] : [])),
    },
    training,
  );
}

function nodeOf({ layer, m }: Stage, n: number): Node {
  const [from, to] = [`x${n}`, `x${n + 1}`];
  const parameters = { W: `W${m}`, b: `b${m}` };
  switch (layer.type) {
    case 'dense':
      return { operation: affine, layer: n + 1, names: { ...parameters, a: from, z: to } };
    case 'convolution':
      return {
        operation: convolution,
        layer: n + 1,
        names: { ...parameters, x: from, z: to, patches: `patches${n + 1}` },
        attributes: { height: layer.size, width: layer.size, stride: 1, padding: 0 },
      };
    case 'maxPool':
      return {
        operation: maxPooling,
        layer: n + 1,
        names: { x: from, y: to, won: `won${n + 1}` },
        attributes: { height: layer.size, width: layer.size, stride: layer.size },
      };
    case 'flatten':
      return { operation: flatten, layer: n + 1, names: { x: from, f: to } };
    default:
      return {
        operation: activationOperations[layer.type],
        layer: n + 1,
        names: { z: from, a: to, da_dz: `slope${n + 1}` },
      };
  }
}

/** Seeded weights after Glorot and Bengio, biases 0. */
export function parametersFor(workload: Workload, seed = 1): Values {
  const random = seeded(seed);
  const entries = stagesOf(workload).flatMap((stage): [string, Tensor][] => {
    if (stage.m === 0) return [];
    const shape = weightsShape(stage);
    const units = shape[0]!;
    const { data } = glorot(units, product(shape) / units, random);
    return [
      [`W${stage.m}`, { shape, data }],
      [`b${stage.m}`, zeros([units])],
    ];
  });
  return Object.fromEntries(entries);
}
