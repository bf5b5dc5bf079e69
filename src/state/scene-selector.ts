import type { CellRef } from '../engine/gradient-path.ts';
import type { Moment } from '../engine/moment.ts';
import { checkpointAt, type Experiment } from '../experiment/experiment.ts';
import { traceAt } from '../experiment/replay.ts';
import type { Equation } from '../notation/equation.ts';
import { memo } from '../tensor/memo.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { ReaderState } from './store.ts';

/**
 * The scene of a state, for every view the same object while nothing in it changes. The gradient with respect to the `prediction`
 * is hidden until the first question has been answered, or put away.
 */
export function sceneSelector(
  equations: readonly Equation[],
  prediction: CellRef | null = null,
): (state: ReaderState) => Scene {
  const gradient = prediction && { key: `d${prediction.key}`, cell: prediction.cell };
  const scene = memo(
    (
      experiment: Experiment,
      moment: Moment,
      sample: number,
      chosen: number,
      hidden: CellRef | null,
    ): Scene => {
      const trace = traceAt(experiment, moment.t);
      const { network } = experiment;
      return sceneOf({ network, trace, moment, sample, chosen, equations, hidden });
    },
  );
  return (state) => {
    const { experiment, moment, sample, chosen } = state;
    return scene(experiment, moment, sample, chosen, isAsked(state) ? gradient : null);
  };
}

/** Whether the first question is open: it is about the first pass of the chapter's example. */
const isAsked = ({ prediction, experiment, moment: { t } }: ReaderState): boolean =>
  prediction === 'open' && t === 0 && checkpointAt(experiment, t).data.name === 'worked';
