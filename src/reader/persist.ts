import type { Restored } from './restore.ts';
import { textOf } from './saved.ts';
import { FIRST, store, type Reader } from './store.ts';

const KEY = 'backpropagation';
/** Where a text that could not be read is kept. */
const ASIDE = `${KEY}.unread`;

/**
 * The state saved in this browser; a text that cannot be read is set aside, not lost. What reads it is fetched where
 * there is something to read.
 */
export async function load(): Promise<Restored> {
  const text = attempt(() => localStorage.getItem(KEY)) ?? null;
  if (text === null) return { state: {}, notice: null };
  const { restore } = await import('./restore.ts');
  const restored = restore(text);
  if (restored.notice) attempt(() => localStorage.setItem(ASIDE, text));
  return restored;
}

/** Keeps a state in this browser; false where the browser refuses, being private or full. */
export const save = (state: Reader): boolean =>
  attempt(() => {
    localStorage.setItem(KEY, textOf(state));
    return true;
  }) ?? false;

/** Forgets everything that was saved, and begins again. */
export function startOver(): void {
  attempt(() => {
    localStorage.removeItem(KEY);
    localStorage.removeItem(ASIDE);
  });
  store.setState(FIRST, true);
}

/** What is left undone where the browser keeps nothing. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
