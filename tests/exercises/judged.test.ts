import { describe, expect, test } from 'vitest';
import { traceAt } from '../../src/experiment/replay.ts';
import { keyOf } from '../../src/notation/symbol.ts';
import { compose, termsOf, wordsOf } from '../../src/practice/compose.ts';
import type { Instance, Text } from '../../src/practice/exercise.ts';
import { fadedSolution, firstStep } from '../../src/practice/first-step.ts';
import { judge, judgeNumber } from '../../src/practice/judge.ts';
import { exercises } from './seen.ts';
import { at } from '../../src/tensor/tensor.ts';

const textOf = (text: Text): string =>
  text.map((part) => (typeof part === 'string' ? part : '…')).join('');
const numbersIn = (text: string): number[] => (text.match(/\d+(\.\d+)?/g) ?? []).map(Number);

const seeds = Array.from({ length: 15 }, (_, seed) => 13 * seed);

function check(instance: Instance): void {
  switch (instance.kind) {
    case 'number': {
      const { truth, asks, setting } = instance;
      expect(judgeNumber(instance, String(truth))).toEqual({ kind: 'right' });
      if (instance.tolerance === 0)
        expect(judgeNumber(instance, '3,5')).toMatchObject({ kind: 'unread' });
      for (const { id, value } of instance.slips)
        expect(judgeNumber(instance, value.toPrecision(15))).toMatchObject({
          kind: 'wrong',
          hint: { id },
        });
      if (!asks || !setting) return;
      // The trace computes it with kernels, the exercise from its expression.
      const computed = traceAt(setting.experiment, 0).at(keyOf(asks.sym), setting.step)!;
      expect(Math.abs(at(computed, setting.cell) - truth)).toBeLessThan(1e-12);
      return;
    }
    case 'choice':
      expect(instance.options[instance.truth]!.hint).toBeNull();
      expect(instance.options.filter(({ hint }) => hint === null)).toHaveLength(1);
      expect(instance.options.length).toBeGreaterThan(1);
      instance.options.forEach(({ hint }, n) =>
        expect(judge(instance, String(n + 1))).toEqual(
          hint ? { kind: 'wrong', hint } : { kind: 'right' },
        ),
      );
      return;
    case 'compose':
      expect(judge(instance, wordsOf(instance.spelled))).toEqual({ kind: 'right' });
      expect(judge(instance, '')).toMatchObject({ kind: 'unread' });
      // What is kept of an answer is its text.
      expect(termsOf(instance.palette, wordsOf(instance.palette))).toEqual(instance.palette);
      expect(instance.check(compose(instance.spelled))).toBeNull();
      for (const term of instance.spelled) expect(instance.palette).toContainEqual(term);
      for (const { id, of } of instance.slips) expect(instance.check(of)!.id).toBe(id);
      return;
    case 'bug':
      expect(instance.repairs[instance.truth]!.hint).toBeNull();
      expect(judge(instance, `repair ${instance.truth + 1}`)).toEqual({ kind: 'right' });
      expect(judge(instance, 'line 1')).toMatchObject({ hint: { id: 'right-line' } });
      expect(instance.check.some(({ error }) => error === null || error > 1e-5)).toBe(true);
      return;
  }
}

describe.each(
  exercises.map(({ id, chapter, exercise }) => [`${chapter}/${id}`, exercise] as const),
)('%s', (_, exercise) => {
  test('its answer is right, and each slip is met with its own hint', () => {
    for (const seed of seeds) check(exercise.draw(seed));
  });

  test('its first step and its faded solution do not tell the answer', () => {
    for (const seed of seeds) {
      const instance = exercise.draw(seed);
      expect(textOf(firstStep(instance)).trim()).not.toBe('');
      for (const text of [firstStep(instance), fadedSolution(instance)]) {
        if (instance.kind === 'number' && !instance.working)
          expect(numbersIn(textOf(text))).not.toContain(instance.truth);
      }
      if (instance.kind === 'compose')
        expect(firstStep(instance)).not.toContainEqual({ expr: instance.answer });
      if (instance.kind === 'bug')
        expect(textOf(firstStep(instance))).not.toContain(textOf(instance.solution).split('. ')[0]);
    }
  });

  test('a seed draws the same instance each time', () => {
    expect(JSON.stringify(exercise.draw(7))).toBe(JSON.stringify(exercise.draw(7)));
  });
});
