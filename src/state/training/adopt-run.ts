import type { Experiment } from '../../experiment/experiment.ts';
import { addProgress } from '../../experiment/run/run-cache.ts';
import type { WholeRun } from '../../training/run-preview.ts';
import { goToTraining } from '../navigation.ts';
import type { Page } from '../page.ts';
import { replaceExperiment } from '../undo.ts';
import { runnerOf } from './runner-of.ts';

/** Puts a whole run on the page at the step that it has come to; that is one change to undo. */
export function adoptRun(page: Page, { experiment, t, parameters, divergence }: WholeRun): void {
  const [checkpoint] = experiment.checkpoints;
  const [none, spent] = [new Float64Array(), new Float64Array()];
  addProgress(experiment.network, checkpoint, {
    t,
    parameters,
    rows: none,
    spent,
    ms: 0,
    divergence,
  });
  goToRun(page, experiment, t);
}

/** Pauses, and goes to a step of a run whose parameters are known there; an experiment other than on the page is one change to undo. */
export function goToRun(page: Page, experiment: Experiment, t: number): void {
  const { store } = page;
  runnerOf(page).pause();
  if (store.getState().experiment !== experiment) replaceExperiment(store, experiment);
  goToTraining(store, t);
}
