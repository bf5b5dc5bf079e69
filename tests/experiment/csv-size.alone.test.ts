import { expect, test, vi } from 'vitest';
import { LIMITS } from '../../src/experiment/limits.ts';
import { readCsv } from '../../src/experiment/data/csv.ts';

/** Characters that have been parsed, and lines that were made of them. */
const parsed = { characters: 0 };

vi.mock('d3', async (original) => {
  const d3 = await original<typeof import('d3')>();
  return {
    ...d3,
    dsvFormat(delimiter: string) {
      const format = d3.dsvFormat(delimiter);
      const parseRows = ((text: string, ...rest: []) => {
        parsed.characters += text.length;
        return format.parseRows(text, ...rest);
      }) as typeof format.parseRows;
      return { ...format, parseRows };
    },
  };
});

/** What a guess may look at besides. */
const HEAD = 150_000;

test.each([
  ['good lines', '1,2,a\n2,1,b\n'.repeat(100_000)],
  ['blank lines', '\n'.repeat(1_000_000)],
  ['one line', `${'1,'.repeat(500_000)}a`],
])('a text of %s is gone through once', (_, text) => {
  parsed.characters = 0;
  readCsv(text, 'own', {});
  expect(parsed.characters).toBeGreaterThan(text.length - 1);
  expect(parsed.characters).toBeLessThan(text.length + HEAD);
});

test('of more columns than a set may have none is listed to choose from', () => {
  const columnsOf = (count: number): readonly string[] =>
    readCsv(`${'1,'.repeat(count - 1)}a\n${'2,'.repeat(count - 1)}b`, 'own', {})!.columns;
  expect(columnsOf(LIMITS.features + 1)).toHaveLength(LIMITS.features + 1);
  expect(columnsOf(LIMITS.features + 2)).toEqual([]);
  const { errors } = readCsv(`${'1,'.repeat(200_000)}a`, 'own', {})!;
  expect(errors.map(({ message }) => message)).toEqual([
    `line 1: at most ${LIMITS.features} features expected, 200000 found`,
  ]);
});

test('a text of blank lines says that there is nothing in it', () => {
  const { table, errors, columns } = readCsv('\n \r\n'.repeat(1000), 'own', {})!;
  expect([table, columns]).toEqual([[], []]);
  expect(errors[0]!.message).toContain('nothing found');
});

test('blank lines and breaks in quotes are counted, and a quote left open is where it is', () => {
  const lines = (text: string) => readCsv(text, 'own', {})!.table.map(({ line }) => line);
  expect(lines('\n\n1,2,a\n\n1,2,"b\nb"\n2,1,c')).toEqual([3, 5, 7]);
  expect(lines('"\n\n"\n1,2,a\n2,1,b')).toEqual([4, 5]);
  const { table, errors } = readCsv('1,2,a\n2,1,b\n2,1,"c\n', 'own', {})!;
  expect(table).toHaveLength(2);
  expect(errors[0]!.message).toContain('line 3: a quoted field is not closed');
});

test('a line break of two characters in quotes is one line', () => {
  const table = readCsv('1,2,"a\r\na"\r\n2,1,b\r\n', 'own', {})!.table;
  expect(table.map(({ line }) => line)).toEqual([1, 3]);
});
