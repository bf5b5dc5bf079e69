import { print } from '../../notation/printing/number.ts';
import type { Sheet } from './sheet.ts';

/** Rows or columns above which cells are squares without digits. */
const DIGITS = 12;
/** Cells above which they are drawn on a canvas. */
const ELEMENTS = 600;
/** Columns up to which a single map has digits. */
const NARROW = 4;

/** How a sheet is drawn: numbers, squares of colour, or the same on a canvas. */
export const formOf = (sheet: Sheet): 'digits' | 'heat' | 'canvas' => {
  const { rows, columns, maps } = sheet;
  if (rows * columns * maps.length > ELEMENTS) return 'canvas';
  if (isMaps(sheet)) return maps.length > 1 || columns > NARROW ? 'heat' : 'digits';
  return rows > DIGITS || columns > DIGITS ? 'heat' : 'digits';
};

/** Whether a sheet is of maps: of a tensor of more than two axes. */
export const isMaps = ({ maps }: Sheet): boolean => maps[0]!.length > 0;

/** Maps that are side by side: along their last axis where there are several, else no fewer than one below the other. */
export function mapsAcross({ maps }: Sheet): number {
  const last = new Set(maps.map((map) => map.at(-1))).size;
  if (last > 1 && last < maps.length) return last;
  return Math.ceil(Math.sqrt(maps.length));
}

/** Characters of its longest number. */
export const charactersOf = ({ squares }: Sheet): number =>
  squares.reduce(
    (most, { value }) => Math.max(most, value === undefined ? 0 : print(value).length),
    3,
  );

/** Rows and columns of cells, over all maps that are one below the other or side by side, and how many maps these are. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly down: number;
  readonly across: number;
}

export function extentOf(sheet: Sheet): Extent {
  const { rows, columns, maps } = sheet;
  if (!isMaps(sheet)) return { rows, columns, down: 0, across: 0 };
  const across = mapsAcross(sheet);
  const down = Math.ceil(maps.length / across);
  return { rows: down * rows, columns: across * columns, down, across };
}
