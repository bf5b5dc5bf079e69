import type { Page } from './page.ts';
import { makeStore, type ReaderState, type ReaderStore } from './store.ts';

/** The reader's state for a part of the page that may pause while it is out of view. */
export interface PausableStore {
  readonly state: ReaderStore;
  /** Follows the reader from now on, or pauses. */
  follow(on: boolean): void;
  /** Whether it is paused at another pass than the reader's. */
  isOutdated(): boolean;
}

/** Is paused at the state that the page is written with. */
export function pausableStore({ initial, store }: Page): PausableStore {
  const state = makeStore(initial);
  let leave: (() => void) | null = null;
  return {
    state,
    follow(on) {
      if (on === (leave !== null)) return;
      leave?.();
      leave = on ? store.subscribe((now) => state.setState(now, true)) : null;
      if (on) state.setState(store.getState(), true);
    },
    isOutdated: () => !leave && !samePass(state.getState(), store.getState()),
  };
}

const samePass = (a: ReaderState, b: ReaderState): boolean =>
  a.experiment === b.experiment && a.moment.t === b.moment.t && a.sample === b.sample;
