import { inForce, type Checkpoint, type Experiment } from '../experiment/experiment.ts';
import { courseOf } from '../experiment/run/run-cache.ts';

/** A stretch of training under one checkpoint. */
export interface Leg {
  readonly checkpoint: Checkpoint;
  readonly from: number;
  readonly to: number;
}

/** The first stretch before t that has not been measured; null where all is known. */
export function gapBefore({ network, checkpoints }: Experiment, t: number): Leg | null {
  for (const [n, checkpoint] of checkpoints.entries()) {
    const to = Math.min(t, checkpoints[n + 1]?.t ?? t);
    const { frontier, divergence } = courseOf(network, checkpoint);
    if (frontier < to && !divergence) return { checkpoint, from: frontier, to };
  }
  return null;
}

/** The stretch from t on, as far as its checkpoint holds and `goal` lies. */
export function legFrom(experiment: Experiment, t: number, goal: number): Leg {
  const next = experiment.checkpoints.find((one) => one.t > t);
  return {
    checkpoint: inForce(experiment, t),
    from: t,
    to: Math.min(goal, next?.t ?? Number.POSITIVE_INFINITY),
  };
}
