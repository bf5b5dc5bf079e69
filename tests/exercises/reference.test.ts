import { beforeAll, describe, expect, test } from 'vitest';
import type { Instance } from '../../src/practice/exercise.ts';
import { judgeNumber, type Verdict } from '../../src/practice/judge.ts';
import { seeded } from '../../src/tensor/random.ts';
import { providePython, withPython } from '../python.ts';
import { runPython } from '../run-code.ts';
import { formsOf } from './forms.ts';
import { exercises, seen, type Found } from './seen.ts';

/** Instances of each exercise: `SEEDS=200 npx vitest run tests/exercises`. */
const SEEDS = Number(process.env['SEEDS'] ?? 12);

/** What `reference.py` finds of a case, by its kind. */
interface NumberAnswer {
  /** What comes of the printed digits, and the usual slips; undefined where the reference does not know the exercise. */
  readonly right?: number;
  readonly slips?: Readonly<Record<string, number>>;
  /** Of a cell: from the network in full precision. */
  readonly exact?: number;
}
interface BugAnswer {
  readonly lines: readonly boolean[];
  readonly repairs: readonly boolean[];
  readonly checked: Readonly<Record<string, boolean>>;
}
/** null: the reference does not know the exercise. */
type Answer = NumberAnswer | readonly boolean[] | BugAnswer | null;

interface Case {
  readonly found: Found;
  readonly seed: number;
  readonly instance: Instance;
  readonly forms: ReturnType<typeof formsOf>;
}

const cases: readonly Case[] = exercises.flatMap((found) =>
  Array.from({ length: SEEDS }, (_, seed): Case => {
    const instance = found.exercise.draw(seed);
    const forms = instance.kind === 'compose' ? formsOf(instance, seeded(seed)) : [];
    return { found, seed, instance, forms };
  }),
);

let answers: ReadonlyMap<Case, Answer> = new Map();

beforeAll(() => {
  const given = cases.map(({ found, instance, forms }) => ({
    ...seen(found, instance),
    answers: forms,
  }));
  const python = providePython(withPython);
  const read = runPython(python, ['tests/exercises/reference.py'], JSON.stringify(given));
  answers = new Map((JSON.parse(read) as Answer[]).map((answer, n) => [cases[n]!, answer]));
}, 15 * 60_000);

const idOf = (verdict: Verdict): string =>
  verdict.kind === 'wrong' ? (verdict.hint?.id ?? 'unknown') : verdict.kind;

/** Answers as a reader types them: in full, and rounded to the digits that the page prints. */
const typed = (value: number): string[] => [String(value), value.toFixed(3)];

function checkNumber(instance: Extract<Instance, { kind: 'number' }>, answer: NumberAnswer): void {
  const { right, exact, slips } = answer;
  if (exact !== undefined) expect(Math.abs(exact - instance.truth)).toBeLessThan(1e-7);
  if (right === undefined || !slips) return;
  const ways = instance.tolerance === 0 || !instance.asks ? (n: number) => [String(n)] : typed;
  for (const text of ways(right)) expect(idOf(judgeNumber(instance, text)), text).toBe('right');
  for (const { id } of instance.slips) {
    expect(Object.keys(slips)).toContain(id);
    for (const text of ways(slips[id]!))
      expect(idOf(judgeNumber(instance, text)), `${id}: ${text}`).toBe(id);
  }
}

describe.each(exercises.map((found) => [`${found.chapter}/${found.id}`, found] as const))(
  '%s',
  (_, found) => {
    const own = cases.filter((one) => one.found === found);

    test('agrees with other software about right answers and slips', () => {
      for (const one of own) {
        const { instance, seed } = one;
        const answer = answers.get(one);
        if (!answer) continue;
        switch (instance.kind) {
          case 'number':
            checkNumber(instance, answer as NumberAnswer);
            break;
          case 'choice':
            expect(answer, `seed ${seed}`).toEqual(
              instance.options.map((_option, n) => n === instance.truth),
            );
            break;
          case 'compose': {
            const right = one.forms.map((form) => instance.check(form) === null);
            expect(right, `seed ${seed}`).toEqual(answer);
            break;
          }
          case 'bug': {
            const { lines, repairs, checked } = answer as BugAnswer;
            expect(lines).toEqual(instance.lines.map((_line, n) => n !== instance.wrong));
            expect(repairs).toEqual(instance.repairs.map((_repair, n) => n === instance.truth));
            const found = instance.check.map(({ error }) => error !== null && error < 1e-5);
            expect(found).toEqual(Object.values(checked));
          }
        }
      }
    });
  },
);

test('of the forms of an equation many are right and many are not', () => {
  const equations = cases.filter(({ instance }) => instance.kind === 'compose');
  const all = equations.flatMap((one) => answers.get(one) as readonly boolean[]);
  const share = all.filter(Boolean).length / all.length;
  expect(share).toBeGreaterThan(0.25);
  expect(share).toBeLessThan(0.75);
});
