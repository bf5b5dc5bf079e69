import { isColumn, type Sym } from '../notation/symbol.ts';
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
export interface KeptState {
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

/** Whether the L2 penalty is on a parameter: on weights, not on biases. */
export const isPenalised = (
  { penalty, tensors }: Pick<Graph, 'penalty' | 'tensors'>,
  name: string,
): boolean => penalty !== null && describe(tensors[name]!.sym.id).hue === 'weight';

/** `dW1_2` → its symbol, without asking the vocabulary. */
export function symbolOf(name: string): Sym {
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
