import type { Experiment } from '../experiment/experiment.ts';
import type { CellRef } from '../engine/gradient-path.ts';
import { at } from '../tensor/tensor.ts';
import type { HiddenPlace, Scene } from './scene.ts';
import type { Answer, ReaderState, ReaderStore } from './store.ts';

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

/** The id of the question that the stage begins with. */
export const FIRST = 'first';

/** The question that the stage begins with: will the loss rise or fall if a parameter is raised a little? */
export const firstQuestion = (of: CellRef): QuestionSpec => ({
  kind: 'choice',
  unfit: (scene) =>
    gradientOf(scene, of) === 0 ? 'the loss does not depend on this weight' : null,
  options: () => ['it rises', 'it falls'],
  truth: (scene) => (gradientOf(scene, of) > 0 ? 0 : 1),
});

/** The gradient with respect to a parameter, once the pass is done. */
export const gradientOf = ({ trace }: Scene, { key, cell }: CellRef): number =>
  at(trace.at(`d${key}`, trace.steps.length)!, cell);

/** The parameter that the first question is about; null where it is not asked of this pass. */
export const firstAsked = ({ experiment, moment: { t } }: ReaderState): CellRef | null =>
  t === 0 ? (experiment.asks ?? null) : null;

/** Takes an answer, or null where a question is skipped. Its reasons are `told` at once where nothing was answered. */
export const answer = (
  store: ReaderStore,
  id: string,
  guess: number | null,
  told = guess === null,
): void => put(store, id, { guess, because: '', told });

export const giveReason = (store: ReaderStore, id: string, because: string): void =>
  amend(store, id, { because });

export const reveal = (store: ReaderStore, id: string): void => amend(store, id, { told: true });

/** Puts answers out of the document again. */
export const askAgain = (store: ReaderStore, ...ids: readonly string[]): void =>
  store.setState(({ answers }) => ({ answers: without(answers, ...ids) }));

const without = <T>(all: Readonly<Record<string, T>>, ...ids: readonly string[]) =>
  Object.fromEntries(Object.entries(all).filter(([id]) => !ids.includes(id)));

/** Hides the numbers that answer a question, until the function that is returned is called. */
export function hide(store: ReaderStore, id: string, places: readonly HiddenPlace[]): () => void {
  store.setState(({ asking }) => ({ asking: { ...asking, [id]: places } }));
  return () => store.setState(({ asking }) => ({ asking: without(asking, id) }));
}

/** How the names begin under which exercises hide their answers. */
const EXERCISE = 'exercise-';

export const isExercise = (name: string): boolean => name.startsWith(EXERCISE);

/** Hides the answer of an exercise whose network is on the stage. */
export const hideAnswer = (store: ReaderStore, id: string, place: HiddenPlace): void =>
  void hide(store, `${EXERCISE}${id}`, [place]);

export const revealAnswer = (store: ReaderStore, id: string): void =>
  reset(store, [`${EXERCISE}${id}`]);

/** Answers of exercises that are hidden: they stay so at a reload. */
export const hiddenAnswers = (asking: ReaderState['asking']): ReaderState['asking'] =>
  Object.fromEntries(Object.entries(asking).filter(([name]) => isExercise(name)));

/** No answer of an exercise stays hidden in a network that is not its own. */
export const revealInOthers = (store: ReaderStore): (() => void) =>
  store.subscribe(({ experiment, asking }, before) => {
    const isOther = samplesOf(experiment) !== samplesOf(before.experiment);
    if (isOther) reset(store, Object.keys(hiddenAnswers(asking)));
  });

const samplesOf = ({ checkpoints: [{ data }] }: Experiment) => data;

function reset(store: ReaderStore, names: readonly string[]): void {
  if (names.some((name) => name in store.getState().asking))
    store.setState(({ asking }) => ({ asking: without(asking, ...names) }));
}

/** The question that asks for one of these tensors, if any. */
export const questionAbout = (
  asking: ReaderState['asking'],
  names: readonly string[],
): string | undefined =>
  Object.keys(asking).find((id) => asking[id]!.some(({ key }) => names.includes(key)));

const put = (store: ReaderStore, id: string, one: Answer): void =>
  store.setState(({ answers }) => ({ answers: { ...answers, [id]: one } }));

function amend(store: ReaderStore, id: string, part: Partial<Answer>): void {
  const before = store.getState().answers[id];
  if (before) put(store, id, { ...before, ...part });
}
