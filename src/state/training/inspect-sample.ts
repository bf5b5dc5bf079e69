import { stepsIn } from '../../engine/instruction.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { commit } from '../undo.ts';
import { traceAt } from '../../experiment/replay.ts';
import type { Page } from '../page.ts';
import { runnerOf } from './runner-of.ts';
import type { ReaderStore } from '../store.ts';
import { goTo, trainingStepsDone } from '../navigation.ts';

/** Puts one sample on the page, with the parameters that training has reached; training continues regardless. */
export function inspectSample(page: Page, sample: number): void {
  const { store } = page;
  runnerOf(page).pause();
  const t = trainingStepsDone(store.getState());
  commit(store, { ...store.getState().experiment, look: { t, samples: [sample] } });
  openPass(page);
}

/** Pauses, and goes to the pass of the step that training has reached, with its forward pass done. */
export function openPass(page: Page): void {
  const { store } = page;
  runnerOf(page).pause();
  const t = trainingStepsDone(store.getState());
  const { steps } = traceAt(store.getState().experiment, t);
  goTo(store, { t, step: stepsIn(steps, 'forward'), cell: null });
}

/** Puts the mini-batch back on the page. */
export function showBatch(store: ReaderStore): void {
  const { look: _, ...experiment } = store.getState().experiment;
  commit(store, experiment);
}

/** The one sample that the page looks at in training step t; null where it is none, or a mini-batch. */
export function inspectedSample({ look }: Experiment, t: number): number | null {
  return look?.t === t && look.samples.length === 1 ? look.samples[0]! : null;
}
