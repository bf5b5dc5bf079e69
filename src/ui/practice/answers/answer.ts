import type { Instance } from '../../../practice/exercise.ts';

/** Props of every form of an answer. */
export interface AnswerProps<Kind extends Instance['kind']> {
  readonly instance: Extract<Instance, { kind: Kind }>;
  /** From 0, worked out, to 3, nothing given. */
  readonly level: number;
  /** Whether the exercise is solved or given up: the answer is shown and nothing can be entered. */
  readonly done: boolean;
  /** The last answer that was checked; null before the first. */
  readonly answer: string | null;
  /** What is entered: a number, terms, or which line of a bug was found. */
  readonly draft: string;
  /** Why the last answer could not be read; null where it could. */
  readonly unread: string | null;
  readonly onDraft: (draft: string) => void;
  readonly onAnswer: (answer: string) => void;
}
