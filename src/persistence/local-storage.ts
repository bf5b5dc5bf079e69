import { NotFetched } from '../experiment/data/not-fetched.ts';
import type { LoadedState } from './load-state.ts';
import type { SetOf } from './deserialize.ts';
import { lastingText } from './lasting-state.ts';
import { INITIAL_STATE, store, type ReaderState, type Unkept } from '../state/store.ts';

const KEY = 'backpropagation';
/** Where a text that could not be read is kept. */
const ASIDE = `${KEY}.unread`;

/** Whether a saved state waits for data that could not be fetched: then nothing is saved over it. */
let waiting = false;

/** The text that this tab has read or written last. */
let seen: string | null = null;

/** Said of a state that is not kept, for as long as it is not. */
export const unkeptWords: Readonly<Record<Unkept, string>> = {
  refused:
    'This browser refuses to keep what you do here: its storage is full or forbidden. To have it again, save a file.',
  behind:
    'Another tab has kept a newer state of this book. What you do here is not kept until you choose one of the two.',
};

/**
 * The state saved in this browser; a text that cannot be read is set aside, not lost. What reads it is fetched where
 * there is something to read.
 */
export async function load(setOf?: SetOf): Promise<LoadedState> {
  const text = stored();
  seen = text;
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

/** Whether another tab has kept a state that this one has not seen. */
export function isBehind(): boolean {
  const text = stored();
  return text !== null && text !== seen;
}

/**
 * Keeps a state in this browser; false where the browser refuses, being private or full, a saved state waits, or
 * another tab has kept a newer one.
 */
export function save(state: ReaderState): boolean {
  if (waiting) return false;
  const text = lastingText(state);
  if (isBehind() && stored() !== text) return false;
  const done = attempt(() => {
    localStorage.setItem(KEY, text);
    return true;
  });
  if (done) seen = text;
  return done ?? false;
}

/** Keeps a state if it can; else why not, but for one that waits for its data, which is said where it is loaded. */
export const keep = (state: ReaderState): Unkept | null =>
  save(state) || waiting ? null : isBehind() ? 'behind' : 'refused';

/** Keeps a state in place of what another tab has kept. */
export function takeOver(state: ReaderState): boolean {
  seen = stored();
  return save(state);
}

/** Forgets everything that was saved, and begins again. */
export function startOver(): void {
  waiting = false;
  seen = null;
  attempt(() => {
    localStorage.removeItem(KEY);
    localStorage.removeItem(ASIDE);
  });
  store.setState(INITIAL_STATE, true);
}

const stored = (): string | null => attempt(() => localStorage.getItem(KEY)) ?? null;

/** What is left undone where the browser keeps nothing. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
