import { preferences, type Preferences } from '../state/preferences.ts';
import { attempt, FORMER_KEY } from './storage.ts';

const KEY = 'backpropagation.preferences';

const options: { readonly [Name in keyof Preferences]: readonly Preferences[Name][] } = {
  theme: ['system', 'light', 'dark'],
  keys: [true, false],
  notation: ['matrix', 'index'],
  numbers: [true, false],
  language: ['numpy', 'pytorch', 'typescript'],
  notes: [true, false],
  edges: ['weights', 'gradients'],
  following: [true, false],
};

/** Takes the preferences saved in this browser, and those that an earlier edition saved with all else. */
export function loadPreferences(): void {
  const own = parsed(KEY);
  const saved = own ?? (parsed(FORMER_KEY) as { readonly state?: unknown } | null)?.state;
  const values = Object(saved) as Readonly<Record<string, unknown>>;
  const found = Object.entries<readonly unknown[]>(options).flatMap(([name, allowed]) =>
    allowed.includes(values[name]) ? [[name, values[name]] as const] : [],
  );
  preferences.setState(Object.fromEntries(found));
  if (own === null && found.length) savePreferences();
}

/** Keeps them in this browser; false where the browser refuses. */
export const savePreferences = (): boolean =>
  attempt(() => {
    localStorage.setItem(KEY, JSON.stringify(preferences.getState()));
    return true;
  }) ?? false;

/** What is saved under a key; null where nothing is, or what is no JSON. */
const parsed = (key: string): unknown =>
  attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null') as unknown) ?? null;
