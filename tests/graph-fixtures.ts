import { readFileSync } from 'node:fs';
import type { Graph, Node } from '../src/engine/graph.ts';
import { graphFrom } from '../src/engine/make-graph.ts';
import type { Operation, Values } from '../src/engine/operation.ts';
import type { SymbolEntry } from '../src/notation/vocabulary.ts';
import { activationOperations } from '../src/ops/activation.ts';
import { add } from '../src/ops/add.ts';
import { affine } from '../src/ops/affine.ts';
import { linear } from '../src/ops/linear.ts';
import { scalarAffine } from '../src/ops/scalar-affine.ts';
import { scalarSquaredError } from '../src/ops/squared-error.ts';
import { softmaxCrossEntropy } from '../src/ops/softmax-cross-entropy.ts';
import { training } from '../src/ops/training/training.ts';
import { tensor, type Tensor } from '../src/tensor/tensor.ts';

/** Graphs that are no lists of layers, with what other software computes from them: tests/fixtures/README.md. */

export type Nested = number | readonly Nested[];
type Numbers = Readonly<Record<string, Nested>>;

interface FixtureNode {
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export interface FixtureBatch {
  readonly inputs: Numbers;
  readonly expected: {
    readonly values: Numbers;
    readonly lossPerSample: readonly number[];
    readonly loss: number;
    readonly gradients: Numbers;
    readonly contributions: Readonly<Record<string, Numbers>>;
    readonly after: Readonly<
      Record<string, { readonly parameters: Numbers; readonly loss: number }>
    >;
  };
}

export interface GraphFixture {
  readonly nodes: readonly FixtureNode[];
  readonly parameters: Numbers;
  readonly learningRate: number;
  readonly batches: readonly FixtureBatch[];
}

export const graphFixtures = JSON.parse(
  readFileSync(new URL('fixtures/graphs.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, GraphFixture>>;

/** Names that the graphs use beside those that every chapter has. */
export const graphSymbols: Readonly<Record<string, SymbolEntry>> = {
  V: { tex: 'V', axes: 'ik', hue: 'weight', words: 'further weights' },
  c: { tex: 'c', axes: 'i', hue: 'bias', words: 'further biases' },
  u: { tex: 'u', axes: 'in', hue: 'activation', words: 'activations of the first input' },
  v: { tex: 'v', axes: 'in', hue: 'activation', words: 'activations of the second input' },
  x: { tex: 'x', axes: 'in', hue: 'activation', words: 'input' },
  w: { tex: 'w', axes: '', hue: 'weight', words: 'weight' },
};

export const flat = (value: Nested): number[] =>
  typeof value === 'number' ? [value] : value.flatMap(flat);

const shapeOf = (value: Nested): number[] =>
  typeof value === 'number' ? [] : [value.length, ...shapeOf(value[0]!)];

export const tensorOf = (value: Nested): Tensor => tensor(shapeOf(value), flat(value));

/** [sample][…] as a tensor whose last axis is the samples. */
export function columnsOf(value: Nested): Tensor {
  const [samples = 1, ...inner] = shapeOf(value);
  const rows = (value as readonly Nested[]).map(flat);
  return tensor(
    [...inner, samples],
    rows[0]!.flatMap((_, i) => rows.map((row) => row[i]!)),
  );
}

export const mapNumbers = (numbers: Numbers, by: (value: Nested) => Tensor): Values =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, by(value)]));

/** The operation that a fixture means, and its roles in the order of the fixture's inputs, then of its outputs. */
function operationOf(node: FixtureNode, parameters: Numbers): [Operation, readonly string[]] {
  switch (node.operation) {
    case 'affine':
      return typeof parameters[node.inputs[0]!] === 'number'
        ? [scalarAffine, ['w', 'x', 'b', 'z']]
        : [affine, ['W', 'a', 'b', 'z']];
    case 'linear':
      return [linear, ['W', 'a', 'z']];
    case 'add':
      return [add, ['a', 'b', 'r']];
    case 'sigmoid':
    case 'tanh':
      return [activationOperations[node.operation], ['z', 'a']];
    case 'softmaxCrossEntropy':
      return [softmaxCrossEntropy, ['z', 'y', 'p', 'L']];
    case 'squaredError':
      return [scalarSquaredError, ['z', 'y', 'p', 'L']];
    default:
      throw new Error(`no operation is called ${node.operation}`);
  }
}

/** A sum of more than two as sums of two, through r1, r2 … */
function inPairs(node: FixtureNode): FixtureNode[] {
  const { operation, inputs, outputs } = node;
  const between = operation === 'add' ? inputs.slice(2).map((_, n) => `r${n + 1}`) : [];
  if (between.length === 0) return [node];
  const [first, ...others] = inputs;
  return others.map((other, n) => ({
    operation,
    inputs: [n ? between[n - 1]! : first!, other],
    outputs: [between[n] ?? outputs[0]!],
  }));
}

/** The graph of a fixture. A layer begins where weights are. */
export function graphOfFixture({ nodes, parameters, batches }: GraphFixture): Graph {
  let layer = 0;
  const made = nodes.flatMap(inPairs).map((one): Node => {
    const [operation, roles] = operationOf(one, parameters);
    if (one.operation === 'affine' || one.operation === 'linear') layer++;
    const all = [...one.inputs, ...one.outputs];
    const names: Record<string, string> = Object.fromEntries(
      roles.map((role, n) => [role, all[n]!]),
    );
    // What an operation keeps beside has no name in a fixture.
    const kept = operation.outputs.filter((role) => !(role in names));
    for (const role of kept) names[role] = role === 'logp' ? 'logp' : `slope${layer}`;
    return { operation, layer, names };
  });
  const given = Object.keys(batches[0]!.inputs);
  return graphFrom(
    {
      nodes: made,
      parameters: Object.keys(parameters),
      inputs: given.filter((name) => name !== 'y'),
      targets: ['y'],
    },
    training,
  );
}
