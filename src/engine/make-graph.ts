import { TensorError } from '../tensor/error.ts';
import {
  isPenalised,
  symbolOf,
  type Graph,
  type KeptState,
  type Names,
  type Node,
  type TensorInfo,
  type TensorKind,
  type Training,
} from './graph.ts';
import { nameIn, ordered, type GraphDraft } from './node-order.ts';
import type { Operation } from './operation.ts';

/**
 * A graph from its nodes. Throws a TensorError that names the tensor that nothing gives, that is given and written, that
 * two operations write, or that is computed from itself; and one where there is no loss, or more than one.
 */
export function graphFrom(draft: GraphDraft, training: Training): Graph {
  const nodes = ordered(draft);
  const [head, other] = nodes.filter(({ operation }) => operation.loss !== undefined);
  if (!head) throw new TensorError('L', 'an operation that computes a loss', 'none');
  if (other) {
    const both = [head, other].map((node) => nameIn(node, node.operation.loss!));
    throw new TensorError(both[1]!, 'one loss', `two: ${both.join(' and ')}`);
  }
  const tensors = describeTensors(nodes, draft);
  const parameters = Object.keys(tensors).filter((name) => draft.parameters.includes(name));
  const states = statesOf(parameters, training);
  const graph = { ...training, tensors, parameters };
  const penalised = parameters
    .filter((name) => isPenalised(graph, name))
    .map((like): [string, KeptState] => [`g${like}`, { initial: 0, like }]);
  return {
    ...graph,
    nodes,
    tensors: { ...tensors, ...describeStates([...Object.entries(states), ...penalised], tensors) },
    states,
    inputs: draft.inputs,
    targets: draft.targets,
    prediction: head.names[head.operation.prediction!]!,
    loss: head.names[head.operation.loss!]!,
  };
}

/** States of an optimizer: one number each, then those of the shape of each parameter. */
function statesOf(
  parameters: readonly string[],
  { optimizer }: Training,
): Record<string, KeptState> {
  const shared = Object.entries(optimizer.shared).map(
    ([name, { initial }]): [string, KeptState] => [name, { initial, like: null }],
  );
  const own = parameters.flatMap((like) =>
    optimizer.states.map((role): [string, KeptState] => [`${role}${like}`, { initial: 0, like }]),
  );
  return Object.fromEntries([...shared, ...own]);
}

function describeStates(
  states: readonly (readonly [string, KeptState])[],
  tensors: Readonly<Record<string, TensorInfo>>,
): Record<string, TensorInfo> {
  const last = Math.max(...Object.values(tensors).map(({ layer }) => layer));
  return Object.fromEntries(
    states.map(([name, { like }]): [string, TensorInfo] => {
      const { layer, sym } = like === null ? { layer: last, sym: { axes: '' } } : tensors[like]!;
      const info = { sym: { ...symbolOf(name), axes: sym.axes! }, kind: 'state' as const, layer };
      return [name, like === null ? info : { ...info, like }];
    }),
  );
}

function describeTensors(
  nodes: readonly Node[],
  { inputs, targets, parameters }: GraphDraft,
): Record<string, TensorInfo> {
  const tensors: Record<string, TensorInfo> = {};
  for (const { operation, names, layer } of nodes) {
    const shared = sharedAxes(operation, names, tensors);
    const add = (role: string, kind: TensorKind): void => {
      const name = names[role]!;
      if (tensors[name]) return;
      const codes = operation.axes[role]!;
      const axes = codes === '*' ? shared : codes.toLowerCase();
      const from = kind === 'input' ? layer - 1 : layer;
      tensors[name] = { sym: { ...symbolOf(name), axes }, kind, layer: from };
    };
    for (const role of operation.inputs) {
      const name = names[role]!;
      if (parameters.includes(name)) add(role, 'parameter');
      else if (targets.includes(name)) add(role, 'target');
      else if (inputs.includes(name)) add(role, 'input');
    }
    for (const role of operation.outputs) {
      if (role === operation.loss) add(role, 'loss');
      else add(role, role === operation.prediction ? 'prediction' : 'value');
    }
  }
  return tensors;
}

/** Axes of the tensors of any shape: those of the first that is known. */
const sharedAxes = (
  { axes, inputs }: Operation,
  names: Names,
  tensors: Readonly<Record<string, TensorInfo>>,
): string =>
  inputs
    .filter((role) => axes[role] === '*')
    .map((role) => tensors[names[role]!]?.sym.axes)
    .find((one) => one !== undefined) ?? 'in';
