import type { Page } from '../state/page.ts';
import type { Unkept } from '../state/store.ts';
import { lastingText } from './lasting-state.ts';
import { isBehind, keyOf, see, stored, waiting } from './local-storage.ts';
import { attempt, FORMER_KEY } from './storage.ts';

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
