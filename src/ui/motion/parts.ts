import { symbols } from '../../notation/traverse.ts';
import { expandStatement } from '../../notation/evaluation/expand.ts';
import { keyOf } from '../../notation/symbol.ts';
import { flattenSum, slotsOf } from '../../notation/evaluation/flatten-sum.ts';
import { valueOf } from '../../notation/evaluation/value.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import type { Scene } from '../../state/scene.ts';
import type { Cell } from '../../tensor/tensor.ts';

/** One part of the sum behind a cell, a product most often: the cells that meet in it, and what they make. */
export interface Part {
  readonly cells: readonly CellRef[];
  readonly value: number;
}

/** The parts that a cell of what the step writes is computed from, in reading order. */
export function partsOf({ statement, before }: Scene, cell: Cell): Part[] {
  if (!statement) return [];
  return slotsOf(flattenSum(expandStatement(statement, cell, before))).flatMap((slot) => {
    if (slot.kind !== 'part') return [];
    const cells = symbols(slot.expr).flatMap(({ sym, at }) =>
      at ? [{ key: keyOf(sym), cell: at as Cell }] : [],
    );
    return [{ cells, value: valueOf(slot.expr, before) }];
  });
}

/** The weight among the cells of a part: its edge carries the part. */
export const edgeOf = ({ cells }: Part): CellRef | null =>
  cells.length > 1 ? (cells.find(({ key }) => /^W\d/.test(key)) ?? null) : null;
