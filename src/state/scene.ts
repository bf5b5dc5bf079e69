import { envAt } from '../engine/env.ts';
import { hasSamples, type Graph } from '../engine/graph.ts';
import { refsOf, type Instruction } from '../engine/instruction.ts';
import { isOutcome, type Clock, type Moment } from '../engine/moment.ts';
import type { CellRef } from '../engine/gradient-path.ts';
import type { Trace } from '../engine/trace.ts';
import type { Binding } from '../notation/bind.ts';
import { matrixForm, type Equation, type Notation } from '../notation/equation.ts';
import { indexed } from '../notation/indexed.ts';
import type { Expr, Statement } from '../notation/expression.ts';
import { symbols } from '../notation/traverse.ts';
import type { Env } from '../notation/env.ts';
import { expandStatement } from '../notation/evaluation/expand.ts';
import { keyOf } from '../notation/symbol.ts';
import type { Network } from '../layers/network.ts';
import { offset, type Cell, type Tensor } from '../tensor/tensor.ts';
import { shownCells } from '../experiment/columns.ts';
import { bindingAt, ends, leading, statementOf } from './equations.ts';

/** A cell of a tensor that no view may show, or all of them where the cell is null. */
export interface HiddenPlace {
  readonly key: string;
  readonly cell: Cell | null;
  /** Step of the pass from which on; by default all through. */
  readonly since?: number;
}

/** What every view of a moment draws: derived, never stored. */
export interface Scene {
  readonly network: Network;
  readonly trace: Trace;
  readonly moment: Moment;
  /** Column of the mini-batch that the page looks at, 0-based. */
  readonly sample: number;
  /** The current step; null at the start, when nothing has been computed. */
  readonly step: Instruction | null;
  /** The equation of the chapter that leads this step, at the outcome that of the update, and what its letters stand for. */
  readonly equation: Equation | null;
  readonly binding: Binding | null;
  /** What is on the stage: the step's own equation, or the leading one where its group ends. */
  readonly statement: Statement | null;
  /** The same of whole tensors; it cannot be opened where a tensor's cells have an index form only. */
  readonly whole: Statement | null;
  /** The same by components. */
  readonly indexed: Statement | null;
  /** Before and after the step. */
  readonly before: Env;
  readonly after: Env;
  /** The chosen cell of what is written, and the sum behind it. */
  readonly cell: Cell;
  readonly opened: Expr | null;
  /** Cells that the chosen cell is computed from. */
  readonly sources: readonly CellRef[];
  /** Numbers that questions still ask for: no view shows them. */
  readonly hidden: readonly HiddenPlace[];
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
  /** Default: nothing is. */
  readonly hidden?: readonly HiddenPlace[];
}

export function sceneOf({ equations, chosen, hidden = [], ...look }: SceneInput): Scene {
  const { network, trace, moment, sample } = look;
  const before = envAt(trace, Math.max(0, moment.step - 1), sample);
  const after = envAt(trace, moment.step, sample);
  const base = { ...look, hidden: withUpdated(hidden, trace, moment.step), before, after };
  const step = trace.steps[moment.step - 1] ?? null;
  if (!step) {
    const equation = isOutcome(moment, trace) ? updating(equations, trace, network) : null;
    const matrix = equation && matrixForm(equation);
    const nothing = { step, equation, binding: null };
    const whole = typeof matrix === 'string' ? null : matrix;
    const unwritten = { statement: null, whole, indexed: null };
    const unread = { opened: null, cell: [], sources: [], read: [], written: [] };
    return { ...base, ...nothing, ...unwritten, ...unread };
  }
  const equation = leading(equations, step, network);
  const binding = equation && bindingAt(equation, step, network);
  const { statement, indexed } = statementsAt(step, equation, binding, trace.graph);
  const key = step.writes[0]!;
  const shown = shownCells(trace.graph, key, trace.at(key, moment.step)!, sample);
  const cell = shown[moment.cell ?? Math.min(chosen, shown.length - 1)] ?? [];
  const opened = expandStatement(statement, cell, before);
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
    whole: wholeOf(statement),
    indexed,
    cell,
    opened,
    sources: placesIn(opened),
    read,
    written,
  };
}

