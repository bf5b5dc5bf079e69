import type { Sheet } from './sheet.ts';

/** Rows or columns above which cells are squares without digits. */
const DIGITS = 12;
/** Cells above which they are drawn on a canvas. */
const ELEMENTS = 1000;

/** How a sheet is drawn: numbers, squares of colour, or the same on a canvas. */
export const formOf = ({ rows, columns }: Sheet): 'digits' | 'heat' | 'canvas' => {
  if (rows * columns > ELEMENTS) return 'canvas';
  return rows > DIGITS || columns > DIGITS ? 'heat' : 'digits';
};
