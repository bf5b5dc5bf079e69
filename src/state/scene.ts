import { envAt } from '../engine/env.ts';
import { refsOf, type Instruction } from '../engine/program.ts';
import type { Clock, Moment } from '../engine/moment.ts';
import type { Place } from '../engine/thread.ts';
import type { Trace } from '../engine/trace.ts';
import { bind, type Binding } from '../notation/bind.ts';
import { indexForm, matrixForm, type Equation } from '../notation/equation.ts';
import { indexed } from '../notation/indexed.ts';
import { symbols, type Expr, type Statement } from '../notation/expression.ts';
import type { Env } from '../notation/env.ts';
import { openStatement } from '../notation/open.ts';
import { keyOf } from '../notation/symbol.ts';
import { depth, type Network } from '../layers/network.ts';
import type { Cell } from '../tensor/tensor.ts';
import { shownCells } from '../experiment/columns.ts';
import { bindingAt, ends, leading } from './equations.ts';

/** What every view of a moment draws: derived, never stored. */
export interface Scene {
  readonly network: Network;
  readonly trace: Trace;
  readonly moment: Moment;
  /** Column of the mini-batch that the page looks at, 0-based. */
  readonly sample: number;
  /** The step at hand; null at the start, when nothing has been computed. */
  readonly step: Instruction | null;
  /** The equation of the chapter that leads this step, and what its letters stand for here. */
  readonly equation: Equation | null;
  readonly binding: Binding | null;
  /** What stands on the stage: the step's own equation, or the leading one where its group ends. */
  readonly statement: Statement | null;
  /** The same by components. */
  readonly indexed: Statement | null;
  /** Before and after the step. */
  readonly before: Env;
  readonly after: Env;
  /** The chosen cell of what is written, and the sum behind it. */
  readonly cell: Cell;
  readonly opened: Expr | null;
  /** Cells that the chosen cell is computed from. */
  readonly sources: readonly Place[];
  /** Names to mark, of tensors read and written. */
  readonly read: readonly string[];
  readonly written: readonly string[];
}

export const clockOf = (trace: Trace, sample: number): Clock => ({
  steps: trace.steps,
  cells(step) {
    const key = trace.steps[step - 1]?.writes[0];
    const value = key && trace.at(key, step);
    return value ? shownCells(trace.graph, key, value, sample).length : 1;
  },
});

interface SceneInput {
  readonly network: Network;
  readonly trace: Trace;
  readonly moment: Moment;
  readonly sample: number;
  /** Place of the chosen cell among the shown ones. */
  readonly chosen: number;
  readonly equations: readonly Equation[];
}

export function sceneOf({ equations, chosen, ...look }: SceneInput): Scene {
  const { network, trace, moment, sample } = look;
  const before = envAt(trace, Math.max(0, moment.step - 1), sample);
  const after = envAt(trace, moment.step, sample);
  const base = { ...look, before, after };
  const step = trace.steps[moment.step - 1] ?? null;
  if (!step) {
    const nothing = { step, equation: null, binding: null, statement: null, indexed: null };
    return { ...base, ...nothing, opened: null, cell: [], sources: [], read: [], written: [] };
  }
  const equation = leading(equations, step, depth(network));
  const binding = equation && bindingAt(equation, step, network);
  const { statement, indexed } = statementsAt(step, equation, binding);
  const key = step.writes[0]!;
  const shown = shownCells(trace.graph, key, trace.at(key, moment.step)!, sample);
  const cell = shown[moment.cell ?? Math.min(chosen, shown.length - 1)] ?? [];
  const opened = openStatement(statement, cell, before);
  const read = refsOf(
    statement.rhs
      .slice(0, 1)
      .flatMap(symbols)
      .map(({ sym }) => keyOf(sym)),
  );
  const written = refsOf(step.writes).filter((ref) => !read.includes(ref) || ref === key);
  return {
    ...base,
    step,
    equation,
    binding,
    statement,
    indexed,
    cell,
    opened,
    sources: placesIn(opened),
    read,
    written,
  };
}

/** A step's own equation, or the leading one where its group ends or where it alone has a matrix form. */
function statementsAt(step: Instruction, equation: Equation | null, binding: Binding | null) {
  const own = step.statements[0]!;
  const leads = equation && binding && ends(equation, step);
  const matrix = leads && (equation.groups.length > 1 || equation.matrix) && matrixForm(equation);
  const statement = matrix && typeof matrix !== 'string' ? bind(matrix, binding) : own;
  const byIndex = leads ? bind(indexForm(equation), binding) : indexed(own);
  return { statement, indexed: byIndex };
}

/** Every cell that an opened expression names. */
export const placesIn = (opened: Expr): Place[] =>
  symbols(opened).map(({ sym, at }) => ({ key: keyOf(sym), cell: at as Cell }));

/** A number as it stands at the moment; undefined while it has not been computed, cell by cell. */
export function valueNow(
  { trace, moment, sample, step }: Scene,
  key: string,
  cell: Cell,
): number | undefined {
  const partial = moment.cell !== null && step?.writes.includes(key);
  const value = trace.at(key, moment.step);
  if (!value) return undefined;
  if (partial) {
    const place = shownCells(trace.graph, key, value, sample).findIndex(
      (one) => one.join() === cell.join(),
    );
    if (place > moment.cell) return before(trace, key, moment.step, cell);
  }
  return value.data[cell.reduce((sum, index, axis) => sum * value.shape[axis]! + index, 0)];
}

function before(trace: Trace, key: string, step: number, cell: Cell): number | undefined {
  const value = trace.at(key, step - 1);
  return value?.data[cell.reduce((sum, index, axis) => sum * value.shape[axis]! + index, 0)];
}
