import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { change } from '../../src/reader/bend.ts';
import { inForce, trainingSamples } from '../../src/reader/experiment.ts';
import { irisExperiment } from '../../src/reader/iris.ts';
import { accuracy, lossOf, meanLoss } from '../../src/reader/measure.ts';
import { traceAt } from '../../src/reader/replay.ts';
import { restore } from '../../src/reader/restore.ts';
import { textOf } from '../../src/reader/saved.ts';
import { FIRST } from '../../src/reader/store.ts';

const csv = readFileSync(new URL('../../public/data/iris.csv', import.meta.url), 'utf8');
const iris = irisExperiment(csv, 1);
const { data } = inForce(iris, 0);
const training = trainingSamples(data);

describe('Iris', () => {
  test('is 120 training samples and 30 held out, ten of each class', () => {
    expect([data.X.length, data.Y.length, training.length, data.heldOut.length]).toEqual([
      150, 150, 120, 30,
    ]);
    const classes = data.heldOut.map((n) => data.Y[n]!.indexOf(1));
    expect([0, 1, 2].map((i) => classes.filter((one) => one === i).length)).toEqual([10, 10, 10]);
    expect(data.heldOut).toEqual(data.heldOut.toSorted((one, other) => one - other));
    expect(data.classes).toEqual(['setosa', 'versicolor', 'virginica']);
    expect(data.features).toHaveLength(4);
  });

  test('is standardised by its training samples', () => {
    for (const i of [0, 1, 2, 3]) {
      const values = training.map((n) => data.X[n]![i]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / 120;
      const square = values.reduce((sum, value) => sum + value ** 2, 0) / 120;
      expect(mean).toBeCloseTo(0, 12);
      expect(square).toBeCloseTo(1, 12);
    }
  });

  test('is split and begun alike by the same seed, otherwise by another', () => {
    expect(irisExperiment(csv, 1)).toEqual(iris);
    expect(inForce(irisExperiment(csv, 2), 0).data.heldOut).not.toEqual(data.heldOut);
    expect(inForce(irisExperiment(csv, 2), 0).parameters).not.toEqual(inForce(iris, 0).parameters);
  });

  test('starts in mini-batches of 16', () => {
    const { plan } = inForce(iris, 0);
    expect(plan).toEqual({ kind: 'shuffled', size: 16, seed: 1 });
  });

  test('is learnt in 1500 steps', () => {
    const trained = change(iris, 0, { plan: { kind: 'shuffled', size: 16, seed: 1 } });
    const [before, after] = [0, 1500].map((t) => meanLoss(trained, t, training));
    expect(before).toBeGreaterThan(0.9);
    expect(after).toBeLessThan(0.1);
    expect(accuracy(trained, 1500, data.heldOut)).toBeGreaterThanOrEqual(0.9);
  });

  test('can be kept and restored', () => {
    const { state, notice } = restore(textOf({ ...FIRST, experiment: iris }));
    expect(notice).toBeNull();
    expect(state.experiment).toEqual(iris);
  });
});

describe('measures', () => {
  test('the mean loss is the mean of the losses of the samples', () => {
    const batch = change(iris, 0, { plan: { kind: 'picked', samples: training.slice(0, 7) } });
    const trace = traceAt(batch, 0);
    expect(meanLoss(iris, 0, training.slice(0, 7))).toBe(
      trace.at('Lbar', trace.steps.length)!.data[0],
    );
    expect(lossOf(batch, 0)).toBe(trace.at('Lbar', trace.steps.length)!.data[0]);
  });

  test('accuracy counts the samples whose likeliest class is the target’s', () => {
    const right = data.heldOut.map((n) => accuracy(iris, 0, [n]));
    expect(right.every((one) => one === 0 || one === 1)).toBe(true);
    const share = right.reduce((sum, one) => sum + one, 0) / right.length;
    expect(accuracy(iris, 0, data.heldOut)).toBeCloseTo(share, 14);
  });
});

describe('a broken file', () => {
  const lines = csv.trim().split('\n');
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
    expect(() => irisExperiment(text, 1)).toThrow(message);
  });
});
