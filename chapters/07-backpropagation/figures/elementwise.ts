import { activations, type ActivationName } from '../../../src/notation/activations/list.ts';
import type { Cell } from '../../../src/tensor/tensor.ts';

/** A function of one number that is applied to every entry of a tensor, and its derivative. */
export interface Elementwise {
  readonly at: (x: number) => number;
  readonly slopeAt: (x: number) => number;
}

export type ElementwiseName = ActivationName | 'square';

/** The activations, and one function that is none. */
export const elementwiseFunctions = {
  ...Object.fromEntries(
    Object.entries(activations).map(([name, { f, slope }]) => [name, { at: f, slopeAt: slope }]),
  ),
  square: { at: (x: number) => x * x, slopeAt: (x: number) => 2 * x },
} as Readonly<Record<ElementwiseName, Elementwise>>;

/** A square matrix with these numbers on its diagonal and 0 elsewhere. */
export const diagonal = (values: readonly number[]): number[][] =>
  values.map((value, k) => values.map((_, i) => (k === i ? value : 0)));

/** Matrix times column, Σ_j J_ij v_j. */
export const timesColumn = (J: readonly (readonly number[])[], v: readonly number[]): number[] =>
  J.map((row) => row.reduce((sum, value, j) => sum + value * v[j]!, 0));

/** Coordinates of a matrix in the order in which it is flattened: row after row, or column after column. */
export function flattened(rows: number, columns: number, by: 'rows' | 'columns'): Cell[] {
  const [outer, inner] = by === 'rows' ? [rows, columns] : [columns, rows];
  return Array.from({ length: outer * inner }, (_, n) => {
    const [o, i] = [Math.floor(n / inner), n % inner];
    return by === 'rows' ? [o, i] : [i, o];
  });
}
