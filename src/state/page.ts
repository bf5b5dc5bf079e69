import type { Experiment } from '../experiment/experiment.ts';
import type { Equation } from '../notation/equation.ts';
import { sceneSelector } from './scene-selector.ts';
import type { Scene } from './scene.ts';
import { initialState, makeStore, type ReaderState, type ReaderStore } from './store.ts';
import type { TrainingRunner } from './training/training-runner.ts';

interface PageInput {
  /** Tells it from the other pages of the book. */
  readonly name: string;
  /** The experiment that it begins with. */
  readonly experiment: Experiment;
  readonly equations: readonly Equation[];
  /** Whether what the first edition saved is of this page. */
  readonly inFirstEdition?: boolean;
}

/** An experiment on a page with all that belongs to it alone: several can live in one document. */
export interface Page extends PageInput {
  /** What it begins with, and what starting over leads back to. */
  readonly initial: ReaderState;
  readonly store: ReaderStore;
  /** The scene of a state, for every view of the page the same object while nothing in it changes. */
  readonly selectScene: (state: ReaderState) => Scene;
  /** Trains it; null until it is first wanted, when its code is fetched. */
  runner: TrainingRunner | null;
}

export function createPage(input: PageInput): Page {
  const initial = initialState(input.experiment);
  const selectScene = sceneSelector(input.equations);
  return { ...input, initial, store: makeStore(initial), selectScene, runner: null };
}
