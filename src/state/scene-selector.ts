import type { CellRef } from '../engine/gradient-path.ts';
import { checkpointAt } from '../experiment/experiment.ts';
import type { Equation } from '../notation/equation.ts';
import { traceAt } from '../experiment/replay.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { ReaderState } from './store.ts';

/**
 * The scene of a state, for every view the same object while nothing in it changes. The gradient by the `prediction`
 * is hidden until the first question has been answered, or put away.
 */
export function sceneSelector(
  equations: readonly Equation[],
  prediction: CellRef | null = null,
): (state: ReaderState) => Scene {
  let last: { state: ReaderState; scene: Scene } | null = null;
  return (state) => {
    if (last && sameScene(last.state, state)) return last.scene;
    const { experiment, moment, sample, chosen } = state;
    const trace = traceAt(experiment, moment.t);
    const scene = sceneOf({
      network: experiment.network,
      trace,
      moment,
      sample,
      chosen,
      equations,
      hidden: prediction && isAsked(state) ? gradientOf(prediction) : null,
    });
    last = { state, scene };
    return scene;
  };
}

/** Whether the first question is open: it is about the first pass of the chapter's example. */
const isAsked = ({ prediction, experiment, moment: { t } }: ReaderState): boolean =>
  prediction === 'open' && t === 0 && checkpointAt(experiment, t).data.name === 'worked';

const gradientOf = ({ key, cell }: CellRef): CellRef => ({ key: `d${key}`, cell });

const sameScene = (a: ReaderState, b: ReaderState): boolean =>
  a.experiment === b.experiment &&
  a.moment === b.moment &&
  a.prediction === b.prediction &&
  a.sample === b.sample &&
  a.chosen === b.chosen;
