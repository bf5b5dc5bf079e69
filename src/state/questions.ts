import type { Experiment } from '../experiment/experiment.ts';
import type { Scene } from './scene.ts';
import { store, type Answer } from './store.ts';

/** What the reader is asked before a result of the text; the truth is that of the network at hand. */
export type Question<Option = string> = {
  /** Why there is nothing to ask of this network, if so: `it has one hidden layer only`. */
  readonly unfit?: (scene: Scene) => string | null;
} & (
  | {
      readonly kind: 'choice';
      readonly options: (scene: Scene) => readonly Option[];
      /** Place of the right one among the options. */
      readonly truth: (scene: Scene, experiment: Experiment) => number;
    }
  | {
      readonly kind: 'number';
      readonly truth: (scene: Scene, experiment: Experiment) => number;
    }
);

export const answer = (id: string, guess: number | null): void =>
  put(id, { guess, because: '', told: guess === null });

export const giveReason = (id: string, because: string): void => amend(id, { because });

export const reveal = (id: string): void => amend(id, { told: true });

/** Puts answers out of the document again. */
export const askAgain = (...ids: readonly string[]): void =>
  store.setState(({ answers }) => ({
    answers: Object.fromEntries(Object.entries(answers).filter(([one]) => !ids.includes(one))),
  }));

const put = (id: string, one: Answer): void =>
  store.setState(({ answers }) => ({ answers: { ...answers, [id]: one } }));

function amend(id: string, part: Partial<Answer>): void {
  const before = store.getState().answers[id];
  if (before) put(id, { ...before, ...part });
}
