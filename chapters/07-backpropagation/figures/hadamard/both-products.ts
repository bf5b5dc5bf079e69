import { diagonal, flattened, timesColumn, type Elementwise } from '../elementwise.ts';
import type { SampleEntry } from './sample-entries.ts';

interface Layout {
  readonly rows: number;
  readonly columns: number;
  /** How a matrix is flattened. */
  readonly by: 'rows' | 'columns';
}

/** An entry in the order of flattening, with its share of both products. */
export interface FlattenedEntry extends SampleEntry {
  /** 0-based: one index in a vector, two in a matrix. */
  readonly cell: readonly number[];
  readonly a: number;
  readonly slope: number;
  /** Of diag(f′) v, and of f′ ⊙ v. */
  readonly product: number;
  readonly hadamard: number;
}

/** f applied to entries given by rows, flattened, with its Jacobian [out][in] and v sent back through it both ways. */
export function backThrough(
  f: Elementwise,
  given: readonly SampleEntry[],
  { rows, columns, by }: Layout,
): { readonly entries: readonly FlattenedEntry[]; readonly J: readonly (readonly number[])[] } {
  const order = flattened(rows, columns, by).map(([r = 0, c = 0]) => ({
    ...given[r * columns + c]!,
    cell: columns > 1 ? [r, c] : [r],
  }));
  const slopes = order.map(({ x }) => f.slopeAt(x));
  const J = diagonal(slopes);
  const products = timesColumn(
    J,
    order.map(({ v }) => v),
  );
  const entries = order.map((one, n) => {
    const slope = slopes[n]!;
    return { ...one, a: f.at(one.x), slope, product: products[n]!, hadamard: slope * one.v };
  });
  return { entries, J };
}
