import type { Experiment } from '../experiment/experiment.ts';
import type { Scene } from './scene.ts';
import type { Answer, ReaderStore } from './store.ts';

/** What the reader is asked before a result of the text; the truth is that of the current network. */
export type QuestionSpec<Option = string> = {
  /** Why there is nothing to ask of this network, if so: `it has one hidden layer only`. */
  readonly unfit?: (scene: Scene) => string | null;
  /** Names of tensors whose numbers answer it, or LOSS_AFTER: they are hidden while it is in sight and open. */
  readonly hides?: (scene: Scene) => readonly string[];
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

/** The name under which the loss after the update is hidden. */
export const LOSS_AFTER = 'loss-after';

export const answer = (store: ReaderStore, id: string, guess: number | null): void =>
  put(store, id, { guess, because: '', told: guess === null });

export const giveReason = (store: ReaderStore, id: string, because: string): void =>
  amend(store, id, { because });

export const reveal = (store: ReaderStore, id: string): void => amend(store, id, { told: true });

/** Puts answers out of the document again. */
export const askAgain = (store: ReaderStore, ...ids: readonly string[]): void =>
  store.setState(({ answers }) => ({ answers: without(answers, ...ids) }));

const without = <T>(all: Readonly<Record<string, T>>, ...ids: readonly string[]) =>
  Object.fromEntries(Object.entries(all).filter(([id]) => !ids.includes(id)));

/** Hides the numbers that answer a question, until the function that is returned is called. */
export function hide(store: ReaderStore, id: string, keys: readonly string[]): () => void {
  store.setState(({ asking }) => ({ asking: { ...asking, [id]: keys } }));
  return () => store.setState(({ asking }) => ({ asking: without(asking, id) }));
}

const put = (store: ReaderStore, id: string, one: Answer): void =>
  store.setState(({ answers }) => ({ answers: { ...answers, [id]: one } }));

function amend(store: ReaderStore, id: string, part: Partial<Answer>): void {
  const before = store.getState().answers[id];
  if (before) put(store, id, { ...before, ...part });
}
