import { FileError } from '../file-error.ts';

/** Longest piece of a field that a message repeats. */
const SHOWN = 40;

/** One field that cannot be used; `line` counted from 1, `column` from 0. */
export class FieldError extends FileError {
  readonly line: number;
  readonly column: number;

  constructor(line: number, column: number, wanted: string, found: string) {
    const what = `${wanted} expected, ${JSON.stringify(found.slice(0, SHOWN))} found`;
    super(what, `line ${line}, column ${column + 1}`);
    this.line = line;
    this.column = column;
  }
}
