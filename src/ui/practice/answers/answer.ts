import type { Hint, Instance } from '../../../practice/exercise.ts';

/** The result of a form: the answer in words, whether it is right, and the hint. */
export interface Given {
  readonly words: string;
  readonly right: boolean;
  /** The usual slip that it comes of; null where it is right, or where none leads to it. */
  readonly hint: Hint | null;
}

/** Props of every form of an answer. */
export interface AnswerProps<Kind extends Instance['kind']> {
  readonly instance: Extract<Instance, { kind: Kind }>;
  /** From 0, worked out, to 3, nothing given. */
  readonly level: number;
  /** Whether the exercise is solved or given up: the answer is shown and nothing can be entered. */
  readonly done: boolean;
  readonly onAnswer: (given: Given) => void;
}
