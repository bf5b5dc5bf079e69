import type { Equation } from '../notation/equation.ts';
import { traceAt } from '../experiment/replay.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { ReaderState } from './store.ts';

/** The scene of a state, for every view the same object while nothing in it changes. */
export function sceneSelector(equations: readonly Equation[]): (state: ReaderState) => Scene {
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
    });
    last = { state, scene };
    return scene;
  };
}

const sameScene = (a: ReaderState, b: ReaderState): boolean =>
  a.experiment === b.experiment &&
  a.moment === b.moment &&
  a.sample === b.sample &&
  a.chosen === b.chosen;
