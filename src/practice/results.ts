import type { Practice, Try } from '../state/practice.ts';

/** What was practised of one exercise. */
export interface Tally {
  readonly exercise: string;
  readonly tries: number;
  readonly right: number;
  /** Slips by how often they were made, the most frequent first. */
  readonly slips: readonly (readonly [id: string, count: number])[];
  readonly seconds: number;
}

/** Tries by exercise, in the order of their first try. */
export const tallies = (tries: readonly Try[]): Tally[] =>
  [...groupedBy(tries, ({ exercise }) => exercise)].map(([exercise, own]) => ({
    exercise,
    tries: own.length,
    right: own.filter(({ right }) => right).length,
    slips: [...groupedBy(own, ({ slip }) => slip)]
      .flatMap(([id, all]) => (id === null ? [] : [[id, all.length] as const]))
      .toSorted((a, b) => b[1] - a[1]),
    // The seconds of a try count from when its numbers were shown.
    seconds: [...groupedBy(own, ({ seed }) => seed).values()].reduce(
      (sum, same) => sum + Math.max(...same.map(({ seconds }) => seconds)),
      0,
    ),
  }));

/** Slips that were made more than once, in whichever exercise, the most frequent first. */
export const recurringSlips = (tries: readonly Try[]): (readonly [id: string, count: number])[] =>
  [...groupedBy(tries, ({ slip }) => slip)]
    .flatMap(([id, all]) => (id === null || all.length < 2 ? [] : [[id, all.length] as const]))
    .toSorted((a, b) => b[1] - a[1]);

function groupedBy<T, Key>(all: readonly T[], keyOf: (one: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** Results as a file that a teacher can open in the book: seeds, answers, slips and times, and no name. */
export const resultsFile = (chapter: string, { tries }: Pick<Practice, 'tries'>): string =>
  `${JSON.stringify({ format: 'backpropagation results 1', chapter, tries }, null, 2)}\n`;

/** Results as a short text, a line an exercise: `7.5.1 The error signal …: 3 of 4 right, 2 min`. */
export const resultsText = (tries: readonly Try[], nameOf: (exercise: string) => string): string =>
  tallies(tries)
    .map(
      ({ exercise, tries: count, right, seconds }) =>
        `${nameOf(exercise)}: ${right} of ${count} right, ${inMinutes(seconds)}`,
    )
    .join('\n');

/** `40 s`, `3 min`. */
export const inMinutes = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
