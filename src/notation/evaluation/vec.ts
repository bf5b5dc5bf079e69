import type { Cell, Shape } from '../../tensor/tensor.ts';

/** A matrix written as one column, its columns one below the other: which cell is where. */

export const countOf = (shape: Shape): number =>
  shape.reduce((product, length) => product * length, 1);

/** Cell at a place of the column. */
export const cellOf = (place: number, [rows = 1]: Shape): Cell => [
  place % rows,
  Math.floor(place / rows),
];

/** Place of a cell in the column. */
export const placeOf = ([i = 0, n = 0]: Cell, [rows = 1]: Shape): number => i + n * rows;
