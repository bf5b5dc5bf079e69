import { NotFetched } from '../experiment/data/not-fetched.ts';
import type { Page } from '../state/page.ts';
import type { LoadedState } from './load-state.ts';
import type { SetOf } from './deserialize.ts';
import { lastingText } from './lasting-state.ts';
import { attempt, FORMER_KEY } from './storage.ts';

/** Where the state of a page is kept, and where a text that could not be read. */
const keyOf = ({ name }: Page): string => `${FORMER_KEY}.${name}`;
const asideOf = (page: Page): string => `${keyOf(page)}.unread`;

/** Pages whose saved state waits for data that could not be fetched: then nothing is saved over it. */
const waiting = new Set<string>();

export const isWaiting = ({ name }: Page): boolean => waiting.has(name);

/** Said where the browser keeps nothing. */
export const NOT_SAVED =
  'This browser refuses to keep what you do here: its storage is full or forbidden. To have it again, save a file.';

/**
 * The state of a page that is saved in this browser, be it by the first edition; a text that cannot be read is set aside,
 * not lost. What reads it is fetched where there is something to read.
 */
export async function load(page: Page, setOf?: SetOf): Promise<LoadedState> {
  const saved = (key: string) => attempt(() => localStorage.getItem(key)) ?? null;
  const text = saved(keyOf(page)) ?? (page.inFirstEdition ? saved(FORMER_KEY) : null);
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
      'until then, or until you start over, nothing new is kept.';
    return { state: {}, notice };
  }
}

/** Keeps the state of a page in this browser; false where the browser refuses, being private or full, or a saved state waits. */
export const save = (page: Page): boolean =>
  !isWaiting(page) &&
  (attempt(() => {
    localStorage.setItem(keyOf(page), lastingText(page.store.getState()));
    if (page.inFirstEdition) localStorage.removeItem(FORMER_KEY);
    return true;
  }) ??
    false);

/** Forgets what was saved of a page, and begins again. */
export function startOver(page: Page): void {
  waiting.delete(page.name);
  attempt(() => {
    for (const key of [keyOf(page), asideOf(page)]) localStorage.removeItem(key);
    if (page.inFirstEdition) localStorage.removeItem(FORMER_KEY);
  });
  page.store.setState(page.initial, true);
}
