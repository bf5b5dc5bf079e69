import { stepsIn } from '../../engine/instruction.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { mapValues, parametersAt, toJson, traceAt } from '../../experiment/replay.ts';
import { goTo } from '../../state/navigation.ts';
import type { Page } from '../../state/page.ts';
import { runnerOf } from '../../state/training/runner-of.ts';
import { replaceExperiment } from '../../state/undo.ts';

/**
 * Makes one sample outside the data the current one, with the current parameters, and plays its backward pass to the update.
 * Undo restores the former experiment.
 */
export function stepThrough(
  page: Page,
  pixels: readonly number[],
  label: number,
  rate: number,
): void {
  const { store } = page;
  runnerOf(page).pause();
  const { experiment, moment } = store.getState();
  const { data } = checkpointAt(experiment, moment.t);
  replaceExperiment(store, {
    network: experiment.network,
    checkpoints: [
      {
        t: 0,
        parameters: mapValues(parametersAt(experiment, moment.t), (value) => toJson(value)),
        data: {
          name: 'file',
          title: `A drawn ${label}`,
          X: [pixels],
          Y: [data.Y[0]!.map((_, i) => (i === label ? 1 : 0))],
          features: [],
          classes: data.classes,
          heldOut: [],
        },
        plan: { kind: 'picked', samples: [0] },
        rate,
      },
    ],
  });
  const { steps } = traceAt(store.getState().experiment, 0);
  goTo(store, { t: 0, step: stepsIn(steps, 'forward'), cell: null });
  store.setState({ playing: true });
}
