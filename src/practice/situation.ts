import { envAt } from '../engine/env.ts';
import { symOf } from '../engine/graph.ts';
import type { Trace } from '../engine/trace.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { traceAt } from '../experiment/replay.ts';
import { depth } from '../layers/network.ts';
import { bindExpr, bindSymbol, type Binding } from '../notation/bind.ts';
import type { Env } from '../notation/env.ts';
import type { Expr, Named } from '../notation/expression.ts';
import { rename, symbols } from '../notation/traverse.ts';
import { expand, expandStatement } from '../notation/evaluation/expand.ts';
import { keyOf } from '../notation/symbol.ts';
import { valueOf } from '../notation/evaluation/value.ts';
import { bindingTo } from '../state/equations.ts';
import type { Cell } from '../tensor/tensor.ts';
import type { Text } from './exercise.ts';

/** A network, one of its layers for the letters `l` and `m`, and a pass before its update. */
export interface Situation {
  readonly experiment: Experiment;
  readonly trace: Trace;
  readonly binding: Binding;
  readonly env: Env;
}

/** The situation of a layer, by default the last, of the first pass of an experiment. */
export function situationOf(experiment: Experiment, layer = depth(experiment.network)): Situation {
  const trace = traceAt(experiment, 0);
  const updates = trace.steps.filter(({ phase }) => phase === 'update').length;
  const binding = bindingTo(experiment.network, layer);
  return { experiment, trace, binding, env: envAt(trace, trace.steps.length - updates, 0) };
}

const withAxes = (trace: Trace, named: Named): Named => {
  const key = keyOf(named.sym);
  return key in trace.graph.tensors || key.startsWith('d')
    ? { ...named, sym: symOf(trace.graph, key) }
    : named;
};

/** An expression about `l` or `m` as one about the layer of a situation. */
export const bindIn = ({ binding, trace }: Situation, expr: Expr): Expr =>
  rename(bindExpr(expr, binding), (named) => withAxes(trace, named));

export const bindNamedIn = ({ binding, trace }: Situation, named: Named): Named =>
  withAxes(trace, bindSymbol(named, binding));

/** The sum behind an expression in index form at a cell that the letters of `asks` name; null where it is not there. */
export function openAt(
  situation: Situation,
  asks: Named,
  cell: Cell,
  expr: Expr,
): { readonly expr: Expr; readonly value: number } | null {
  const lhs = bindNamedIn(situation, asks);
  const statement = { lhs, rhs: [bindIn(situation, expr)] };
  try {
    const opened = expandStatement(statement, cell, situation.env);
    if (!symbols(opened).every((named) => isThere(named, situation.env))) return null;
    const value = valueOf(opened, situation.env);
    return Number.isFinite(value) ? { expr: opened, value } : null;
  } catch (error) {
    // A slip may ask for a cell that a matrix of this shape has not.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Whether a tensor has the cell that is named. */
const isThere = ({ sym, at }: Named, env: Env): boolean => {
  const { shape } = env.tensor(sym);
  return (at ?? []).every((place, axis) => typeof place !== 'number' || place < shape[axis]!);
};

/** A text about letters as one about a layer and a cell; of a letter that is summed the whole tensor is named. */
export const textAt = (
  situation: Situation,
  letters: Readonly<Record<string, number>>,
  text: Text,
): Text =>
  text.map((part) =>
    typeof part === 'object' && 'expr' in part
      ? { expr: atLetters(bindIn(situation, part.expr), letters) }
      : part,
  );

const atLetters = (expr: Expr, letters: Readonly<Record<string, number>>): Expr =>
  rename(expr, (named) => {
    if (!named.at) return named;
    const at = named.at.map((index) => (typeof index === 'string' ? letters[index] : index));
    return { ...named, at: at.some((index) => index === undefined) ? null : (at as Cell) };
  });

/** The letters of a left side at a cell. */
export const lettersAt = ({ at }: Named, cell: Cell): Record<string, number> =>
  Object.fromEntries(
    (at ?? []).flatMap((letter, axis) =>
      typeof letter === 'string' ? [[letter, cell[axis]!]] : [],
    ),
  );

/** The numbers of a whole expression, by cells of its left side. */
export const valuesOf = (expr: Expr, cells: readonly Cell[], env: Env): number[] =>
  cells.map((cell) => valueOf(expand(expr, cell, env), env));
