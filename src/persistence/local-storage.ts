import { NotFetched } from '../experiment/data/not-fetched.ts';
import type { LoadedState } from './load-state.ts';
import type { SetOf } from './deserialize.ts';
import { lastingText } from './lasting-state.ts';
import { attempt, FORMER_KEY } from './storage.ts';
import { INITIAL_STATE, store, type ReaderState } from '../state/store.ts';

const KEY = FORMER_KEY;
/** Where a text that could not be read is kept. */
const ASIDE = `${KEY}.unread`;

/** Whether a saved state waits for data that could not be fetched: then nothing is saved over it. */
let waiting = false;

export const isWaiting = (): boolean => waiting;

/** Said where the browser keeps nothing. */
export const NOT_SAVED =
  'This browser refuses to keep what you do here: its storage is full or forbidden. To have it again, save a file.';

/**
 * The state saved in this browser; a text that cannot be read is set aside, not lost. What reads it is fetched where
 * there is something to read.
 */
export async function load(setOf?: SetOf): Promise<LoadedState> {
  const text = attempt(() => localStorage.getItem(KEY)) ?? null;
  waiting = false;
  if (text === null) return { state: {}, notice: null };
  try {
    const { loadState } = await import('./load-state.ts');
    const restored = await loadState(text, setOf);
    if (restored.notice) attempt(() => localStorage.setItem(ASIDE, text));
    return restored;
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error;
    waiting = true;
    const notice =
      `The saved state waits for its data: ${error.message}. Reload the page to try again; ` +
      'until then, or until you start over, nothing new is kept.';
    return { state: {}, notice };
  }
}

/** Keeps a state in this browser; false where the browser refuses, being private or full, or a saved state waits. */
export const save = (state: ReaderState): boolean =>
  !waiting &&
  (attempt(() => {
    localStorage.setItem(KEY, lastingText(state));
    return true;
  }) ??
    false);

/** Forgets everything that was saved, and begins again. */
export function startOver(): void {
  waiting = false;
  attempt(() => {
    localStorage.removeItem(KEY);
    localStorage.removeItem(ASIDE);
  });
  store.setState(INITIAL_STATE, true);
}
