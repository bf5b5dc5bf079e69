import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { equations } from '../../../chapters/08-convolution/equations.ts';
import { EXAMPLE } from '../../../chapters/08-convolution/model.ts';
import { vocabulary } from '../../../chapters/08-convolution/vocabulary.ts';
import { envAt } from '../../../src/engine/env.ts';
import type { Equation } from '../../../src/notation/equation.ts';
import { expandStatement } from '../../../src/notation/evaluation/expand.ts';
import { isColumn, keyOf } from '../../../src/notation/symbol.ts';
import { valueOf } from '../../../src/notation/evaluation/value.ts';
import { takeVocabularyOf } from '../../../src/notation/vocabulary.ts';
import { bindingAt, ends, leading, speaksOf, statementOf } from '../../../src/state/equations.ts';
import { traceAt } from '../../../src/experiment/replay.ts';
import type { Experiment } from '../../../src/experiment/experiment.ts';
import { at, cells } from '../../../src/tensor/tensor.ts';
import { experiments, experimentWith } from './networks.ts';

beforeAll(() => takeVocabularyOf(vocabulary));
afterAll(() => takeVocabularyOf({}));

const all: readonly Equation[] = Object.values(equations);

/** Steps that an equation is about, at each of whose cells every form of it is checked. */
function check(equation: Equation, experiment: Experiment): number {
  const trace = traceAt(experiment, 0);
  let met = 0;
  trace.steps.forEach((step, s) => {
    if (!ends(equation, step) || !speaksOf(equation, step, experiment.network)) return;
    const binding = bindingAt(equation, step, experiment.network);
    for (const notation of ['matrix', 'index'] as const) {
      const statement = statementOf(equation, notation, binding, trace.graph);
      if (typeof statement === 'string') continue;
      const key = keyOf(statement.lhs.sym);
      expect(key).toBe(step.writes[0]);
      const value = trace.at(key, s + 1)!;
      for (const cell of cells(value.shape)) {
        const env = envAt(trace, s, isColumn(statement.lhs.sym) ? cell.at(-1)! : 0);
        const found = valueOf(expandStatement(statement, cell, env), env);
        const expected = at(value, cell);
        expect(
          Math.abs(found - expected),
          `${equation.id}, ${key} at ${cell.join(' ')}`,
        ).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
      }
    }
    met++;
  });
  return met;
}

const shape = {
  input: [2, 7, 6],
  kernel: [3, 2],
  pool: [2, 1],
  poolStride: 2,
  smooth: false,
  samples: 2,
  seed: 3,
} as const;
const examples: [Experiment][] = [
  [experimentWith({ ...shape, stride: 1, padding: 0, average: false })],
  [experimentWith({ ...shape, stride: 2, padding: 1, poolStride: 1, average: true })],
];

describe.each(all)('$id', (equation) => {
  test('is true of random networks, in both forms, at every cell', () => {
    let met = 0;
    fc.assert(
      fc.property(experiments, (experiment) => {
        met += check(equation, experiment);
      }),
      { numRuns: 8, examples },
    );
    expect(met).toBeGreaterThan(0);
    expect(equation.title).toMatch(/^[a-zR]/);
  });
});

test('every step of every network has an equation that leads it', () => {
  fc.assert(
    fc.property(experiments, (experiment) => {
      for (const step of traceAt(experiment, 0).steps)
        expect(leading(all, step, experiment.network)?.id, step.id).toBeDefined();
    }),
    { numRuns: 20, examples },
  );
});

test('the example of the text meets the plain forms, each of its steps with one equation', () => {
  const { steps } = traceAt(EXAMPLE, 0);
  const led = steps.map((step) => leading(all, step, EXAMPLE.network)!.id);
  expect(led[0]).toBe('Eq8.1');
  expect(led).not.toContain('Eq8.2');
  expect(led).toEqual(expect.arrayContaining(['Eq8.3', 'Eq8.4', 'Eq8.5', 'Eq8.9', 'Eq8.11']));
});
