import { fraction, number, times, type Expr, type Named } from '../notation/expression.ts';
import { expandStatement } from '../notation/evaluation/expand.ts';
import { differentiated, keyOf } from '../notation/symbol.ts';
import { valueOf } from '../notation/evaluation/value.ts';
import type { Cell } from '../tensor/tensor.ts';
import { envAt } from './env.ts';
import { hasSamples } from './graph.ts';
import type { Trace } from './trace.ts';

/** A cell of a named tensor. */
export interface CellRef {
  readonly key: string;
  readonly cell: Cell;
}

/** A stop between the loss and a parameter: the cells of one gradient that lie on some path. */
export interface Waypoint {
  /** Step of the trace, from 1, that computes it. */
  readonly step: number;
  readonly key: string;
  readonly cells: readonly Cell[];
}

/** A factor on a path: the local derivative, and the gradient of the loss that it leads to. */
export interface Factor {
  readonly expr: Expr;
  readonly value: number;
  readonly to: CellRef;
}

interface Link {
  readonly from: CellRef | null;
  readonly factor: Expr;
}

/** Waypoints from the logits back to the gradient at `place`, in the order of their steps, for one sample (0-based). */
export function waypoints(trace: Trace, place: CellRef, sample: number): Waypoint[] {
  const found = new Map<string, Map<string, Cell>>();
  const visit = ({ key, cell }: CellRef): void => {
    const cells = found.get(key) ?? new Map<string, Cell>();
    if (cells.has(cell.join(' '))) return;
    found.set(key, cells.set(cell.join(' '), cell));
    for (const { from } of links(trace, { key, cell }, sample)) if (from) visit(from);
  };
  visit(place);
  return [...found]
    .map(([key, cells]) => ({ step: stepOf(trace, key) + 1, key, cells: [...cells.values()] }))
    .toSorted((one, other) => one.step - other.step);
}

/** Every path from the loss to `place` in turn, each a list of factors from the loss on; their products sum to the gradient. */
export function* paths(trace: Trace, place: CellRef, sample: number): Generator<readonly Factor[]> {
  const env = envAt(trace, stepOf(trace, place.key), sample);
  for (const { from, factor } of links(trace, place, sample)) {
    const last: Factor = { expr: factor, value: valueOf(factor, env), to: place };
    if (!from) yield [last];
    else for (const head of paths(trace, from, sample)) yield [...head, last];
  }
}

/** The addends of the equation that computes a gradient, each split into the gradient it comes from and the rest. */
function links(trace: Trace, { key, cell }: CellRef, sample: number): Link[] {
  const index = stepOf(trace, key);
  const env = envAt(trace, index, sample);
  const step = trace.steps[index]!;
  const opened = expandStatement(step.statements[0]!, cell, env);
  const split = addends(opened).map((addend): Link => {
    const factors = addend.kind === 'product' ? addend.factors : [addend];
    const source = factors.find(
      (factor): factor is Named =>
        factor.kind === 'symbol' && differentiated(factor.sym.id) !== null,
    );
    if (!source) return { from: null, factor: opened };
    const from = { key: keyOf(source.sym), cell: source.at as Cell };
    return { from, factor: times(...factors.filter((factor) => factor !== source)) };
  });
  if (split.some(({ from }) => !from)) return [{ from: null, factor: opened }];
  return split.filter(
    ({ from }) => !hasSamples(trace.graph, from!.key) || from!.cell.at(-1) === sample,
  );
}

/** Addends of a sum, or of a sum over a number: a mean is shared out. */
function addends(expr: Expr): readonly Expr[] {
  if (expr.kind === 'sum') return expr.terms.flatMap(({ of }) => addends(of));
  if (expr.kind !== 'fraction') return [expr];
  const share = fraction(number(1), expr.under);
  return addends(expr.over).map((of) =>
    times(share, ...(of.kind === 'product' ? of.factors : [of])),
  );
}

/** Index of the step that first computes a tensor; a mean over the mini-batch comes after it. */
function stepOf(trace: Trace, key: string): number {
  const index = trace.steps.findIndex(({ writes }) => writes.includes(key));
  if (index < 0) throw new RangeError(`no step computes ${key}`);
  return index;
}
