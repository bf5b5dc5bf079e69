import { NotFetched } from '../experiment/data/not-fetched.ts';
import type { Page } from '../state/page.ts';
import type { LoadedState } from './load-state.ts';
import type { SetOf } from './deserialize.ts';
import { attempt, FORMER_KEY, runsKeyOf } from './storage.ts';

/** Where the state of a page is kept, and where a text that could not be read. */
export const keyOf = ({ name }: Page): string => `${FORMER_KEY}.${name}`;
const asideOf = (page: Page): string => `${keyOf(page)}.unread`;

/** Pages whose saved state waits for data that could not be fetched: then nothing is saved over it. */
export const waiting = new Set<string>();

/** The text of each page that this tab has read or written last. */
const seen = new Map<string, string>();

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

/** Forgets what was saved of a page, and begins again. */
export function startOver(page: Page): void {
  waiting.delete(page.name);
  see(page, null);
  attempt(() => {
    const former = page.inFirstEdition ? [FORMER_KEY, `${FORMER_KEY}.unread`] : [];
    const own = [keyOf(page), asideOf(page), runsKeyOf(page)];
    for (const key of [...own, ...former]) localStorage.removeItem(key);
  });
  page.store.setState(page.initial, true);
}

/** Whether the browser keeps nothing at all. */
export const refusesAll = (): boolean =>
  !attempt(() => {
    localStorage.setItem(`${FORMER_KEY}.probe`, '');
    localStorage.removeItem(`${FORMER_KEY}.probe`);
    return true;
  });

const textAt = (key: string): string | null => attempt(() => localStorage.getItem(key)) ?? null;

export const stored = (page: Page): string | null => textAt(keyOf(page));

export function see({ name }: Page, text: string | null): void {
  if (text === null) seen.delete(name);
  else seen.set(name, text);
}
