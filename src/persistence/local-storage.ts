import { NotFetched } from '../experiment/data/not-fetched.ts';
import type { Page } from '../state/page.ts';
import type { Unkept } from '../state/store.ts';
import type { LoadedState } from './load-state.ts';
import type { SetOf } from './deserialize.ts';
import { lastingText } from './lasting-state.ts';
import { attempt, FORMER_KEY } from './storage.ts';

/** Where the state of a page is kept, and where a text that could not be read. */
const keyOf = ({ name }: Page): string => `${FORMER_KEY}.${name}`;
const asideOf = (page: Page): string => `${keyOf(page)}.unread`;

/** Pages whose saved state waits for data that could not be fetched: then nothing is saved over it. */
const waiting = new Set<string>();

/** The text of each page that this tab has read or written last. */
const seen = new Map<string, string>();

/** Said of a state that is not kept, for as long as it is not. */
export const unkeptWords: Readonly<Record<Unkept, string>> = {
  refused:
    'This browser cannot keep your changes: its storage is full or blocked. To keep them, save a file.',
  behind:
    'Another tab has saved a newer state of this book. Changes here are not saved until you choose one of the two.',
};

/**
 * The state of a page that is saved in this browser, be it by the first edition; a text that cannot be read is set aside,
 * not lost. What reads it is fetched where there is something to read.
 */
export async function load(page: Page, setOf?: SetOf): Promise<LoadedState> {
  const own = stored(page);
  see(page, own);
  const former = page.inFirstEdition ? textAt(FORMER_KEY) : null;
  const text = own ?? former;
  waiting.delete(page.name);
  if (text === null) return { state: {}, notice: null };
  try {
    const { loadState } = await import('./load-state.ts');
    const restored = await loadState(text, page.experiment, setOf);
    if (restored.notice) attempt(() => localStorage.setItem(asideOf(page), text));
    return restored;
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error;
    waiting.add(page.name);
    const notice =
      `The saved state waits for its data: ${error.message}. Reload the page to try again; ` +
      'until then, or until you start over, nothing new is saved.';
    return { state: {}, notice };
  }
}

/** Whether another tab has kept a state of this page that this one has not seen. */
export function isBehind(page: Page): boolean {
  const text = stored(page);
  return text !== null && text !== seen.get(page.name);
}

/**
 * Keeps the state of a page in this browser; false where the browser refuses, being private or full, a saved state waits,
 * or another tab has kept a newer one.
 */
export function save(page: Page): boolean {
  if (waiting.has(page.name)) return false;
  const text = lastingText(page.store.getState());
  if (isBehind(page) && stored(page) !== text) return false;
  const done = attempt(() => {
    localStorage.setItem(keyOf(page), text);
    if (page.inFirstEdition) localStorage.removeItem(FORMER_KEY);
    return true;
  });
  if (done) see(page, text);
  return done ?? false;
}

/** Keeps the state of a page if it can; else why not, but for one that waits for its data, which is said where it is loaded. */
export const keep = (page: Page): Unkept | null =>
  save(page) || waiting.has(page.name) ? null : isBehind(page) ? 'behind' : 'refused';

/** Keeps the state of a page instead of what another tab has kept. */
export function takeOver(page: Page): boolean {
  see(page, stored(page));
  return save(page);
}

/** Forgets what was saved of a page, and begins again. */
export function startOver(page: Page): void {
  waiting.delete(page.name);
  see(page, null);
  attempt(() => {
    const former = page.inFirstEdition ? [FORMER_KEY, `${FORMER_KEY}.unread`] : [];
    for (const key of [keyOf(page), asideOf(page), ...former]) localStorage.removeItem(key);
  });
  page.store.setState(page.initial, true);
}

const textAt = (key: string): string | null => attempt(() => localStorage.getItem(key)) ?? null;

const stored = (page: Page): string | null => textAt(keyOf(page));

function see({ name }: Page, text: string | null): void {
  if (text === null) seen.delete(name);
  else seen.set(name, text);
}
