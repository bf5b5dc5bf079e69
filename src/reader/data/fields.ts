import { FileError } from '../file-error.ts';

/** Longest piece of a field that a message repeats. */
const SHOWN = 40;

/** What is wrong with one field; `line` counted from 1, `column` from 0. */
export const cellError = (line: number, column: number, wanted: string, found: string): FileError =>
  new FileError(
    `${wanted} expected, ${JSON.stringify(found.slice(0, SHOWN))} found`,
    `line ${line}, column ${column + 1}`,
  );
