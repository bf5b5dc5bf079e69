import { beforeEach, expect, test, vi } from 'vitest';
import { loadPreferences, savePreferences } from '../../src/persistence/saved-preferences.ts';
import { INITIAL_PREFERENCES, preferences, type Preferences } from '../../src/state/preferences.ts';

const kept = new Map<string, string>();
const unlike: Preferences = {
  theme: 'dark',
  keys: false,
  notation: 'index',
  numbers: false,
  language: 'typescript',
  notes: true,
  edges: 'gradients',
  following: false,
};

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  });
  preferences.setState(INITIAL_PREFERENCES, true);
});

test('preferences are loaded as they were saved', () => {
  preferences.setState(unlike);
  expect(savePreferences()).toBe(true);
  preferences.setState(INITIAL_PREFERENCES);
  loadPreferences();
  expect(preferences.getState()).toEqual(unlike);
});

test('an earlier edition saved them with all else', () => {
  const former = { version: 3, state: { ...unlike, tab: 'code' } };
  kept.set('backpropagation', JSON.stringify(former));
  loadPreferences();
  expect(preferences.getState()).toEqual(unlike);
});

test('their own place goes before that of the earlier edition', () => {
  preferences.setState({ theme: 'light' });
  savePreferences();
  kept.set('backpropagation', JSON.stringify({ version: 3, state: unlike }));
  loadPreferences();
  expect(preferences.getState()).toEqual({ ...INITIAL_PREFERENCES, theme: 'light' });
});

test.each(['', 'null', '3', '[]', '{', '{"theme": "pink", "keys": 1}', '{"constructor": 1}'])(
  'of %o nothing is taken',
  (text) => {
    kept.set('backpropagation.preferences', text);
    loadPreferences();
    expect(preferences.getState()).toEqual(INITIAL_PREFERENCES);
  },
);

test('what is no preference is left, what is one taken', () => {
  kept.set('backpropagation.preferences', '{"theme": "dark", "keys": "yes", "pace": 3}');
  loadPreferences();
  expect(preferences.getState()).toEqual({ ...INITIAL_PREFERENCES, theme: 'dark' });
});

test('a storage that refuses is no harm', () => {
  const refuse = (): never => {
    throw new DOMException('quota', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  expect(loadPreferences).not.toThrow();
  expect(savePreferences()).toBe(false);
});
