import { symOf, type Graph } from '../engine/graph.ts';
import type { Attributes } from '../engine/operation.ts';
import type { Instruction } from '../engine/instruction.ts';
import { bind, solve, type Binding } from '../notation/bind.ts';
import type { Equation, Notation } from '../notation/equation.ts';
import { indexed } from '../notation/indexed.ts';
import type { Statement } from '../notation/expression.ts';
import { renameStatement, symbols } from '../notation/traverse.ts';
import { keyOf, type Sym } from '../notation/symbol.ts';
import { activationOf, denseForm, depth, graphOf, type Network } from '../layers/network.ts';
import { memo } from '../tensor/memo.ts';
import { isActivation, type ActivationName } from '../notation/activations/list.ts';

/** Whether an equation groups a step, and is about its layer. */
const groups = (
  { groups: ids, where, operation, when = {} }: Equation,
  step: Instruction,
  last: number,
): boolean =>
  ids.includes(step.id) &&
  (operation === undefined || operation === step.operation) &&
  hasAttributes(step.attributes, when) &&
  (where === 'any' || (step.at === last) === (where === 'last'));

/** Whether an operation has all these numbers. */
export const hasAttributes = (attributes: Attributes, wanted: Attributes): boolean =>
  Object.entries(wanted).every(([name, value]) => attributes[name] === value);

/** Whether an equation is about a step: it groups such steps, in that layer, and the network has what it names. */
export const speaksOf = (equation: Equation, step: Instruction, network: Network): boolean =>
  groups(equation, step, depth(network)) && holds(equation, step, network);

/** The equation of a step; a step of a mini-batch that no equation is about has none. */
export const leading = (
  equations: readonly Equation[],
  step: Instruction,
  network: Network,
): Equation | null =>
  equations.find((equation) => equation.leads && speaksOf(equation, step, network)) ?? null;

/** Whether a step ends the group of an equation: only there is the whole of it computed. */
export const ends = ({ groups: ids }: Equation, step: Instruction): boolean =>
  ids.at(-1) === step.id;

/** What the letters of an equation stand for at the layer of a step. */
export function bindingAt(
  { statement: { lhs } }: Equation,
  step: Instruction,
  network: Network,
): Binding {
  // The gradient with respect to what a layer reads arrives at the layer before: xᵐ is named by the layer that reads it.
  const at = lhs.sym.id === 'dx' ? step.layer : step.at;
  const layer = lhs.sym.layer ? solve(lhs.sym.layer, at) : depth(network);
  return bindingTo(network, layer, step.attributes);
}

/** What letters stand for at a layer of a network; the attributes are those of the operation that is spoken of. */
export const bindingTo = (
  network: Network,
  layer = depth(network),
  attributes: Attributes = {},
): Binding => ({
  layer,
  last: depth(network),
  activation: activationAt(network, layer),
  reads: readsOf(graphOf(network)),
  attributes,
});

/** What the first operation of each layer reads that is computed or given, not trained. */
const readsOf = memo(({ nodes, tensors }: Graph): Readonly<Record<number, Sym>> => {
  const reads: Record<number, Sym> = {};
  for (const { operation, names, layer } of nodes) {
    const role = operation.inputs.find((one) => tensors[names[one]!]!.kind !== 'parameter');
    if (role) reads[layer] ??= tensors[names[role]!]!.sym;
  }
  return reads;
});

/** Steps of a pass, from 1, at which an equation has been computed whole; empty where the network has none. */
export const stepsOf = (
  equation: Equation,
  steps: readonly Instruction[],
  network: Network,
): number[] =>
  steps.flatMap((step, s) =>
    ends(equation, step) && speaksOf(equation, step, network) ? [s + 1] : [],
  );

/** The activation of a layer, or, where it has none, that of the network. */
function activationAt(network: Network, layer: number): ActivationName {
  const own = graphOf(network).nodes.find(
    ({ operation, layer: one }) => operation.kind === 'activation' && one === layer,
  );
  const name = own?.operation.name ?? '';
  return isActivation(name) ? name : activationOf(network);
}

/**
 * An equation about one step alone holds wherever its operation does. Others are about layers of units, each reading the
 * one before: what they name has to be such layers. An authored graph is that of its chapter, with its own names.
 */
function holds(equation: Equation, step: Instruction, network: Network): boolean {
  if (!('layers' in network) || denseForm(network)) return true;
  const binding = bindingAt(equation, step, network);
  const statement = bind(equation.statement, binding);
  const named = [statement.lhs, ...statement.rhs.flatMap(symbols)].map(({ sym }) => sym);
  const graph = graphOf(network);
  const own = new Set(Object.values(step.names));
  // Equations of the loss are those of softmax and cross-entropy, which alone keeps log p.
  const known = step.kind !== 'loss' || 'logp' in graph.tensors;
  return (
    (known && named.every((sym) => own.has(keyOf(sym)))) || areDense(named, graph, binding.last)
  );
}

/** Whether the layers of tensors are dense: z from the W, b and a that go by their numbers, a from its z, p by softmax. */
export function areDense(syms: readonly Sym[], graph: Graph, last: number): boolean {
  const made = (name: string, kind: string, inputs: readonly string[]): boolean =>
    graph.nodes.some(
      ({ operation, names }) =>
        operation.kind === kind &&
        operation.outputs.some((role) => names[role] === name) &&
        inputs.every((one) => operation.inputs.some((role) => names[role] === one)),
    );
  const sums = (m: number): boolean => made(`z${m}`, 'affine', [`W${m}`, `b${m}`, `a${m - 1}`]);
  return syms.every(({ id, layer }) => {
    const m = layer?.plus ?? last;
    switch (id.replace(/^d(?=[a-zW]$)/, '')) {
      case 'z':
      case 'W':
      case 'b':
        return sums(m);
      case 'a':
      case 'da_dz':
        return m === 0 || (made(`a${m}`, 'activation', [`z${m}`]) && m < last);
      case 'p':
      case 'logp':
        return 'logp' in graph.tensors && made('p', 'loss', [`z${last}`]) && sums(last);
      default:
        return true;
    }
  });
}

/** An equation about this layer of this network, in that notation; of one that has no matrix form, why not. */
export function statementOf(
  equation: Equation,
  notation: Notation,
  binding: Binding,
  graph: Graph,
): Statement | string {
  const { statement, matrix } = equation;
  const here = (one: Statement): Statement => withAxes(bind(one, binding), graph);
  if (notation === 'matrix') return typeof matrix === 'string' ? matrix : here(matrix ?? statement);
  // The letters of the index form are those of the axes that the tensors have here.
  return matrix === undefined ? indexed(here(statement)) : here(statement);
}

/** A statement about numbered layers, its tensors with the axes that they have in a graph. */
const withAxes = (statement: Statement, graph: Graph): Statement =>
  renameStatement(statement, (named) => ({ ...named, sym: symOf(graph, keyOf(named.sym)) }));
