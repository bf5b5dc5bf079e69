import * as v from 'valibot';
import { FileError } from '../experiment/file-error.ts';

type Issue = v.BaseIssue<unknown>;

/** The value that a schema takes `input` for. Throws a FileError that says what is wrong first, and where. */
export function read<T>(schema: v.GenericSchema<unknown, T>, input: unknown): T {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const [{ message, path }] = result.issues;
  throw new FileError(message, showPath(path?.map(({ key }) => key) ?? []));
}

/** `W[1], row 2, number 3`: names and the first index as in JSON, what is inside counted from 1. */
function showPath(path: readonly unknown[]): string {
  const after = path.findLastIndex((key) => typeof key === 'string') + 1;
  const name = path
    .slice(0, after)
    .map((key) => (typeof key === 'string' ? `.${key}` : `[${Number(key)}]`))
    .join('')
    .slice(1);
  const [first, ...inside] = path.slice(after).map(Number);
  const words = inside.length > 1 || name === 'W' ? ['row', 'number'] : ['number'];
  const rest = inside.map((place, n) => `, ${words[n] ?? 'number'} ${place + 1}`);
  return `${name}${first === undefined ? '' : `[${first}]`}${rest.join('')}`;
}

const show = (input: unknown): string => {
  if (Array.isArray(input)) return 'a list';
  if (input === undefined) return 'nothing';
  if (typeof input === 'object' && input) return 'an object';
  if (typeof input === 'number') return String(input);
  return JSON.stringify(typeof input === 'string' ? input.slice(0, 40) : input);
};

export const expected =
  (what: string) =>
  ({ input }: Issue): string =>
    `${what} expected, ${show(input)} found`;

/** An object with these fields; others are ignored. */
export const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.object(entries, (issue) =>
    issue.expected === 'Object' ? expected('an object')(issue) : 'missing',
  );

export const finite = v.pipe(
  v.number(expected('a number')),
  v.finite(expected('a number that 64 bits can hold')),
);

/** A number of at most this size. */
export const withinLimit = (limit: number) =>
  v.pipe(
    finite,
    v.check((value) => Math.abs(value) <= limit, expected(`a number from −${limit} to ${limit}`)),
  );

export const whole = (least: number, most = Number.MAX_SAFE_INTEGER) => {
  const range =
    most < Number.MAX_SAFE_INTEGER ? ` from ${least} to ${most}` : ` of at least ${least}`;
  const message = expected(`a whole number${range}`);
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(least, message),
    v.maxValue(most, message),
  );
};

export const listOf = <T>(item: v.GenericSchema<unknown, T>) => v.array(item, expected('a list'));

/** A list of `n` items; `of` says in words what they are, `name` why so many. */
export const exactly = <T>(item: v.GenericSchema<unknown, T>, n: number, of: string, name = '') =>
  v.pipe(
    listOf(item),
    v.length(n, ({ input }) => `${n} ${of} expected${name && ` (${name})`}, ${input.length} found`),
  );