/** The equation that leads the first step of the update that one leads. */
const updating = (
  equations: readonly Equation[],
  { steps }: Trace,
  network: Network,
): Equation | null => {
  for (const step of steps) {
    const equation = step.phase === 'update' ? leading(equations, step, network) : null;
    if (equation) return equation;
  }
  return null;
};

/** What is hidden, and what the update has computed from it up to a step: with the old number it would tell. */
function withUpdated(
  hidden: readonly HiddenPlace[],
  { steps }: Trace,
  last: number,
): readonly HiddenPlace[] {
  if (hidden.length === 0 || steps[Math.min(last, steps.length) - 1]?.phase !== 'update')
    return hidden;
  const all = [...hidden];
  steps.slice(0, last).forEach(({ phase, reads, writes }, s) => {
    if (phase !== 'update') return;
    for (const { cell } of all.filter(({ key }) => reads.includes(key)))
      all.push(...writes.map((key) => ({ key, cell, since: s + 1 })));
  });
  return all;
}

/** A step's own equation, or the leading one where its group ends or where it alone has a matrix form. */
function statementsAt(
  step: Instruction,
  equation: Equation | null,
  binding: Binding | null,
  graph: Graph,
) {
  const own = step.statements[0]!;
  const leads = equation && binding && ends(equation, step);
  const matrix = leads && (equation.groups.length > 1 || equation.matrix) && matrixForm(equation);
  if (!leads) return { statement: own, indexed: indexed(own) };
  const written = (notation: Notation): Statement | string =>
    statementOf(equation, notation, binding, graph);
  const given = matrix && typeof matrix !== 'string' ? written('matrix') : own;
  const byCells = written('index');
  return {
    statement: typeof given === 'string' ? own : given,
    indexed: typeof byCells === 'string' ? indexed(own) : byCells,
  };
}

/** A statement with the function of whole tensors that it works out, where it has one. */
const wholeOf = ({ whole, ...statement }: Statement): Statement =>
  whole ? { ...statement, lhs: { ...statement.lhs, at: null }, rhs: [whole] } : statement;

/** Every cell that an opened expression names. */
export const placesIn = (opened: Expr): CellRef[] =>
  symbols(opened).map(({ sym, at }) => ({ key: keyOf(sym), cell: at as Cell }));

/** Whether no view may show a cell as it is after a step, by default after that of the moment. */
export const isHidden = (
  { hidden, moment }: Pick<Scene, 'hidden' | 'moment'>,
  key: string,
  cell: Cell,
  step = moment.step,
): boolean =>
  hidden.some(
    (one) =>
      one.key === key &&
      (one.since ?? 0) <= step &&
      (one.cell === null || one.cell.join() === cell.join()),
  );

/** Whether some cell of a tensor is hidden. */
export const hasHidden = ({ hidden }: Pick<Scene, 'hidden'>, key: string | undefined): boolean =>
  hidden.some((one) => one.key === key);

/** Whether the chosen cell, or one that it is computed from, is. */
export const isSumHidden = (scene: Scene): boolean =>
  (scene.step !== null && isHidden(scene, scene.step.writes[0]!, scene.cell)) ||
  scene.sources.some(({ key, cell }) => isHidden(scene, key, cell));

/** A number as it is at the moment; undefined while it is hidden, or has not been computed, cell by cell. */
export function valueNow(scene: Scene, key: string, cell: Cell): number | undefined {
  const { trace, moment, step } = scene;
  if (isHidden(scene, key, cell)) return undefined;
  const value = trace.at(key, moment.step);
  if (!value) return undefined;
  const partial = moment.cell !== null && step?.writes.includes(key);
  const later = partial && orderOf(trace.graph, key, value, cell) > moment.cell;
  const known = later ? trace.at(key, moment.step - 1) : value;
  return known?.data[offset(known.shape, cell)];
}

/** Place of a cell among those that a step writes at the sample looked at. */
export const orderOf = (graph: Graph, key: string, { shape }: Tensor, cell: Cell): number =>
  hasSamples(graph, key) ? offset(shape.slice(0, -1), cell) : offset(shape, cell);
