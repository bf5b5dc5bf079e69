import type { Graph, Node } from '../src/engine/graph.ts';
import { graphFrom } from '../src/engine/make-graph.ts';
import type { Values } from '../src/engine/operation.ts';
import { activationOperations } from '../src/ops/activation.ts';
import { add } from '../src/ops/add.ts';
import { affine } from '../src/ops/affine.ts';
import { convolution } from '../src/ops/convolution.ts';
import { flatten } from '../src/ops/flatten.ts';
import { scalarAffine } from '../src/ops/scalar-affine.ts';
import { softmaxCrossEntropy } from '../src/ops/softmax-cross-entropy.ts';
import { scalarSquaredError } from '../src/ops/squared-error.ts';
import { training } from '../src/ops/training/training.ts';
import { seeded } from '../src/tensor/random.ts';
import { scalar, tensor, zeros, type Shape } from '../src/tensor/tensor.ts';

const dense = (layer: number, a: string, W = `W${layer}`, b = `b${layer}`): Node => ({
  operation: affine,
  layer,
  names: { W, b, a, z: `z${layer}` },
});

const activate = (layer: number, name: 'sigmoid' | 'tanh' = 'sigmoid'): Node => ({
  operation: activationOperations[name],
  layer,
  names: { z: `z${layer}`, a: `a${layer}`, da_dz: `da_dz${layer}` },
});

const sum = (layer: number, a: string, b: string, r = `r${layer}`): Node => ({
  operation: add,
  layer,
  names: { a, b, r },
});

const convolve = (layer: number, x: string): Node => ({
  operation: convolution,
  layer,
  names: { W: `W${layer}`, b: `b${layer}`, x, z: `z${layer}`, patches: `patches${layer}` },
  attributes: { height: 3, width: 3, stride: 1, padding: 1 },
});

const softmax = (layer: number, z = `z${layer}`): Node => ({
  operation: softmaxCrossEntropy,
  layer,
  names: { z, y: 'y', p: 'p', logp: 'logp', L: 'L' },
});

/** The nodes of a graph, and the shapes of its parameters and of one sample of its inputs and its target. */
interface Sketch {
  readonly nodes: readonly Node[];
  readonly parameters: Readonly<Record<string, Shape>>;
  readonly inputs: Readonly<Record<string, Shape>>;
  readonly y: Shape;
}

const sketches: Readonly<Record<string, Sketch>> = {
  'one W, two inputs': {
    nodes: [
      dense(1, 'a0'),
      activate(1),
      dense(2, 'x0', 'W1', 'b1'),
      activate(2),
      sum(2, 'a1', 'a2'),
      dense(3, 'r2'),
      softmax(3),
    ],
    parameters: { W1: [4, 2], b1: [4], W3: [3, 4], b3: [3] },
    inputs: { a0: [2], x0: [2] },
    y: [3],
  },
  'a residual connection': {
    nodes: [
      dense(1, 'a0'),
      activate(1),
      dense(2, 'a1'),
      activate(2),
      dense(3, 'a2'),
      sum(3, 'a1', 'z3'),
      dense(4, 'r3'),
      softmax(4),
    ],
    parameters: {
      W1: [4, 5],
      b1: [4],
      W2: [2, 4],
      b2: [2],
      W3: [4, 2],
      b3: [4],
      W4: [3, 4],
      b4: [3],
    },
    inputs: { a0: [5] },
    y: [3],
  },
  'a residual connection of maps': {
    nodes: [
      convolve(1, 'a0'),
      activate(1),
      convolve(2, 'a1'),
      activate(2, 'tanh'),
      convolve(3, 'a2'),
      sum(3, 'z1', 'z3'),
      { operation: flatten, layer: 3, names: { x: 'r3', f: 'f3' } },
      dense(4, 'f3'),
      softmax(4),
    ],
    parameters: {
      W1: [2, 1, 3, 3],
      b1: [2],
      W2: [4, 2, 3, 3],
      b2: [4],
      W3: [2, 4, 3, 3],
      b3: [2],
      W4: [3, 40],
      b4: [3],
    },
    inputs: { a0: [1, 5, 4] },
    y: [3],
  },
  'a value used three times': {
    nodes: [
      dense(1, 'a0'),
      activate(1),
      dense(2, 'a1'),
      activate(2),
      dense(3, 'a1'),
      activate(3, 'tanh'),
      dense(4, 'a1'),
      sum(4, 'a2', 'a3'),
      sum(5, 'r4', 'z4'),
      softmax(5, 'r5'),
    ],
    parameters: {
      W1: [4, 5],
      b1: [4],
      W2: [3, 4],
      b2: [3],
      W3: [3, 4],
      b3: [3],
      W4: [3, 4],
      b4: [3],
    },
    inputs: { a0: [5] },
    y: [3],
  },
  'scalars: σ(w x + b) with squared error': {
    nodes: [
      { operation: scalarAffine, layer: 1, names: { w: 'W1', b: 'b1', x: 'a0', z: 'z1' } },
      activate(1),
      { operation: scalarSquaredError, layer: 1, names: { z: 'a1', y: 'y', p: 'p', L: 'L' } },
    ],
    parameters: { W1: [], b1: [] },
    inputs: { a0: [] },
    y: [],
  },
};

/** Graphs that are no lists of layers, by name. */
export const graphs: readonly (readonly [name: string, graph: Graph, valuesOf: ValuesOf])[] =
  Object.entries(sketches).map(([name, { nodes, parameters, inputs, y }]) => {
    const names = { parameters: Object.keys(parameters), inputs: Object.keys(inputs) };
    const graph = graphFrom({ nodes, targets: ['y'], ...names }, training);
    const valuesOf: ValuesOf = (N) => {
      const random = seeded(N);
      const drawn = (shapes: Readonly<Record<string, Shape>>, last: Shape): Values =>
        Object.fromEntries(
          Object.entries(shapes).map(([key, shape]) => {
            const { shape: full, data } = zeros([...shape, ...last]);
            return [
              key,
              tensor(
                full,
                [...data].map(() => 2 * random() - 1),
              ),
            ];
          }),
        );
      return {
        ...drawn(parameters, []),
        ...drawn(inputs, [N]),
        y: tensor([...y, N], oneHot(y[0] ?? 1, N)),
        alpha: scalar(0.5),
        N: scalar(N),
      };
    };
    return [name, graph, valuesOf];
  });

/** Values of the parameters, inputs and targets for so many samples. */
type ValuesOf = (samples: number) => Values;

/** Sample n is of class n. */
const oneHot = (classes: number, N: number): number[] =>
  Array.from({ length: classes * N }, (_, c) => Number(Math.floor(c / N) === (c % N) % classes));
