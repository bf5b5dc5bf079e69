import { describe, expect, test } from 'vitest';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { questions } from '../chapters/07-backpropagation/questions.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import type { Experiment } from '../src/experiment/experiment.ts';
import { dataOf, firstSplit } from '../src/experiment/data/split.ts';
import { experimentOf, rebuilt } from '../src/experiment/setup.ts';
import { setOf } from './experiment/data.ts';
import { sceneSelector } from '../src/state/scene-selector.ts';
import { setValue } from '../src/experiment/change.ts';
import { parametersAt } from '../src/experiment/replay.ts';
import { denseNetwork, widthsOf } from '../src/layers/network.ts';
import { toRows } from '../src/tensor/tensor.ts';
import { firstAsked, type QuestionSpec } from '../src/state/questions.ts';
import { INITIAL_STATE } from './page.ts';
import { readFileSync } from 'node:fs';
import type { TensorsFile } from './networks.ts';

type Nested = number | readonly Nested[];

const all = Object.entries<QuestionSpec>(questions);
const sceneOf = (experiment: Experiment) =>
  sceneSelector(Object.values(equations))({ ...INITIAL_STATE, experiment });
const truth = (id: keyof typeof questions, experiment: Experiment = EXAMPLE): number =>
  (questions[id] as QuestionSpec).truth(sceneOf(experiment), experiment);

const norm = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((s, v) => s + v * v, 0));

test('the first question is asked of the first pass of the example, whatever its numbers are', () => {
  const asked = (experiment: Experiment, t = 0) =>
    firstAsked({ ...INITIAL_STATE, experiment, moment: { ...INITIAL_STATE.moment, t } });
  expect(asked(EXAMPLE)).toEqual({ key: 'W1', cell: [1, 0] });
  expect(asked(setValue(EXAMPLE, 0, 'b2', [1], 4))).toEqual(EXAMPLE.asks);
  expect(asked(EXAMPLE, 1)).toBeNull();
  // On the same sample, but with a first layer that has no such weight.
  expect(asked(rebuilt(EXAMPLE, 0, { layers: [2, 1, 4, 3] }))).toBeNull();
});

describe('questions of the text', () => {
  const experiments = {
    worked: EXAMPLE,
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
    expect(truth('how-many-zeros')).toBe(4 * 4 - 4);
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

  test.each(['sigmoid', 'tanh', 'relu'] as const)(
    'what hidden layers of %s learn from 0 is what training teaches them',
    (activation) => {
      const [first] = EXAMPLE.checkpoints;
      const zeros = (value: Nested): Nested => (typeof value === 'number' ? 0 : value.map(zeros));
      const experiment = {
        network: denseNetwork(widthsOf(EXAMPLE.network), activation),
        checkpoints: [
          {
            ...first,
            parameters: Object.fromEntries(
              Object.entries(first.parameters).map(([key, value]) => [key, zeros(value)]),
            ),
          },
        ],
      } as Experiment;
      const trained = parametersAt(experiment, 10);
      const rows = [1, 2].map((m) => toRows(trained[`W${m}`]!));
      for (const [row, ...others] of rows) for (const other of others) expect(other).toEqual(row);
      const moved = rows.flat(2).some((weight) => weight !== 0);
      expect(truth('all-zero', experiment)).toBe(moved ? 1 : 0);
    },
  );

  test('ask for no largest where two are equal, and for no ratio to 0', () => {
    const [first] = EXAMPLE.checkpoints;
    const { W1, b1, W2 } = first.parameters as Record<string, number[][]>;
    const twoClasses = {
      network: denseNetwork([2, 3, 2], 'relu'),
      checkpoints: [
        {
          ...first,
          parameters: { W1, b1, W2: W2!.slice(0, 2), b2: [0.3, 0] },
          data: { ...first.data, Y: [[1, 0]] },
        },
      ],
    } as unknown as Experiment;
    const unfit = (id: keyof typeof questions, experiment: Experiment) =>
      (questions[id] as QuestionSpec).unfit?.(sceneOf(experiment)) ?? null;
    expect(unfit('which-logit', EXAMPLE)).toBeNull();
    expect(unfit('which-logit', twoClasses)).toContain('equally sensitive');
    expect(unfit('fainter', twoClasses)).toBeNull();
    const dead = [0, 1, 2].reduce((one, unit) => setValue(one, 0, 'b1', [unit], -50), twoClasses);
    for (const id of ['most-blame', 'fainter', 'too-early'] as const)
      expect(unfit(id, dead), id).not.toBeNull();
  });

  test('ask nothing of hidden layers where there are none', () => {
    const single: Experiment = {
      network: denseNetwork([2, 3], 'sigmoid'),
      checkpoints: [
        {
          ...EXAMPLE.checkpoints[0],
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
    expect((questions.fainter as QuestionSpec).unfit?.(scene)).toContain('no hidden layer');
  });
});
