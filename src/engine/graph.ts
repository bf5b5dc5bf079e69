import { isColumn, type Sym } from '../notation/symbol.ts';
import { TensorError } from '../tensor/error.ts';
import { describe } from '../notation/symbol.ts';
import type { Attributes, Operation } from './operation.ts';

/** Roles of an operation → names of tensors. */
export type Names = Readonly<Record<string, string>>;

/** An operation applied: which tensors play its roles, and the layer it belongs to. */
export interface Node {
  readonly operation: Operation;
  readonly layer: number;
  readonly names: Names;
  readonly attributes?: Attributes;
}

/**
 * What a tensor is in a graph. `value` is computed on the way from the inputs to the prediction, `state` by the optimizer.
 */
export type TensorKind =
  'input' | 'target' | 'parameter' | 'value' | 'prediction' | 'loss' | 'state';

export interface TensorInfo {
  /** Its symbol, with the axes that it has here. */
  readonly sym: Sym;
  readonly kind: TensorKind;
  /** Layer of the operation that computes it, or of the first that reads it; of an input the one before that. */
  readonly layer: number;
  /** The parameter whose shape a state has; absent where it is one number. */
  readonly like?: string;
}

/** How parameters are updated, once every gradient is known. */
export interface Optimizer {
  /** Numbers that its operations fix, such as β. */
  readonly attributes: Attributes;
  /** Single numbers that all parameters share, by role, which is their name too: each advances once a step. */
  readonly shared: Readonly<Record<string, SharedState>>;
  /** Roles of tensors that each parameter has for itself, of its shape and 0 at first: `v` of `W1` is `vW1`. */
  readonly states: readonly string[];
  /**
   * Applied to each parameter in turn, which plays `theta`; `g` is its gradient, `alpha` the learning rate, and the states
   * play their own roles.
   */
  readonly updates: readonly Operation[];
}

interface SharedState {
  readonly initial: number;
  readonly advance: Operation;
}

/** An L2 penalty: λW is added to the gradient of weights, not of biases, and ½λ‖W‖² to the loss. */
export interface Penalty {
  readonly lambda: number;
  /** The loss with the penalty of one tensor of weights, by the codes of its axes and of those of the loss. */
  readonly loss: (axes: string, samples: '' | 'n') => Operation;
  readonly gradient: Operation;
}

/** What a training step has that belongs to no layer. */
export interface Training {
  /** Applied where there is more than one sample. */
  readonly meanLoss: Operation;
  readonly meanGradient: Operation;
  readonly optimizer: Optimizer;
  /** Null where there is none. */
  readonly penalty: Penalty | null;
}

/** A state that an optimizer keeps from step to step. */
interface KeptState {
  readonly initial: number;
  /** The parameter whose shape it has; null where it is one number. */
  readonly like: string | null;
}

/** Operations applied to named tensors, each after those that it reads from: a DAG. */
export interface Graph extends Training {
  readonly nodes: readonly Node[];
  /** Everything but gradients, in the order in which it is read or computed. */
  readonly tensors: Readonly<Record<string, TensorInfo>>;
  /** Trained tensors, in forward order. */
  readonly parameters: readonly string[];
  readonly states: Readonly<Record<string, KeptState>>;
  readonly inputs: readonly string[];
  readonly targets: readonly string[];
  readonly prediction: string;
  /** One number for each sample. */
  readonly loss: string;
}

export interface GraphDraft {
  /** In any order. */
  readonly nodes: readonly Node[];
  readonly inputs: readonly string[];
  readonly targets: readonly string[];
  readonly parameters: readonly string[];
}

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

/** Whether the L2 penalty is on a parameter: on weights, not on biases. */
export const isPenalised = (
  { penalty, tensors }: Pick<Graph, 'penalty' | 'tensors'>,
  name: string,
): boolean => penalty !== null && describe(tensors[name]!.sym.id).hue === 'weight';

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

