import type { Graph, Node } from '../../engine/graph.ts';
import type { Rule } from '../../engine/operation.ts';
import { run, type Trace } from '../../engine/trace.ts';
import { graphOf } from '../../layers/network.ts';
import { TensorError } from '../../tensor/error.ts';
import { multiply, multiplyTransposed } from '../../tensor/products.ts';
import { showShape, type Tensor } from '../../tensor/tensor.ts';
import type { Experiment } from '../experiment.ts';
import { valuesAt } from '../replay.ts';

/** Wrong rules of the backward pass that the gradient check is to catch. */
export const bugs = {
  transpose: 'W instead of its transpose',
  slope: 'σ′ left out',
  updated: 'W updated too early',
  bias: 'bias gradient forgotten',
  sign: 'y − p instead of p − y',
} as const;

export type Bug = keyof typeof bugs;

/** The graph with one backward rule replaced by a wrong one, at the last layer that has it; null where none has. */
export function withPlantedBug(graph: Graph, bug: Bug): Graph | null {
  switch (bug) {
    case 'transpose':
      return alter(graph, 'affine', 'a', (rule) => ({
        ...rule,
        compute(out, { W, dz }) {
          refuseUnlessSquare(W!);
          multiply(out['da']!, W!, dz!);
        },
      }));
    case 'slope':
      return alter(graph, 'activation', 'z', (rule) => ({
        ...rule,
        compute: (out, { da }) => out['dz']!.data.set(da!.data),
      }));
    case 'updated':
      return alter(
        graph,
        'affine',
        'a',
        (rule) => ({
          ...rule,
          compute(out, { W, dW, dz, alpha }) {
            const rate = alpha!.data[0]!;
            const data = W!.data.map((weight, c) => weight - rate * dW!.data[c]!);
            multiplyTransposed(out['da']!, { ...W!, data }, dz!);
          },
        }),
        { alpha: 'alpha' },
      );
    case 'bias':
      return alter(graph, 'affine', 'b', (rule) => ({
        ...rule,
        compute: (out) => void out['db']!.data.fill(0),
      }));
    case 'sign':
      return alter(graph, 'loss', 'z', (rule) => ({
        ...rule,
        compute(out, read) {
          rule.compute(out, read);
          const { data } = out['dz']!;
          for (let c = 0; c < data.length; c++) data[c]! *= -1;
        },
      }));
  }
}

/** The pass of training step t with a wrong rule. Throws a TensorError where the shapes refuse it. */
export function traceWithBug(experiment: Experiment, t: number, bug: Bug): Trace | null {
  const graph = withPlantedBug(graphOf(experiment.network), bug);
  return graph && run(graph, valuesAt(experiment, t));
}

/** Replaces the rule of the last node of that kind that sends a gradient to something computed. */
function alter(
  graph: Graph,
  kind: Node['operation']['kind'],
  role: string,
  replace: (rule: Rule) => Rule,
  names: Node['names'] = {},
): Graph | null {
  const place = graph.nodes.findLastIndex(
    (node) => node.operation.kind === kind && !graph.inputs.includes(node.names[role]!),
  );
  const node = graph.nodes[place];
  const rule = node?.operation.backward[role];
  if (!node || !rule || 'none' in rule) return null;
  const backward = { ...node.operation.backward, [role]: replace(rule) };
  const wrong: Node = {
    ...node,
    operation: { ...node.operation, backward },
    names: { ...node.names, ...names },
  };
  return { ...graph, nodes: graph.nodes.with(place, wrong) };
}

function refuseUnlessSquare(W: Tensor): void {
  const [rows = 1, columns = 1] = W.shape;
  if (rows === columns) return;
  throw new TensorError(
    'W',
    `as many columns as δ has rows, ${rows}`,
    `${columns}: it is ${showShape(W.shape)}, and only its transpose fits`,
  );
}
