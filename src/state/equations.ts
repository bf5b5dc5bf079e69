import type { Instruction } from '../engine/program.ts';
import { solve, type Binding } from '../notation/bind.ts';
import type { Equation } from '../notation/equation.ts';
import { depth, type Network, activationOf } from '../layers/network.ts';

/** Whether an equation speaks of a step: it groups such steps, in that layer. */
export const speaksOf = ({ groups, where }: Equation, step: Instruction, last: number): boolean =>
  groups.includes(step.id) && (where === 'any' || (step.at === last) === (where === 'last'));

/** The equation of a step; a step of a mini-batch that no equation speaks of has none. */
export const leading = (
  equations: readonly Equation[],
  step: Instruction,
  last: number,
): Equation | null =>
  equations.find((equation) => equation.leads && speaksOf(equation, step, last)) ?? null;

/** Whether a step ends the group of an equation: only there is the whole of it computed. */
export const ends = ({ groups }: Equation, step: Instruction): boolean => groups.at(-1) === step.id;

/** What the letters of an equation stand for at the layer of a step. */
export function bindingAt(
  { statement: { lhs } }: Equation,
  step: Instruction,
  network: Network,
): Binding {
  const last = depth(network);
  const layer = lhs.sym.layer ? solve(lhs.sym.layer, step.at) : last;
  return { layer, last, activation: activationOf(network) };
}

/** Steps of a pass, from 1, at which an equation has been computed whole; empty where the network has none. */
export const stepsOf = (
  equation: Equation,
  steps: readonly Instruction[],
  last: number,
): number[] =>
  steps.flatMap((step, s) =>
    ends(equation, step) && speaksOf(equation, step, last) ? [s + 1] : [],
  );
