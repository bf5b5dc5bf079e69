import { describe, expect, test } from 'vitest';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { questions } from '../chapters/07-backpropagation/questions.ts';
import { WORKED, type Experiment } from '../src/reader/experiment.ts';
import { dataOf, firstSplit } from '../src/reader/data/split.ts';
import { experimentOf } from '../src/reader/setup.ts';
import { setOf } from './reader/data.ts';
import { presenter } from '../src/reader/present.ts';
import type { Question } from '../src/reader/question.ts';
import { FIRST } from '../src/reader/store.ts';
import { readFileSync } from 'node:fs';
import type { TensorsFile } from './networks.ts';

const all = Object.entries<Question>(questions);
const sceneOf = (experiment: Experiment) =>
  presenter(Object.values(equations))({ ...FIRST, experiment });
const truth = (id: keyof typeof questions, experiment: Experiment = WORKED): number =>
  (questions[id] as Question).truth(sceneOf(experiment), experiment);

const norm = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((s, v) => s + v * v, 0));

describe('questions of the text', () => {
  const experiments = {
    worked: WORKED,
    iris: experimentOf(dataOf(firstSplit(setOf('iris', 1)))),
  };
  test.each(Object.entries(experiments))('have an answer for %s', (_, experiment) => {
    for (const [id, question] of all) {
      const scene = sceneOf(experiment);
      if (question.unfit?.(scene)) continue;
      const value = question.truth(scene, experiment);
      expect(Number.isFinite(value), id).toBe(true);
      if (question.kind === 'choice')
        expect(question.options(scene)[value], id).toBeTypeOf('string');
    }
  });

  const { expected } = JSON.parse(readFileSync('tests/fixtures/networks/worked.json', 'utf8')) as {
    expected: TensorsFile;
  };

  test('answer by the reference of the worked network', () => {
    const [dz1, , dz3] = expected.dz[0]!;
    expect(truth('fainter')).toBeCloseTo(norm(dz3!) / norm(dz1!), 10);
    expect(truth('which-logit')).toBe(1);
    expect(truth('most-blame')).toBe(3);
    expect(truth('largest-slope')).toBe(0.25);
    expect(truth('even-odds')).toBeCloseTo(1.0986122886681098, 14);
    expect(truth('chance')).toBeCloseTo(100 / 3, 12);
    expect(truth('how-many-noughts')).toBe(4 * 4 - 4);
    // study of the source, section 2: the loss after one step with α = .5
    expect(truth('after-a-step')).toBeCloseTo(0.560194, 6);
  });

  test('an update that comes too early changes the error by what the updated weights say', () => {
    const [, dz2, dz3] = expected.dz[0]!;
    const [, , dW3] = expected.dW;
    const slope = expected.z[0]![1]!.map((z) => Math.exp(-z) / (1 + Math.exp(-z)) ** 2);
    const gaps = slope.map((s, k) =>
      dz3!.reduce((sum, error, i) => sum - 0.5 * dW3![i]![k]! * error * s, 0),
    );
    expect(truth('too-early')).toBeCloseTo((100 * norm(gaps)) / norm(dz2!), 8);
  });

  test('ask nothing of hidden layers where there are none', () => {
    const single: Experiment = {
      network: { layers: [2, 3], activation: 'sigmoid' },
      checkpoints: [
        {
          ...WORKED.checkpoints[0],
          parameters: {
            W1: [
              [1, 2],
              [3, 4],
              [5, 6],
            ],
            b1: [0, 0, 0],
          },
        },
      ],
    };
    const scene = sceneOf(single);
    for (const [id, question] of all) {
      if (question.unfit?.(scene)) continue;
      expect(Number.isFinite(question.truth(scene, single)), id).toBe(true);
    }
    expect((questions.fainter as Question).unfit?.(scene)).toContain('no hidden layer');
  });
});
