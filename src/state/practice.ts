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

/** An exercise that is open on the page, as far as it was answered. */
export interface OpenExercise {
  readonly seed: number;
  /** Stays while the exercise is answered. */
  readonly level: Level;
  /** What is entered, as the form of its kind writes it; null where nothing has been. */
  readonly draft: string | null;
  /** The last answer that was checked; null before the first. */
  readonly answer: string | null;
  /** Wrong answers. */
  readonly wrong: number;
  readonly hinted: boolean;
  /** Whether the solution was asked for. */
  readonly shown: boolean;
}

/** What was practised, by chapter and in this browser only. */
export interface Practice {
  readonly tries: readonly Try[];
  /** The level that the reader has reached, by kind of exercise. */
  readonly levels: Readonly<Record<string, Level>>;
  /** Exercises that are open in this tab, by the names of their files. */
  readonly open: Readonly<Record<string, OpenExercise>>;
}

export const INITIAL_PRACTICE: Practice = { tries: [], levels: {}, open: {} };

export type PracticeStore = ReturnType<typeof makePractice>;

export const makePractice = (before: Practice = INITIAL_PRACTICE) =>
  createStore<Practice>(() => before);

/** Opens an exercise with the numbers of a seed, at the level that the reader has reached. */
export const openExercise = (store: PracticeStore, id: string, kind: string, seed: number): void =>
  store.setState(({ levels, open }) => ({
    open: {
      ...open,
      [id]: {
        seed,
        level: levels[kind] ?? 0,
        draft: null,
        answer: null,
        wrong: 0,
        hinted: false,
        shown: false,
      },
    },
  }));

export const changeOpen = (
  store: PracticeStore,
  id: string,
  change: (now: OpenExercise) => Partial<OpenExercise>,
): void =>
  store.setState(({ open }) => {
    const now = open[id];
    return now ? { open: { ...open, [id]: { ...now, ...change(now) } } } : {};
  });

/** Tries that are kept: the oldest go first. */
const MOST = 2000;

export const addTry = (store: PracticeStore, one: Try): void =>
  store.setState(({ tries }) => ({ tries: [...tries, one].slice(-MOST) }));

/** The next exercise of this kind has less of it worked out. */
export const raiseLevel = (store: PracticeStore, kind: string, from: Level): void =>
  store.setState(({ levels }) => ({
    levels: { ...levels, [kind]: Math.max(levels[kind] ?? 0, Math.min(3, from + 1)) as Level },
  }));
