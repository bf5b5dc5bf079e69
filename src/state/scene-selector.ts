import type { CellRef } from '../engine/gradient-path.ts';
import type { Moment } from '../engine/moment.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { traceAt } from '../experiment/replay.ts';
import type { Equation } from '../notation/equation.ts';
import { memo } from '../tensor/memo.ts';
import { asksFirst, FIRST } from './questions.ts';
import { sceneOf, type HiddenPlace, type Scene } from './scene.ts';
import type { ReaderState } from './store.ts';

/**
 * The scene of a state, for every view the same object while nothing in it changes. The gradient with respect to the
 * `prediction` is hidden until the first question has been answered, or put away; what other questions ask for is hidden
 * while they are in view and open.
 */
export function sceneSelector(
  equations: readonly Equation[],
  prediction: CellRef | null = null,
): (state: ReaderState) => Scene {
  const hiddenBy = memo((asking: ReaderState['asking'], isFirstAsked: boolean): HiddenPlace[] => [
    ...(prediction && isFirstAsked ? [{ key: `d${prediction.key}`, cell: prediction.cell }] : []),
    ...Object.values(asking).flat(),
  ]);
  const scene = memo(
    (
      experiment: Experiment,
      moment: Moment,
      sample: number,
      chosen: number,
      hidden: readonly HiddenPlace[],
    ): Scene => {
      const trace = traceAt(experiment, moment.t);
      const { network } = experiment;
      return sceneOf({ network, trace, moment, sample, chosen, equations, hidden });
    },
  );
  return (state) => {
    const { experiment, moment, sample, chosen } = state;
    return scene(experiment, moment, sample, chosen, hiddenBy(state.asking, isFirstAsked(state)));
  };
}

/** Whether the first question is open. */
const isFirstAsked = (state: ReaderState): boolean => !state.answers[FIRST] && asksFirst(state);
