import type { CellRef } from '../engine/gradient-path.ts';
import type { Moment } from '../engine/moment.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { traceAt } from '../experiment/replay.ts';
import type { Equation } from '../notation/equation.ts';
import { memo } from '../tensor/memo.ts';
import { FIRST, firstAsked } from './questions.ts';
import { sceneOf, type HiddenPlace, type Scene } from './scene.ts';
import type { ReaderState } from './store.ts';

/**
 * The scene of a state, for every view the same object while nothing in it changes. The gradient that the first question
 * asks for is hidden until it has been answered, or put away; what other questions ask for is hidden while they are in
 * view and open.
 */
export function sceneSelector(equations: readonly Equation[]): (state: ReaderState) => Scene {
  const hiddenBy = memo((asking: ReaderState['asking'], first: CellRef | null): HiddenPlace[] => [
    ...(first ? [{ key: `d${first.key}`, cell: first.cell }] : []),
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
    const open = state.answers[FIRST] ? null : firstAsked(state);
    return scene(experiment, moment, sample, chosen, hiddenBy(state.asking, open));
  };
}
