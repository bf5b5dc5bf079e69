import { FileError } from '../file-error.ts';

/** Longest piece of a field that a message repeats. */
const SHOWN = 40;

/** A line that cannot be used, counted from 1. */
export class LineError extends FileError {
  readonly line: number;

  constructor(line: number, what: string, where = `line ${line}`) {
    super(what, where);
    this.line = line;
  }
}

/** One field that cannot be used; `column` counted from 0. */
export class FieldError extends LineError {
  readonly column: number;

  constructor(line: number, column: number, wanted: string, found: string) {
    const what = `${wanted} expected, ${JSON.stringify(found.slice(0, SHOWN))} found`;
    super(line, what, `line ${line}, column ${column + 1}`);
    this.column = column;
  }
}

/** All that is wrong with a text, in the order of its lines; as an error it is the first of them. */
export class ManyErrors extends FileError {
  readonly errors: readonly LineError[];

  constructor(errors: readonly [LineError, ...LineError[]]) {
    super(errors[0].what, errors[0].where);
    this.errors = errors;
  }
}