/** Nodes so that each is after those that it reads from, else in the order given. */
function ordered({ nodes, inputs, targets, parameters }: GraphDraft): Node[] {
  const given = new Set([...inputs, ...targets, ...parameters]);
  const writers = writersOf(nodes, given);
  const done = new Set<Node>();
  /** Nodes on the way from the one that is visited, each reading what the next computes. */
  const open: Node[] = [];
  const result: Node[] = [];
  const visit = (node: Node): void => {
    if (done.has(node)) return;
    open.push(node);
    for (const role of node.operation.inputs) {
      const name = nameIn(node, role);
      const writer = writers.get(name);
      if (writer && open.includes(writer)) throw circle(name, open.slice(open.indexOf(writer)));
      if (writer) visit(writer);
      else if (!given.has(name)) {
        throw new TensorError(
          name,
          'an operation that computes it, or a place among the inputs, targets and parameters',
          `neither, where ${node.operation.name} reads it: its name may be misspelt, or missing there`,
        );
      }
    }
    open.pop();
    done.add(node);
    result.push(node);
  };
  nodes.forEach(visit);
  return result;
}

/** The node that computes each tensor. */
function writersOf(nodes: readonly Node[], given: ReadonlySet<string>): Map<string, Node> {
  const writers = new Map<string, Node>();
  for (const node of nodes) {
    for (const role of node.operation.outputs) {
      const name = nameIn(node, role);
      const other = writers.get(name);
      const { name: operation } = node.operation;
      if (other) {
        throw new TensorError(
          name,
          'one operation that computes it',
          `two, ${other.operation.name} and ${operation}: one of their results needs another name`,
        );
      }
      if (given.has(name)) {
        throw new TensorError(
          name,
          'a tensor that is given or computed',
          `both: it is an input, target or parameter, and a result of ${operation}`,
        );
      }
      writers.set(name, node);
    }
  }
  return writers;
}

/** Of nodes each of which reads what the next computes, the last what the first does, which goes by that name. */
function circle(name: string, nodes: readonly Node[]): TensorError {
  const names = nodes.toReversed().map(({ operation, names: own }) => own[operation.outputs[0]!]!);
  const way = [name, ...names.filter((one) => one !== name), name].join(' → ');
  return new TensorError(name, 'a value computed before it is read', `a circle: ${way}`);
}

function nameIn({ operation, names }: Node, role: string): string {
  const name = names[role];
  if (name === undefined)
    throw new TensorError(role, `a tensor for this role of ${operation.name}`, 'none');
  return name;
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

/** `dW1_2` → its symbol, without asking the vocabulary. */
function symbolOf(name: string): Sym {
  const [, id = name, digits, use] = /^([A-Za-z_]+?)(\d+)?(?:_(\d+))?$/.exec(name) ?? [];
  const layer = digits ? { base: null, plus: Number(digits) } : null;
  return { id, layer, ...(use && { use: Number(use) }) };
}

/** The tensor whose gradient a name stands for: `dW1_2` → `W1`; null for what is no gradient. */
export function gradientOf({ tensors }: Pick<Graph, 'tensors'>, name: string): string | null {
  if (tensors[name] || !name.startsWith('d')) return null;
  const whole = name.slice(1);
  if (tensors[whole]) return whole;
  const shared = whole.replace(/_\d+$/, '');
  return tensors[shared] ? shared : null;
}

/** Symbol of a tensor of a graph, with its axes; a gradient has those of what it is the gradient of. */
export function symOf(graph: Pick<Graph, 'tensors'>, name: string): Sym {
  const known = graph.tensors[name];
  if (known) return known.sym;
  const primal = gradientOf(graph, name);
  const axes = primal === null ? undefined : graph.tensors[primal]!.sym.axes;
  return { ...symbolOf(name), ...(axes !== undefined && { axes }) };
}

/** Whether the last axis of a tensor counts samples. */
export const hasSamples = (graph: Pick<Graph, 'tensors'>, name: string): boolean =>
  isColumn(symOf(graph, name));
