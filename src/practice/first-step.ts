import type { Instance, Text } from './exercise.ts';

/** How to begin: the first clause of the solution, or what the exercise says of it; never the answer itself. */
export function firstStep(instance: Instance): Text {
  const { begin, solution } = instance;
  const end = solution.findIndex((part) => typeof part === 'string' && CLAUSE.test(part));
  if (begin || end < 0) return begin ?? solution;
  const clause = (solution[end] as string).replace(CLAUSE, '.');
  return withoutTruth(instance, [...solution.slice(0, end), clause]);
}

/** The end of a clause, and all after it. */
const CLAUSE = /[.:](?= |$).*$/s;

/** The solution of a number that is counted, with a question mark in place of the number. */
export const fadedSolution = (instance: Instance): Text =>
  withoutTruth(instance, instance.solution);

const withoutTruth = (instance: Instance, text: Text): Text =>
  instance.kind === 'number' && !instance.working
    ? text.map((part) => (typeof part === 'string' ? withoutNumber(part, instance.truth) : part))
    : text;

const withoutNumber = (words: string, truth: number): string =>
  words.replaceAll(/\d+(\.\d+)?/g, (number) =>
    Math.abs(Number(number) - truth) <= 0.01 * Math.abs(truth) ? '?' : number,
  );
