import { csvParseRows } from 'd3';
import { initialParameters, type Network } from '../ops/network.ts';
import { seeded, shuffled } from '../tensor/random.ts';
import type { Data, Experiment } from './experiment.ts';
import { FileError } from './file-error.ts';
import { mapValues, toJson } from './replay.ts';

const NETWORK: Network = { layers: [4, 6, 5, 3], activation: 'sigmoid' };
const FEATURES = ['sepal length', 'sepal width', 'petal length', 'petal width'];
const RATE = 0.5;
/** Samples of a training step, until the reader picks others. */
const BATCH = 16;

/** One in so many samples of each class is held out. */
const HELD_OUT = 5;

interface Flowers {
  /** [sample][feature] in cm */
  readonly measures: readonly (readonly number[])[];
  /** Class of each sample, 0-based. */
  readonly labels: readonly number[];
  readonly classes: readonly string[];
}

/** Iris on 4-6-5-3, in mini-batches; the seed decides who is held out, the order, and where the weights start. */
export function irisExperiment(csv: string, seed: number): Experiment {
  const flowers = parseIris(csv);
  const heldOut = holdOut(flowers, seed);
  const training = flowers.measures.filter((_, n) => !heldOut.includes(n));
  const data: Data = {
    name: 'iris',
    title: 'Iris',
    X: standardise(flowers.measures, training),
    Y: flowers.labels.map((label) => flowers.classes.map((_, i) => (i === label ? 1 : 0))),
    features: FEATURES,
    classes: flowers.classes,
    heldOut,
  };
  const parameters = mapValues(initialParameters(NETWORK, seed), toJson);
  const plan = { kind: 'shuffled', size: BATCH, seed } as const;
  return { network: NETWORK, checkpoints: [{ t: 0, parameters, data, plan, rate: RATE }] };
}

/** Iris from the file that the book is served with. */
export async function fetchIris(seed: number): Promise<Experiment> {
  const response = await fetch(`${import.meta.env.BASE_URL}data/iris.csv`);
  if (!response.ok) throw new FileError(`the server answers ${response.status}`, 'data/iris.csv');
  return irisExperiment(await response.text(), seed);
}

/**
 * The file: a line `samples,features,class,class…`, then a line of features and the 0-based class for each sample.
 * Throws a FileError with line and column.
 */
function parseIris(csv: string): Flowers {
  const [head = [], ...rows] = csvParseRows(csv.trim());
  const [count = '', width = '', ...classes] = head;
  const inputs = FEATURES.length;
  if (Number(width) !== inputs || classes.length !== NETWORK.layers.at(-1)) {
    throw new FileError(
      'the counts of samples and of 4 features, and 3 classes expected',
      'line 1',
    );
  }
  if (rows.length !== Number(count)) {
    throw new FileError(`${count} samples announced, ${rows.length} found`, 'line 1');
  }
  rows.forEach((row, n) => {
    if (row.length !== inputs + 1) {
      throw new FileError(`${inputs + 1} columns expected, ${row.length} found`, `line ${n + 2}`);
    }
    row.forEach((text, column) => {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      const isLabel = column === inputs;
      if (isLabel ? classes[value] === undefined : !Number.isFinite(value)) {
        const wanted = isLabel ? `a class from 0 to ${classes.length - 1}` : 'a number';
        const where = `line ${n + 2}, column ${column + 1}`;
        throw new FileError(`${wanted} expected, ${JSON.stringify(text)} found`, where);
      }
    });
  });
  const numbers = rows.map((row) => row.map(Number));
  return {
    measures: numbers.map((row) => row.slice(0, inputs)),
    labels: numbers.map((row) => row[inputs]!),
    classes,
  };
}

/** The same share of every class, ascending. */
function holdOut({ labels, classes }: Flowers, seed: number): number[] {
  const random = seeded(seed);
  const held = classes.flatMap((_, label) => {
    const of = labels.flatMap((one, n) => (one === label ? [n] : []));
    const order = shuffled(of.length, random);
    return order.slice(0, Math.floor(of.length / HELD_OUT)).map((place) => of[place]!);
  });
  return held.toSorted((one, other) => one - other);
}

/** Each feature less its mean over `training`, in standard deviations over `training`. */
function standardise(
  rows: readonly (readonly number[])[],
  training: readonly (readonly number[])[],
): number[][] {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const scales = FEATURES.map((_, i) => {
    const values = training.map((row) => row[i]!);
    const middle = mean(values);
    const deviation = Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
    return { middle, deviation: deviation || 1 };
  });
  return rows.map((row) =>
    row.map((value, i) => (value - scales[i]!.middle) / scales[i]!.deviation),
  );
}
