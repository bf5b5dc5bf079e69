import { goTo, sameStepAt, trainingStepsDone } from '../navigation.ts';
import type { ReaderStore } from '../store.ts';

/** Milliseconds between two moments at which the page follows, at least and at most, and the share it may take. */
const [BEAT, LONGEST, SHARE] = [1000, 10_000, 1 / 250];

/** Brings the moment on the page to where training is, more slowly than training goes. */
export class PageFollower {
  readonly #store: ReaderStore;
  readonly #now: () => number;
  #isFollowing = false;
  #last = 0;
  #cost = 0;

  constructor(store: ReaderStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Whether the change of the store that is under way is its own. */
  get isFollowing(): boolean {
    return this.#isFollowing;
  }

  /** Whether enough time has passed since the last time. */
  get isDue(): boolean {
    return this.#now() - this.#last >= Math.max(BEAT, Math.min(LONGEST, this.#cost / SHARE));
  }

  /** Waits as if it had just followed. */
  rest(): void {
    this.#last = this.#now();
  }

  /** Goes to the training step t; what is said to the reader stays. */
  follow(t: number): void {
    this.rest();
    const before = this.#last;
    if (trainingStepsDone(this.#store.getState()) === t) return;
    const { notice } = this.#store.getState();
    this.#isFollowing = true;
    goTo(this.#store, sameStepAt(this.#store, t));
    if (notice && !this.#store.getState().notice) this.#store.setState({ notice });
    this.#isFollowing = false;
    // What React draws for it comes before this, in an earlier microtask.
    void Promise.resolve().then(() => (this.#cost = this.#now() - before));
  }
}
