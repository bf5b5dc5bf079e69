import type { Equation } from '../notation/equation.ts';
import type { Moment } from '../engine/moment.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { traceAt } from '../experiment/replay.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { ReaderState } from './store.ts';
import { memo } from '../tensor/memo.ts';

/** The scene of a state, for every view the same object while nothing in it changes. */
export function sceneSelector(equations: readonly Equation[]): (state: ReaderState) => Scene {
  const scene = memo((experiment: Experiment, moment: Moment, sample: number, chosen: number) => {
    const trace = traceAt(experiment, moment.t);
    return sceneOf({ network: experiment.network, trace, moment, sample, chosen, equations });
  });
  return ({ experiment, moment, sample, chosen }) => scene(experiment, moment, sample, chosen);
}
