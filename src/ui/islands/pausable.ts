import type { StoreApi } from 'zustand/vanilla';
import { follower } from '../../state/pausable-store.ts';
import { store, type Reader } from '../../state/store.ts';

/** The reader's state as one part of the page sees it. */
export interface Standing {
  readonly state: StoreApi<Reader>;
  /** Follows the reader from now on, or stands still. */
  follow(on: boolean): void;
}

/** A part of the page that may stand still; what it shows of another pass than the reader's is marked, and hidden. */
export function standing(element: Element): Standing {
  const { state, follow, stale } = follower();
  const mark = (): void => void element.toggleAttribute('data-stale', stale());
  mark();
  store.subscribe(mark);
  return {
    state,
    follow(on) {
      follow(on);
      mark();
    },
  };
}
