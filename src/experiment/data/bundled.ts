import { csvParseRows } from 'd3';
import { FileError } from '../file-error.ts';
import { FieldError } from './field-error.ts';
import type { DataSet } from './set.ts';

/** A set in a file of the book: all but its numbers. */
interface Bundled extends Omit<DataSet, 'measures' | 'labels'> {
  /** Whether the file begins with a line `samples,features,class,class…`. */
  readonly headed: boolean;
}

const UCI = 'UCI Machine Learning Repository, CC BY 4.0';

export const bundled = {
  iris: {
    name: 'iris',
    title: 'Iris',
    headed: true,
    features: ['sepal length', 'sepal width', 'petal length', 'petal width'],
    classes: ['setosa', 'versicolor', 'virginica'],
    divisor: null,
    attribution: {
      by: 'R. A. Fisher',
      work: 'The use of multiple measurements in taxonomic problems',
      from: `1936; ${UCI}`,
    },
  },
  wine: {
    name: 'wine',
    title: 'Wine',
    headed: true,
    features: [
      'alcohol',
      'malic acid',
      'ash',
      'alcalinity of ash',
      'magnesium',
      'total phenols',
      'flavanoids',
      'nonflavanoid phenols',
      'proanthocyanins',
      'colour intensity',
      'hue',
      'OD280/OD315 of diluted wines',
      'proline',
    ],
    classes: ['cultivar 1', 'cultivar 2', 'cultivar 3'],
    divisor: null,
    attribution: { by: 'M. Forina et al.', work: 'PARVUS', from: UCI },
  },
  digits: {
    name: 'digits',
    title: 'Digits',
    headed: false,
    features: Array.from({ length: 64 }, (_, n) => `pixel ${Math.floor(n / 8) + 1} ${(n % 8) + 1}`),
    classes: Array.from({ length: 10 }, (_, digit) => String(digit)),
    // Pixels count 0 to 16
    divisor: 16,
    attribution: {
      by: 'E. Alpaydin, C. Kaynak',
      work: 'Optical Recognition of Handwritten Digits',
      from: `test set, 1998; ${UCI}`,
    },
  },
} as const satisfies Record<string, Bundled>;

/**
 * A line of features and the 0-based class for each sample, after the line of counts where there is one.
 * Throws a FileError with line and column.
 */
export function parseBundled({ headed, ...set }: Bundled, csv: string): DataSet {
  const lines = csvParseRows(csv.trim());
  const rows = headed ? lines.slice(1) : lines;
  if (headed) checkHead(set, lines[0] ?? [], rows.length);
  if (rows.length === 0) throw new FileError('no samples found');
  const inputs = set.features.length;
  rows.forEach((row, n) => {
    const line = n + (headed ? 2 : 1);
    if (row.length !== inputs + 1) {
      throw new FileError(`${inputs + 1} columns expected, ${row.length} found`, `line ${line}`);
    }
    row.forEach((text, column) => {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      const isLabel = column === inputs;
      if (isLabel ? set.classes[value] === undefined : !Number.isFinite(value)) {
        const wanted = isLabel ? `a class from 0 to ${set.classes.length - 1}` : 'a number';
        throw new FieldError(line, column, wanted, text);
      }
    });
  });
  const numbers = rows.map((row) => row.map(Number));
  return {
    ...set,
    measures: numbers.map((row) => row.slice(0, inputs)),
    labels: numbers.map((row) => row[inputs]!),
  };
}

type Named = Pick<Bundled, 'features' | 'classes'>;

function checkHead({ features, classes }: Named, head: readonly string[], samples: number): void {
  const [count, width, ...named] = head;
  if (Number(width) !== features.length || named.length !== classes.length) {
    throw new FileError(
      `the counts of samples and of ${features.length} features, and ${classes.length} classes expected`,
      'line 1',
    );
  }
  if (samples !== Number(count)) {
    throw new FileError(`${count} samples announced, ${samples} found`, 'line 1');
  }
}
