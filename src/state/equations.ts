import { symOf, type Graph } from '../engine/graph.ts';
import type { Instruction } from '../engine/program.ts';
import { bind, solve, type Binding } from '../notation/bind.ts';
import type { Equation } from '../notation/equation.ts';
import { renameStatement, symbols, type Statement } from '../notation/expression.ts';
import { keyOf, type Sym } from '../notation/symbol.ts';
import { activationOf, denseForm, depth, graphOf, type Network } from '../layers/network.ts';
import { isActivation, type ActivationName } from '../notation/activations/list.ts';

/** Whether an equation groups a step, and speaks of its layer. */
const groups = ({ groups: ids, where }: Equation, step: Instruction, last: number): boolean =>
  ids.includes(step.id) && (where === 'any' || (step.at === last) === (where === 'last'));

/** Whether an equation speaks of a step: it groups such steps, in that layer, and what it names is so in the network. */
export const speaksOf = (equation: Equation, step: Instruction, network: Network): boolean =>
  groups(equation, step, depth(network)) && holds(equation, step, network);

/** The equation of a step; a step of a mini-batch that no equation speaks of has none. */
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
  const last = depth(network);
  const layer = lhs.sym.layer ? solve(lhs.sym.layer, step.at) : last;
  return { layer, last, activation: activationAt(network, layer) };
}

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
export function activationAt(network: Network, layer: number): ActivationName {
  const own = graphOf(network).nodes.find(
    ({ operation, layer: one }) => operation.kind === 'activation' && one === layer,
  );
  const name = own?.operation.name ?? '';
  return isActivation(name) ? name : activationOf(network);
}

/**
 * Equations speak of layers of units, each reading the one before: what they name has to be such layers. An authored
 * graph is that of its chapter, with its own names.
 */
function holds(equation: Equation, step: Instruction, network: Network): boolean {
  if (!('layers' in network) || denseForm(network)) return true;
  const binding = bindingAt(equation, step, network);
  const statement = bind(equation.statement, binding);
  const named = [statement.lhs, ...statement.rhs.flatMap(symbols)].map(({ sym }) => sym);
  return areDense(named, graphOf(network), binding.last);
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

/** A statement about numbered layers, its tensors with the axes that they have in a graph. */
export const withAxes = (statement: Statement, graph: Graph): Statement =>
  renameStatement(statement, (named) => ({ ...named, sym: symOf(graph, keyOf(named.sym)) }));
