import { functionEntry } from '../../../notation/functions.ts';
import type { Cell } from '../../../tensor/tensor.ts';

/** A function of one number that is applied to every entry of a tensor, and its derivative. */
export interface Elementwise {
  readonly at: (x: number) => number;
  readonly slopeAt: (x: number) => number;
}

const named = (name: 'sigmoid' | 'tanh' | 'relu'): Elementwise => ({
  at: functionEntry(name).at!,
  slopeAt: functionEntry(`${name}′`).at!,
});

export const elementwise = {
  sigmoid: named('sigmoid'),
  tanh: named('tanh'),
  relu: named('relu'),
  square: { at: (x) => x * x, slopeAt: (x) => 2 * x },
} as const satisfies Record<string, Elementwise>;

export type ElementwiseName = keyof typeof elementwise;

/** A square matrix with these numbers on its diagonal and nought elsewhere. */
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
