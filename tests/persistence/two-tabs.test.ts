import { beforeEach, expect, test, vi } from 'vitest';
import { setValue } from '../../src/experiment/change.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { lastingText } from '../../src/persistence/lasting-state.ts';
import type { ReaderState } from '../../src/state/store.ts';
import { INITIAL_STATE, page, pageIn } from '../page.ts';

const kept = new Map<string, string>();

/** Another tab of the same browser: modules of its own, the same storage. */
async function openTab() {
  vi.resetModules();
  const storing = await import('../../src/persistence/local-storage.ts');
  const tab = { ...storing, ...(await import('../../src/persistence/saving.ts')) };
  await tab.load(page);
  return {
    load: () => tab.load(page),
    keep: (state: ReaderState) => tab.keep(pageIn(state)),
    isBehind: () => tab.isBehind(page),
    takeOver: (state: ReaderState) => tab.takeOver(pageIn(state)),
    startOver: () => tab.startOver(page),
  };
}

const bentBy = (value: number): ReaderState => ({
  ...INITIAL_STATE,
  experiment: setValue(EXAMPLE, 0, 'W1', [0, 0], value),
});

const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => void kept.set(key, text),
  removeItem: (key: string) => void kept.delete(key),
};

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', storage);
});

test('what another tab has kept since is not overwritten', async () => {
  const older = await openTab();
  expect(older.keep(INITIAL_STATE)).toBeNull();
  const newer = await openTab();
  expect(newer.keep(bentBy(0.75))).toBeNull();
  expect(older.isBehind()).toBe(true);
  expect(older.keep(bentBy(0.25))).toBe('behind');
  expect([...kept.values()]).toEqual([lastingText(bentBy(0.75))]);
  expect(newer.keep(bentBy(0.5))).toBeNull();
});

test('but where the reader asks for it', async () => {
  const older = await openTab();
  const newer = await openTab();
  newer.keep(bentBy(0.75));
  expect(older.takeOver(bentBy(0.25))).toBe(true);
  expect([...kept.values()]).toEqual([lastingText(bentBy(0.25))]);
  expect(older.keep(bentBy(0.125))).toBeNull();
  expect(newer.keep(bentBy(0.5))).toBe('behind');
});

test('a tab that is loaded again goes on from there', async () => {
  const older = await openTab();
  const newer = await openTab();
  newer.keep(bentBy(0.75));
  const { state } = await older.load();
  expect(state.experiment).toEqual(bentBy(0.75).experiment);
  expect(older.keep(bentBy(0.25))).toBeNull();
});

test('the same state in two tabs is no quarrel, nor is one that was forgotten', async () => {
  const [one, other] = [await openTab(), await openTab()];
  one.keep(bentBy(0.75));
  expect(other.keep(bentBy(0.75))).toBeNull();
  one.startOver();
  expect(other.keep(bentBy(0.5))).toBeNull();
});

test('a browser that refuses is told apart from another tab', async () => {
  const tab = await openTab();
  tab.keep(INITIAL_STATE);
  const refuse = (): never => {
    throw new DOMException('quota', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', {
    ...storage,
    setItem: refuse,
  });
  expect(tab.keep(bentBy(0.75))).toBe('refused');
});
