import { pausableStore } from '../../state/pausable-store.ts';
import type { Page } from '../../state/page.ts';
import type { ReaderStore } from '../../state/store.ts';

/** The reader's state as one part of the page sees it. */
export interface PausableIsland {
  readonly state: ReaderStore;
  /** Follows the reader from now on, or pauses. */
  follow(on: boolean): void;
}

/** A part of the page that may pause; while it shows another pass than the reader's it is marked, and its numbers are hidden. */
export function pausableIsland(element: Element, page: Page): PausableIsland {
  const { state, follow, isOutdated } = pausableStore(page);
  const mark = (): void => void element.toggleAttribute('data-stale', isOutdated());
  mark();
  page.store.subscribe(mark);
  return {
    state,
    follow(on) {
      follow(on);
      mark();
    },
  };
}
