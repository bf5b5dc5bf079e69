import { cellWords } from '../../notation/printing/glyphs.ts';
import { print } from '../../notation/printing/number.ts';
import { isColumn } from '../../notation/symbol.ts';
import { isMaps } from './form.ts';
import type { Sheet, SheetCell } from './sheet.ts';

/** What is said instead of a number that a question still asks for. */
export const HIDDEN = 'hidden until you have predicted it';

/** A cell that shows no number, in words: `0.25`; of maps `channel 2, row 1, column 3: 0.25`. */
export function wordsOfCell(sheet: Sheet, { cell, value, hidden }: SheetCell): string {
  const number = hidden ? HIDDEN : value === undefined ? 'not computed yet' : print(value);
  if (!isMaps(sheet)) return number;
  const place = isColumn(sheet.sym) ? cell.slice(0, -1) : cell;
  return `${cellWords(sheet.sym, place)}: ${number}`;
}
