import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { change } from '../../src/experiment/change.ts';
import type { DataSet, SetName } from '../../src/experiment/data/set.ts';
import { setTitles } from '../../src/experiment/data/catalog.ts';
import { parseBundled, bundled } from '../../src/experiment/data/bundled.ts';
import { dataOf, firstSplit } from '../../src/experiment/data/split.ts';
import { checkpointAt, samplesAt, trainingSamples } from '../../src/experiment/experiment.ts';
import { accuracy, batchLoss, meanLossOf } from '../../src/experiment/loss.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { experimentOf } from '../../src/experiment/setup.ts';
import { widthsOf } from '../../src/layers/network.ts';
import { fileOf, setOf } from './data.ts';

const names = Object.keys(setTitles) as SetName[];

/** Samples, features, classes, samples of each class, held out of each class by default. */
const counts: Readonly<Record<SetName, [number, number, number, number[], number[]]>> = {
  iris: [150, 4, 3, [50, 50, 50], [10, 10, 10]],
  wine: [178, 13, 3, [59, 71, 48], [12, 14, 10]],
  digits: [
    1797,
    64,
    10,
    [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
    [36, 36, 35, 37, 36, 36, 36, 36, 35, 36],
  ],
  blobs: [300, 2, 3, [100, 100, 100], [20, 20, 20]],
  rings: [300, 2, 3, [100, 100, 100], [20, 20, 20]],
  spirals: [300, 2, 3, [100, 100, 100], [20, 20, 20]],
  moons: [200, 2, 2, [100, 100], [20, 20]],
  checkerboard: [200, 2, 2, [100, 100], [20, 20]],
  xor: [4, 2, 2, [2, 2], [0, 0]],
};

const first = (name: SetName) => dataOf(firstSplit(setOf(name, 1)));

const ofEach = (set: DataSet, samples: readonly number[]): number[] =>
  set.classes.map((_, label) => samples.filter((n) => set.labels[n] === label).length);

describe.each(names)('%s', (name) => {
  const set = setOf(name, 1);
  const data = first(name);
  const training = trainingSamples(data);
  const all = set.labels.map((_, n) => n);

  test('has the samples, features and classes that it says', () => {
    const [samples, features, classes, each, held] = counts[name];
    expect(data.X).toHaveLength(samples);
    expect(data.Y).toHaveLength(samples);
    expect(new Set(data.X.map(({ length }) => length))).toEqual(new Set([features]));
    expect([set.features.length, set.classes.length]).toEqual([features, classes]);
    expect(ofEach(set, all)).toEqual(each);
    expect(ofEach(set, data.heldOut)).toEqual(held);
    expect(data.X.flat().every(Number.isFinite)).toBe(true);
  });

  test('has one-hot targets, each the sample’s label', () => {
    expect(data.Y.map((y) => y.indexOf(1))).toEqual(set.labels);
    expect(data.Y.every((y) => y.filter((share) => share === 0).length === y.length - 1)).toBe(
      true,
    );
  });

  test('is split into disjoint parts, both ascending', () => {
    expect([...training, ...data.heldOut].toSorted((a, b) => a - b)).toEqual(all);
    expect(data.heldOut).toEqual(data.heldOut.toSorted((a, b) => a - b));
  });

  test('is alike by the same seed, otherwise by another', () => {
    const again = dataOf({ set: setOf(name, 1), seed: 1, share: firstSplit(set).share });
    expect(again.heldOut).toEqual(data.heldOut);
    expect(again.X).toEqual(data.X);
    const other = dataOf({ set: setOf(name, 2), seed: 2, share: 0.5 });
    expect(other.heldOut).not.toEqual(data.heldOut);
  });

  test('begins with a network without a square matrix, whose every step can be shown', () => {
    const experiment = experimentOf(data);
    const layers = widthsOf(experiment.network);
    expect([layers[0], layers.at(-1)]).toEqual([counts[name][1], counts[name][2]]);
    expect(layers.slice(1).every((width, m) => width !== layers[m])).toBe(true);
    expect(traceAt(experiment, 0).steps.length).toBeGreaterThan(10);
    expect(experimentOf(data)).toEqual(experiment);
    const other = experimentOf(data, { seed: 2 });
    expect(checkpointAt(other, 0).parameters).not.toEqual(checkpointAt(experiment, 0).parameters);
    expect(samplesAt(other, 0)).not.toEqual(samplesAt(experiment, 0));
  });
});

test('any split holds out the same share of every class, to the nearest sample, and never all', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const name = fc.constantFrom(...names.filter((one) => one !== 'digits'));
  fc.assert(
    fc.property(name, fc.nat(1000), share, (of, seed, held) => {
      const set = setOf(of, seed);
      const data = dataOf({ set, seed, share: held });
      const each = ofEach(
        set,
        set.labels.map((_, n) => n),
      );
      expect(ofEach(set, data.heldOut)).toEqual(
        each.map((samples) => Math.min(samples - 1, Math.round(samples * held))),
      );
      expect(trainingSamples(data).length + data.heldOut.length).toBe(set.labels.length);
    }),
    { numRuns: 60 },
  );
});

