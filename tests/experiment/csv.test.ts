import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../src/experiment/data/csv.ts';
import {
  closedLines,
  guessFormat,
  numberIn,
  type Delimiter,
} from '../../src/experiment/data/csv-table.ts';
import type { ManyErrors } from '../../src/experiment/data/field-error.ts';
import { FileError } from '../../src/experiment/file-error.ts';
import { LIMITS } from '../../src/experiment/limits.ts';
import { fileOf } from './data.ts';

const read = (text: string, chosen: Partial<ReturnType<typeof guessFormat>> = {}) =>
  parseCsv(text, 'own', { ...guessFormat(text, chosen.delimiter), ...chosen });

/** A field as RFC 4180 writes it, in quotes where it must be or `always`. */
const quoted = (field: string, delimiter: Delimiter, always: boolean): string =>
  always || field.includes(delimiter) || /["\r\n]/.test(field) || field === ''
    ? `"${field.replaceAll('"', '""')}"`
    : field;

interface Written {
  readonly measures: number[][];
  readonly labels: string[];
  readonly names: string[] | null;
  readonly delimiter: Delimiter;
  readonly label: number;
  readonly comma: boolean;
  readonly always: boolean;
  readonly newline: string;
}

const measure = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => value || 0),
);
const word = fc
  .string({ unit: fc.constantFrom('a', 'B', 'é', ' ', ',', ';', '"', '\n', '.'), maxLength: 6 })
  .map((text) => `k${text}k`);

/** Tables of numbers with a class on each line, of two classes at least, as any program may write them. */
const written: fc.Arbitrary<Written> = fc
  .record({ features: fc.integer({ min: 1, max: 5 }), samples: fc.integer({ min: 2, max: 12 }) })
  .chain(({ features, samples }) =>
    fc.record({
      measures: fc.array(fc.array(measure, { minLength: features, maxLength: features }), {
        minLength: samples,
        maxLength: samples,
      }),
      labels: fc.uniqueArray(word, { minLength: 2, maxLength: samples }).chain((classes) =>
        fc
          .array(fc.constantFrom(...classes), {
            minLength: samples - 2,
            maxLength: samples - 2,
          })
          .map((rest) => [...classes.slice(0, 2), ...rest]),
      ),
      names: fc.option(fc.array(word, { minLength: features, maxLength: features })),
      delimiter: fc.constantFrom<Delimiter>(',', ';', '\t'),
      label: fc.integer({ min: 0, max: features }),
      comma: fc.boolean(),
      always: fc.boolean(),
      newline: fc.constantFrom('\n', '\r\n'),
    }),
  );

function rowsOf({ measures, labels, names, delimiter, label, comma }: Written): string[][] {
  const write = (value: number): string =>
    comma && delimiter !== ',' ? String(value).replace('.', ',') : String(value);
  const body = measures.map((row, n) => row.map(write).toSpliced(label, 0, labels[n]!));
  return names ? [names.toSpliced(label, 0, 'kind'), ...body] : body;
}

const textOf = (rows: string[][], { delimiter, always, newline }: Written): string =>
  rows
    .map((row) => row.map((field) => quoted(field, delimiter, always)).join(delimiter))
    .join(newline);

const readingOf = ({ delimiter, names, label }: Written) => ({
  delimiter,
  header: names !== null,
  label,
});

