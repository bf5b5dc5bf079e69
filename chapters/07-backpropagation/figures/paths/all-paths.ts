import { paths, type Factor, type CellRef } from '../../../../src/engine/gradient-path.ts';
import type { Trace } from '../../../../src/engine/trace.ts';
import { symbols } from '../../../../src/notation/traverse.ts';
import { keyOf } from '../../../../src/notation/symbol.ts';
import { at, type Cell } from '../../../../src/tensor/tensor.ts';
import { samplesAt, type Experiment } from '../../../../src/experiment/experiment.ts';
import { traceAt, traceOf } from '../../../../src/experiment/replay.ts';
import { MOST_PATHS } from '../../../../src/state/gradient-path.ts';
import { gradientRef } from '../../../../src/state/navigation.ts';

/** One path from the loss to a parameter. */
export interface PathProduct {
  /** Its place among all, in the order of the engine. */
  readonly number: number;
  /** From the loss on: the cell that each factor is, null for a plain 1. */
  readonly factors: readonly { readonly of: CellRef | null; readonly value: number }[];
  readonly product: number;
}

/** Every path from the loss of one sample (0-based column) to a parameter. */
export interface AllPaths {
  /** The weightiest first. */
  readonly listed: readonly PathProduct[];
  /** Whether there are more than are listed, so that `sum` is not the whole. */
  readonly cut: boolean;
  readonly sum: number;
  /** The gradient of that sample's loss by backpropagation, from a pass over it alone. */
  readonly gradient: number;
}

export function allPaths(
  experiment: Experiment,
  t: number,
  place: CellRef,
  sample: number,
): AllPaths {
  const trace = traceAt(experiment, t);
  const listed: PathProduct[] = [];
  let cut = false;
  for (const path of paths(trace, gradientRef(place), sample)) {
    cut = listed.length === MOST_PATHS;
    if (cut) break;
    const factors = path.map((factor, n) => ({ of: placeOf(factor, n), value: factor.value }));
    const product = factors.reduce((so, { value }) => so * value, 1);
    listed.push({ number: listed.length, factors, product });
  }
  const column = samplesAt(experiment, t)[sample]!;
  return {
    listed: listed.toSorted((one, other) => Math.abs(other.product) - Math.abs(one.product)),
    cut,
    sum: listed.reduce((sum, { product }) => sum + product, 0),
    gradient: endOf(traceOf(experiment, t, [column]), place),
  };
}

const endOf = (trace: Trace, { key, cell }: CellRef): number =>
  at(trace.at(`d${key}`, trace.steps.length)!, cell);

/** The first factor is δ at a logit, whatever it is computed from; the others are single symbols. */
function placeOf({ expr, to }: Factor, n: number): CellRef | null {
  if (n === 0) return to;
  const [symbol] = symbols(expr);
  return symbol ? { key: keyOf(symbol.sym), cell: symbol.at as Cell } : null;
}
