import { FileError } from '../file-error.ts';
import { LIMITS } from '../limits.ts';
import { FieldError, LineError, ManyErrors } from './field-error.ts';
import {
  guessFormat,
  numberIn,
  tableOf,
  tableUpTo,
  type Delimiter,
  type CsvLine,
  type CsvFormat,
} from './csv-table.ts';
import type { DataSet } from './set.ts';

/** Larger measures could not be squared to standardize them. */
const LARGEST = 1e100;

/** After so many errors the rest of a text is not looked at. */
export const MOST_ERRORS = 100;

/**
 * The samples of a text, a line each: numbers, and the class as any text. Classes that are all numbers are in
 * their order, others as they first appear. Throws a FileError with line and column; ManyErrors where lines are bad.
 */
export const parseCsv = (text: string, title: string, reading: CsvFormat): DataSet =>
  setOf(tableOf(text, reading.delimiter), title, reading);

function setOf(
  table: readonly CsvLine[],
  title: string,
  { delimiter, header, label }: CsvFormat,
): DataSet {
  const names = header ? table[0]?.fields : undefined;
  const lines = header ? table.slice(1) : table;
  checkSize(table, lines);
  const [error, ...errors] = errorsOf(lines, table[0]!.fields.length, label, delimiter);
  if (error) throw new ManyErrors([error, ...errors]);
  const features = lines[0]!.fields
    .map((_, column) => names?.[column]?.trim() || `column ${column + 1}`)
    .filter((_, column) => column !== label);
  const classOf = ({ fields }: CsvLine): string => fields[label]!.trim();
  const classes = inOrder([...new Set(lines.map(classOf))], delimiter);
  checkClasses(classes, label);
  return {
    name: 'csv',
    title,
    features,
    classes,
    measures: lines.map(({ fields }) =>
      fields.flatMap((field, column) => (column === label ? [] : numberIn(field, delimiter)!)),
    ),
    labels: lines.map((line) => classes.indexOf(classOf(line))),
    divisor: null,
    attribution: null,
  };
}

/** A text as it is read, with all that is to be said of it. */
export interface Read {
  readonly reading: CsvFormat;
  /** What could be read. */
  readonly table: readonly CsvLine[];
  /** Names of the columns to choose the classes from: none where there are more than a set may have. */
  readonly columns: readonly string[];
  /** Null where it is refused. */
  readonly set: DataSet | null;
  /** Why. */
  readonly errors: readonly FileError[];
}

/** A text under what the reader chose, the rest guessed; null for none. It is gone through once. */
export function readCsv(text: string, title: string, chosen: Partial<CsvFormat>): Read | null {
  if (text === '') return null;
  const guessed = { ...guessFormat(text, chosen.delimiter), ...chosen };
  const { table, error: open } = tableUpTo(text, guessed.delimiter);
  const first = table[0]?.fields ?? [];
  const reading = { ...guessed, label: Math.min(guessed.label, Math.max(0, first.length - 1)) };
  const columns = first.length > LIMITS.features + 1 ? [] : namesOf(first, reading.header);
  try {
    if (open) throw open;
    return { reading, table, columns, set: setOf(table, title, reading), errors: [] };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const errors = error instanceof ManyErrors ? error.errors : [error];
    return { reading, table, columns, set: null, errors };
  }
}

const namesOf = (first: readonly string[], header: boolean): string[] =>
  first.map((field, n) => `${n + 1}${header && field.trim() ? `: ${field}` : ''}`);

function checkSize(table: readonly CsvLine[], lines: readonly CsvLine[]): void {
  const [first] = table;
  if (!first) throw new FileError('numbers and a class expected on each line, nothing found');
  const features = first.fields.length - 1;
  const where = `line ${first.line}`;
  if (features < 1)
    throw new FileError('a feature and the class expected, one column found', where);
  if (lines.length === 0)
    throw new FileError('samples expected below the names, none found', where);
  if (features > LIMITS.features) {
    throw new FileError(`at most ${LIMITS.features} features expected, ${features} found`, where);
  }
  if (lines.length > LIMITS.samples) {
    throw new FileError(`at most ${LIMITS.samples} samples expected, ${lines.length} found`);
  }
  if (lines.length * features > LIMITS.measures) {
    throw new FileError(
      `at most ${LIMITS.measures} numbers expected, ` +
        `${lines.length} samples of ${features} features found`,
    );
  }
}

/** All errors up to about MOST_ERRORS: no reader mends more by hand. */
function errorsOf(
  lines: readonly CsvLine[],
  width: number,
  label: number,
  by: Delimiter,
): LineError[] {
  const errors: LineError[] = [];
  for (const line of lines) {
    errors.push(...errorsIn(line, width, label, by));
    if (errors.length >= MOST_ERRORS) break;
  }
  return errors;
}

function errorsIn(
  { line, fields }: CsvLine,
  width: number,
  label: number,
  by: Delimiter,
): readonly LineError[] {
  if (fields.length !== width) {
    const what = `${width} columns expected as on the first, ${fields.length} found`;
    return [new LineError(line, what)];
  }
  return fields.flatMap((field, column) => {
    const wanted = column === label ? wantedOfClass(field) : wantedOfNumber(numberIn(field, by));
    return wanted ? [new FieldError(line, column, wanted, field)] : [];
  });
}

/** What a field should be that is not; null where it is. */
const wantedOfClass = (field: string): string | null => (field.trim() === '' ? 'a class' : null);

function wantedOfNumber(value: number | null): string | null {
  if (value === null) return 'a number';
  return Math.abs(value) <= LARGEST ? null : `a number from −${LARGEST} to ${LARGEST}`;
}

const inOrder = (classes: string[], by: Delimiter): string[] =>
  classes.every((name) => numberIn(name, by) !== null)
    ? classes.toSorted((one, other) => numberIn(one, by)! - numberIn(other, by)!)
    : classes;

function checkClasses(classes: readonly string[], label: number): void {
  const where = `column ${label + 1}`;
  if (classes.length === 1) {
    throw new FileError(`two classes at least expected, only "${classes[0]}" found`, where);
  }
  if (classes.length > LIMITS.classes) {
    const found = `${classes.length} different entries found; are these the classes?`;
    throw new FileError(`at most ${LIMITS.classes} classes expected, ${found}`, where);
  }
}
