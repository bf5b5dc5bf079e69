import { createStore } from 'zustand/vanilla';

/** One answer to an exercise. */
export interface Try {
  /** Name of its file. */
  readonly exercise: string;
  readonly seed: number;
  /** As it was typed or chosen, in words. */
  readonly answer: string;
  readonly right: boolean;
  /** Id of the slip that it comes of; null where none of the usual ones does. */
  readonly slip: string | null;
  /** Seconds since the exercise was shown. */
  readonly seconds: number;
}

/** How much of an exercise is worked out: all, then less, then nothing. */
export type Level = 0 | 1 | 2 | 3;

/** What was practised, by chapter and in this browser only. */
export interface Practice {
  readonly tries: readonly Try[];
  /** The level that the reader has reached, by kind of exercise. */
  readonly levels: Readonly<Record<string, Level>>;
}

export const INITIAL_PRACTICE: Practice = { tries: [], levels: {} };

export type PracticeStore = ReturnType<typeof makePractice>;

export const makePractice = (before: Practice = INITIAL_PRACTICE) =>
  createStore<Practice>(() => before);

/** Tries that are kept: the oldest go first. */
const MOST = 2000;

export const addTry = (store: PracticeStore, one: Try): void =>
  store.setState(({ tries }) => ({ tries: [...tries, one].slice(-MOST) }));

/** The next exercise of this kind has less of it worked out. */
export const raiseLevel = (store: PracticeStore, kind: string, from: Level): void =>
  store.setState(({ levels }) => ({
    levels: { ...levels, [kind]: Math.max(levels[kind] ?? 0, Math.min(3, from + 1)) as Level },
  }));
