import { dsvFormat } from 'd3';
import { LineError } from './field-error.ts';

/** In the order in which they are tried: where semicolons part, commas may be decimal. */
export const delimiters = ['\t', ';', ','] as const;
export type Delimiter = (typeof delimiters)[number];

/** How a text is read. */
export interface CsvFormat {
  readonly delimiter: Delimiter;
  /** Whether the first line holds names. */
  readonly header: boolean;
  /** Column of the classes, 0-based. */
  readonly label: number;
}

/** A line that holds anything, and where it begins, counted from 1. */
export interface CsvLine {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Added after the text, so that a quote left open is noticed. */
const END = '\u0000';

/** The lines of a text that are not blank. Throws a LineError where a quoted field is not closed. */
export function tableOf(text: string, delimiter: Delimiter): CsvLine[] {
  let next = 1;
  const lines: CsvLine[] = dsvFormat(delimiter).parseRows(
    `${text.replace(/^\uFEFF/, '')}\n${END}`,
    (fields) => {
      const line = next++;
      for (const field of fields) if (field !== '') next += breaksIn(field);
      return fields.length > 1 || fields[0]!.trim() !== '' ? { line, fields } : null;
    },
  );
  const last = lines.pop();
  if (last?.fields[0] !== END) {
    throw new LineError(last?.line ?? 1, 'a quoted field is not closed');
  }
  return lines;
}

const breaksIn = (field: string): number => field.match(/\r\n|\r|\n/g)?.length ?? 0;

const POINT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const POINT_OR_COMMA = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d+)?$/i;

/** The number in a field, with a decimal comma too where commas do not part; null where there is none. */
export function numberIn(field: string, delimiter: Delimiter): number | null {
  const text = field.trim();
  const pattern = delimiter === ',' ? POINT : POINT_OR_COMMA;
  return pattern.test(text) ? Number(text.replace(',', '.')) : null;
}

/** Lines that a guess looks at, and the characters in which it looks for them. */
const [LOOKED_AT, LOOKED_IN] = [50, 100_000];

/**
 * How a text seems meant: parted alike on every line, names on a first line that holds no number where most others
 * do, classes in the last column. `by` is what parts the fields, where that is known.
 */
export function guessFormat(text: string, by?: Delimiter): CsvFormat {
  const head = headOf(text);
  const delimiter = by ?? guessDelimiter(head);
  const [first, ...rest] = closedLines(head, delimiter).slice(0, LOOKED_AT);
  const isNumber = (field: string | undefined): boolean =>
    numberIn(field ?? '', delimiter) !== null;
  const ofNumbers = (first?.fields ?? []).filter((_, column) => {
    const numbers = rest.filter(({ fields }) => isNumber(fields[column])).length;
    return 2 * numbers > rest.length;
  });
  const header = ofNumbers.some((field) => field.trim() !== '') && !ofNumbers.some(isNumber);
  return { delimiter, header, label: Math.max(0, (first?.fields.length ?? 0) - 1) };
}

/** The first lines of a text, whole where they can be. */
function headOf(text: string): string {
  if (text.length <= LOOKED_IN) return text;
  return text.slice(0, text.lastIndexOf('\n', LOOKED_IN) + 1 || LOOKED_IN);
}

/** What parts every line into as many fields, or else some line into the most. */
function guessDelimiter(text: string): Delimiter {
  const bare = text.replaceAll(/"(?:[^"]|"")*"/g, 'quoted');
  const lines = bare.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const scores = delimiters.map((delimiter) => {
    const widths = lines.slice(0, LOOKED_AT).map((line) => line.split(delimiter).length);
    const least = Math.min(...widths);
    return least > 1 && least === Math.max(...widths) ? Infinity : Math.max(0, ...widths);
  });
  return delimiters[scores.indexOf(Math.max(...scores))]!;
}

/** The lines that are not blank, up to one in which a quote is left open; and the error that this is. */
export function tableUpTo(
  text: string,
  delimiter: Delimiter,
): { readonly table: CsvLine[]; readonly error: LineError | null } {
  try {
    return { table: tableOf(text, delimiter), error: null };
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    const lines = text.split(/(?<=\r\n|\r(?!\n)|\n)/);
    return { table: tableOf(lines.slice(0, error.line - 1).join(''), delimiter), error };
  }
}

/** The lines alone. */
export const closedLines = (text: string, delimiter: Delimiter): CsvLine[] =>
  tableUpTo(text, delimiter).table;
