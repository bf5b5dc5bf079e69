import { checkpointAt, type Checkpoint, type Experiment } from '../experiment/experiment.ts';
import { parameterVectorAt, runCacheOf } from '../experiment/run/run-cache.ts';
import { calmBefore, type RunStart } from '../experiment/run/training-run.ts';
import { elapsedAt } from './stopwatch.ts';

/** A stretch of training under one checkpoint. */
export interface Segment {
  readonly checkpoint: Checkpoint;
  readonly from: number;
  readonly to: number;
}

/** The first stretch before t that has not been measured; null where all is known. */
export function gapBefore({ network, checkpoints }: Experiment, t: number): Segment | null {
  for (const [n, checkpoint] of checkpoints.entries()) {
    const to = Math.min(t, checkpoints[n + 1]?.t ?? t);
    const { frontier, divergence } = runCacheOf(network, checkpoint);
    if (frontier < to && !divergence) return { checkpoint, from: frontier, to };
  }
  return null;
}

/** The stretch from t on, as far as its checkpoint holds and `goal` lies. */
export function segmentFrom(experiment: Experiment, t: number, goal: number): Segment {
  const next = experiment.checkpoints.find((one) => one.t > t);
  return {
    checkpoint: checkpointAt(experiment, t),
    from: t,
    to: Math.min(goal, next?.t ?? Number.POSITIVE_INFINITY),
  };
}

/** Where the run of a segment begins, with what is known of the steps before it. */
export function startOf({ network }: Experiment, { checkpoint, from }: Segment): RunStart {
  const { rows, snapshots } = runCacheOf(network, checkpoint);
  const parameters = parameterVectorAt(network, checkpoint, from);
  const ms = elapsedAt(checkpoint, from) ?? 0;
  const before = from > checkpoint.t ? calmBefore(rows, from) : null;
  if (!before) return { from, parameters, first: null, calm: null, ms };
  const near = snapshots.before(before.t);
  const known = { t: near, parameters: snapshots.at(near)! };
  return { from, parameters, first: before.first, calm: { t: before.t, known }, ms };
}