describe('scaling', () => {
  test.each(['iris', 'wine'] as const)(
    '%s is standardized by its training samples alone',
    (name) => {
      const data = first(name);
      const training = trainingSamples(data);
      const moments = (samples: readonly number[], i: number) => {
        const values = samples.map((n) => data.X[n]![i]!);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const square = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
        return { mean, square };
      };
      data.features.forEach((_, i) => {
        const { mean, square } = moments(training, i);
        expect(mean).toBeCloseTo(0, 12);
        expect(square).toBeCloseTo(1, 12);
        expect(Math.abs(moments(data.heldOut, i).mean)).toBeGreaterThan(1e-6);
      });
    },
  );

  test('what the held-out samples measure changes no training sample', () => {
    const set = setOf('iris', 1);
    const { heldOut, X } = first('iris');
    const held = new Set(heldOut);
    const measures = set.measures.map((row, n) => (held.has(n) ? row.map(() => 1e6) : row));
    const spoilt = dataOf({ ...firstSplit(set), set: { ...set, measures } });
    expect(spoilt.heldOut).toEqual(heldOut);
    for (const n of trainingSamples(spoilt)) expect(spoilt.X[n]).toEqual(X[n]);
  });

  test('digits are divided by 16', () => {
    const { measures } = setOf('digits', 1);
    const { X } = first('digits');
    expect(X.every((x, n) => x.every((value, i) => value * 16 === measures[n]![i]))).toBe(true);
    expect([0, 1].every((end) => X.flat().includes(end))).toBe(true);
  });

  test('points in the plane stand as they were drawn', () => {
    expect(first('spirals').X).toEqual(setOf('spirals', 1).measures);
    expect(
      first('spirals')
        .X.flat()
        .every((value) => Math.abs(value) < 3),
    ).toBe(true);
  });

  test('a feature that never varies becomes 0, and none divides by 0', () => {
    const set = setOf('iris', 1);
    for (const constant of [0, 0.1, 1e9, -1 / 3]) {
      const measures = set.measures.map((row) => row.with(2, constant));
      const { X } = dataOf({ ...firstSplit(set), set: { ...set, measures } });
      for (const x of X) expect(Math.abs(x[2]!)).toBeLessThan(1e-6);
    }
  });
});

describe('what is learnt', () => {
  const held = (name: SetName, t: number): number => {
    const data = first(name);
    return accuracy(experimentOf(data), t, data.heldOut);
  };

  test('iris in 1500 steps of 16', () => {
    const data = first('iris');
    const experiment = experimentOf(data);
    expect(checkpointAt(experiment, 0).plan).toEqual({ kind: 'shuffled', size: 16, seed: 1 });
    const [before, after] = [0, 1500].map((t) => meanLossOf(experiment, t, trainingSamples(data)));
    expect(before).toBeGreaterThan(0.9);
    expect(after).toBeLessThan(0.1);
    expect(held('iris', 1500)).toBeGreaterThanOrEqual(0.9);
  });

  test.each([
    ['wine', 500, 0.95],
    ['digits', 600, 0.94],
    ['blobs', 500, 0.9],
    ['rings', 1500, 0.9],
    ['spirals', 1500, 0.9],
  ] as const)('%s in %i steps', (name, steps, right) => {
    expect(held(name, steps)).toBeGreaterThanOrEqual(right);
  });

  test('XOR, all four, in 500 steps', () => {
    const experiment = experimentOf(first('xor'));
    expect(widthsOf(experiment.network)).toEqual([2, 4, 2]);
    expect(accuracy(experiment, 500, [0, 1, 2, 3])).toBe(1);
  });
});

describe('measures', () => {
  const data = first('iris');
  const iris = experimentOf(data);
  const training = trainingSamples(data);

  test('the mean loss is the mean of the losses of the samples', () => {
    const batch = change(iris, 0, { plan: { kind: 'picked', samples: training.slice(0, 7) } });
    const trace = traceAt(batch, 0);
    expect(meanLossOf(iris, 0, training.slice(0, 7))).toBe(
      trace.at('Lbar', trace.steps.length)!.data[0],
    );
    expect(batchLoss(batch, 0)).toBe(trace.at('Lbar', trace.steps.length)!.data[0]);
  });

  test('accuracy counts the samples whose likeliest class is the target’s', () => {
    const right = data.heldOut.map((n) => accuracy(iris, 0, [n]));
    expect(right.every((one) => one === 0 || one === 1)).toBe(true);
    const share = right.reduce((sum, one) => sum + one, 0) / right.length;
    expect(accuracy(iris, 0, data.heldOut)).toBeCloseTo(share, 14);
  });
});

describe('a broken file', () => {
  const lines = fileOf('iris').trim().split('\n');
  const broken = (line: number, text: string): string => lines.with(line - 1, text).join('\n');

  test.each([
    ['', 'line 1: the counts of samples and of 4 features, and 3 classes expected'],
    [broken(1, '150,4,setosa,versicolor'), 'line 1: the counts of samples'],
    [lines.slice(0, -1).join('\n'), 'line 1: 150 samples announced, 149 found'],
    [broken(17, '5.7,4.4,x,0.4,0'), 'line 17, column 3: a number expected, "x" found'],
    [broken(17, '5.7,4.4,,0.4,0'), 'line 17, column 3: a number expected, "" found'],
    [broken(17, '5.7,4.4,1.5,0.4'), 'line 17: 5 columns expected, 4 found'],
    [broken(17, '5.7,4.4,1.5,0.4,3'), 'line 17, column 5: a class from 0 to 2 expected, "3" found'],
  ])('%#', (text, message) => {
    expect(() => parseBundled(bundled.iris, text)).toThrow(message);
  });

  test('without a first line of counts', () => {
    expect(() => parseBundled(bundled.digits, '')).toThrow('no samples found');
    expect(() => parseBundled(bundled.digits, '1,2,3')).toThrow(
      'line 1: 65 columns expected, 3 found',
    );
  });
});