describe('any table', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(written, fc.boolean(), (table, marked) => {
        const text = (marked ? '\uFEFF' : '') + textOf(rowsOf(table), table);
        const set = parseCsv(text, 'own', readingOf(table));
        expect(set.measures).toEqual(table.measures);
        expect(set.labels.map((label) => set.classes[label])).toEqual(table.labels);
        expect(new Set(set.labels).size).toBe(set.classes.length);
        if (table.names) expect(set.features).toEqual(table.names.map((name) => name.trim()));
        else expect(set.features[0]).toBe(`column ${table.label === 0 ? 2 : 1}`);
      }),
      { numRuns: 300 },
    );
  });

  test('of numbers and plain words is read so without being told how', () => {
    const plain = written.map((table) => ({
      ...table,
      labels: table.labels.map((label) => label.replace(/[^\p{L}]/gu, '')),
      names: table.names?.map((_, n) => `name ${n}`) ?? null,
      label: table.measures[0]!.length,
    }));
    fc.assert(
      fc.property(plain, (table) => {
        fc.pre(new Set(table.labels).size > 1);
        const reading = guessFormat(textOf(rowsOf(table), table));
        expect(reading).toEqual(readingOf(table));
      }),
      { numRuns: 300 },
    );
  });

  test('with one field spoilt says its line and column, quoted lines and blank ones counted', () => {
    const spoilt = fc.constantFrom('abc', '', '1,2,3', 'NaN', '?', '1.2.3', '0x1f', '12 cm');
    fc.assert(
      fc.property(written, spoilt, fc.nat(), fc.nat(), fc.nat(3), (table, found, n, i, blank) => {
        const rows = rowsOf(table);
        const place = (table.names ? 1 : 0) + (n % table.measures.length);
        const column = [...rows[place]!.keys()].filter((one) => one !== table.label)[
          i % table.measures[0]!.length
        ]!;
        rows[place]![column] = found;
        const above = Array.from({ length: blank }, () => table.newline).join('');
        const before = textOf(rows.slice(0, place), table);
        const line = `${blank > 0 ? above : ''}${before}${place ? table.newline : ''}`.split(
          '\n',
        ).length;
        expect(() => parseCsv(above + textOf(rows, table), 'own', readingOf(table))).toThrow(
          expect.objectContaining({
            name: 'FileError',
            where: `line ${line}, column ${column + 1}`,
            what: `a number expected, ${JSON.stringify(found)} found`,
          }),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('or any text at all becomes a set or a FileError', () => {
    const unit = fc.constantFrom(
      '1',
      '.',
      ',',
      ';',
      '\t',
      '\n',
      '\r',
      '"',
      'a',
      ' ',
      '-',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit, maxLength: 60 })), (text) => {
        expect(closedLines(text, ',').length).toBeLessThanOrEqual(text.length);
        try {
          const { measures, labels, classes } = read(text);
          expect(measures.flat().every(Number.isFinite)).toBe(true);
          expect(labels.every((label) => classes[label] !== undefined)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(FileError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('how a text is meant', () => {
  test.each([
    ['1.5,a\n2.5,b', { delimiter: ',', header: false, label: 1 }],
    ['1,5;2,5;a\n3,5;4,5;b', { delimiter: ';', header: false, label: 2 }],
    ['1,5\t2\ta\n3,5\t4\tb', { delimiter: '\t', header: false, label: 2 }],
    ['x,y,kind\n1,2,a\n3,4,b', { delimiter: ',', header: true, label: 2 }],
    ['x,y,digit\n1,2,7\n3,4,8', { delimiter: ',', header: true, label: 2 }],
    ['x,y,kind\n1,2,a\n3,oops,b\n5,6,a', { delimiter: ',', header: true, label: 2 }],
    ['1,,a\n3,4,b\n5,6,a', { delimiter: ',', header: false, label: 2 }],
    ['1,oops,a\n3,4,b\n5,6,a', { delimiter: ',', header: false, label: 2 }],
    [',y,kind\n1,2,a\n3,4,b', { delimiter: ',', header: true, label: 2 }],
    ['1,2,a\n3,4\n5,6,b', { delimiter: ',', header: false, label: 2 }],
    ['5', { delimiter: '\t', header: false, label: 0 }],
    ['', { delimiter: '\t', header: false, label: 0 }],
  ])('%j', (text, reading) => {
    expect(guessFormat(text)).toEqual(reading);
  });

  test.each([
    ['1,5', ';', 1.5],
    ['-,5e3', ';', -500],
    ['1.5', ';', 1.5],
    ['1.234,5', ';', null],
    ['1,5', ',', null],
    [' +2. ', ',', 2],
    ['1/2', ',', null],
    ['Infinity', ',', null],
    ['.', ';', null],
    ['', ',', null],
  ] as const)('%j separated by %j is the number %j', (field, by, value) => {
    expect(numberIn(field, by)).toBe(value);
  });

  test('classes that are numbers stand in their order, others as they come', () => {
    expect(read('1,10\n2,9\n3,10\n4,8').classes).toEqual(['8', '9', '10']);
    expect(read('1,b\n2,a\n3,b').classes).toEqual(['b', 'a']);
  });

  test('the file of the digits is read as the book reads it', () => {
    const set = read(fileOf('digits'));
    expect([set.measures.length, set.features.length, set.classes.length]).toEqual([1797, 64, 10]);
  });
});

describe('what is refused, and where', () => {
  const samples = Array.from({ length: LIMITS.samples + 1 }, (_, n) => `${n},${n % 2}`).join('\n');
  const wide = (features: number, lines: number): string =>
    Array.from({ length: lines }, (_, n) => `${'1,'.repeat(features)}k${n % 2}`).join('\n');

  test.each([
    ['', 'numbers and a class expected on each line, nothing found'],
    ['\n \n', 'numbers and a class expected on each line, nothing found'],
    ['1\n2', 'line 1: a feature and the class expected, one column found'],
    ['1,a', 'column 2: two classes at least expected, only "a" found'],
    ['1,a\n2,a\n\n3,a', 'column 2: two classes at least expected, only "a" found'],
    ['1,2,a\n3,4,b\n\n5,b', 'line 4: 3 columns expected as on the first, 2 found'],
    ['1,2,a\n3,4,b,c', 'line 2: 3 columns expected as on the first, 4 found'],
    ['1,2,a\n3,,b', 'line 2, column 2: a number expected, "" found'],
    ['1,2,a\n3,4,', 'line 2, column 3: a class expected, "" found'],
    ['1,2,a\n3,1e101,b', 'line 2, column 2: a number from −1e+100 to 1e+100 expected, "1e101"'],
    ['1,2,a\n3,1e999,b', 'line 2, column 2: a number from −1e+100 to 1e+100 expected, "1e999"'],
    ['1,2,"a\n3,4,b\n5,6,a', 'line 1: a quoted field is not closed'],
    ['1,2,a\n3,4,"b"\n5,6,"c\n7,8,d', 'line 3: a quoted field is not closed'],
    [samples, `at most ${LIMITS.samples} samples expected, ${LIMITS.samples + 1} found`],
    [
      wide(LIMITS.features + 1, 2),
      `line 1: at most ${LIMITS.features} features expected, 1001 found`,
    ],
    [wide(500, 401), `at most ${LIMITS.measures} numbers expected, 401 samples of 500 features`],
    [
      Array.from({ length: 101 }, (_, n) => `1,k${n}`).join('\n'),
      'column 2: at most 100 classes expected, 101 different entries found; are these the classes?',
    ],
  ])('%#', (text, message) => {
    expect(() => read(text, { header: false })).toThrow(
      expect.objectContaining({
        name: 'FileError',
        message: expect.stringContaining(message) as string,
      }),
    );
  });

  test('every bad place of a text is told, in order', () => {
    const text = '1,2,a\n3,x,\n\n5,b\ny,1e999,a\n7,8,b';
    const caught = (): unknown => {
      try {
        return read(text);
      } catch (error) {
        return error;
      }
    };
    expect((caught() as ManyErrors).errors.map(({ message }) => message)).toEqual([
      'line 2, column 2: a number expected, "x" found',
      'line 2, column 3: a class expected, "" found',
      'line 4: 3 columns expected as on the first, 2 found',
      'line 5, column 1: a number expected, "y" found',
      'line 5, column 2: a number from −1e+100 to 1e+100 expected, "1e999" found',
    ]);
  });

  test('what stands before an open quote is read', () => {
    const lines = closedLines('1,2,"a\nb"\n\n3,4,b\n5,"6,a\n7,8,c', ',');
    expect(lines.map(({ line }) => line)).toEqual([1, 4]);
  });

  test('names without samples', () => {
    expect(() => read('x,kind', { header: true })).toThrow(
      'line 1: samples expected below the names',
    );
  });
});
