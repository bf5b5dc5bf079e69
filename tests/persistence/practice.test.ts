import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openFrom, resultsFrom } from '../../src/persistence/practice-schema.ts';
import { clearPractice, keepPractice, loadPractice } from '../../src/persistence/saved-practice.ts';
import { recurringSlips, resultsFile, resultsText, tallies } from '../../src/practice/results.ts';
import {
  addTry,
  makePractice,
  openExercise,
  raiseLevel,
  type Try,
} from '../../src/state/practice.ts';

const one = (exercise: string, seed: number, seconds: number, slip: string | null): Try => ({
  exercise,
  seed,
  answer: '0.5',
  right: slip === null,
  slip,
  seconds,
});

const tries = [
  one('softmax', 1, 10, 'sign'),
  one('softmax', 1, 70, null),
  one('update', 4, 5, 'sign'),
  one('softmax', 2, 40, 'no-slope'),
];

describe('results', () => {
  test('count answers and slips by exercise, and the time from when its numbers were shown', () => {
    expect(tallies(tries)).toEqual([
      {
        exercise: 'softmax',
        tries: 3,
        right: 1,
        slips: [
          ['sign', 1],
          ['no-slope', 1],
        ],
        seconds: 110,
      },
      { exercise: 'update', tries: 1, right: 0, slips: [['sign', 1]], seconds: 5 },
    ]);
    expect(recurringSlips(tries)).toEqual([['sign', 2]]);
  });

  test('are a line for each exercise, and a file that comes back the same', () => {
    expect(resultsText(tries, (id) => `7.1 ${id}`)).toBe(
      '7.1 softmax: 1 of 3 right, 2 min\n7.1 update: 0 of 1 right, 5 s',
    );
    expect(resultsFrom(resultsFile('07-backpropagation', { tries }))).toMatchObject({
      chapter: '07-backpropagation',
      tries,
    });
  });

  test.each([
    ['hello', 'This file is not JSON'],
    ['{}', '“format” is missing or wrong'],
    [resultsFile('a', { tries: [one('x', -1, 0, null)] }), '“tries.0.seed” is missing or wrong'],
  ])('that cannot be read say why: %s', (text, why) => {
    expect(() => resultsFrom(text)).toThrow(why);
  });
});

describe('what was practised', () => {
  const stores = [new Map<string, string>(), new Map<string, string>()] as const;
  const [lasting, ofTab] = stores;
  const storage = (kept: Map<string, string>) => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
  const KEY = 'backpropagation.practice.a';
  beforeEach(() => {
    for (const kept of stores) kept.clear();
    vi.stubGlobal('localStorage', storage(lasting));
    vi.stubGlobal('sessionStorage', storage(ofTab));
    vi.stubGlobal('addEventListener', () => undefined);
  });

  test('is kept in the browser, what is open in the tab, and both come back', async () => {
    const store = makePractice();
    keepPractice('a', store);
    openExercise(store, 'softmax', 'cell', 7);
    addTry(store, tries[0]!);
    raiseLevel(store, 'cell', 0);
    expect(await loadPractice('a')).toEqual(store.getState());
    expect((await loadPractice('b')).tries).toEqual([]);
  });

  test('is cleared, but for what is open', async () => {
    const store = makePractice();
    keepPractice('a', store);
    openExercise(store, 'softmax', 'cell', 7);
    addTry(store, tries[0]!);
    clearPractice('a', store);
    expect(lasting.has(KEY)).toBe(false);
    expect(await loadPractice('a')).toEqual({ tries: [], levels: {}, open: store.getState().open });
  });

  test.each([
    '{',
    '[]',
    '{"tries":[{"exercise":1}],"levels":{}}',
    '{"tries":[],"levels":{"cell":9}}',
  ])('is set aside where it cannot be read: %s', async (text) => {
    lasting.set(KEY, text);
    expect((await loadPractice('a')).tries).toEqual([]);
    expect(lasting.get(`${KEY}.unread`)).toBe(text);
  });

  test('is not taken where what is open cannot be read', () => {
    expect(openFrom('{"softmax":{"seed":-2}}')).toEqual({});
  });
});
