import type { Checkpoint } from '../experiment/experiment.ts';
import type { RunProgress } from '../experiment/run/training-run.ts';
import { readMeasurement, measurementLength } from '../experiment/run/measurement.ts';
import type { Network } from '../layers/network.ts';
import { memo } from '../tensor/memo.ts';

/** Share of the held-out samples at which a network counts as trained. */
export const GOAL = 0.96;

interface Elapsed {
  readonly t: number;
  /** Of training alone, from the first step on. */
  readonly ms: number;
}

interface Watch {
  t: number;
  ms: number;
  reached: Elapsed | null;
}

const watchOf = memo<Checkpoint, [], Watch>(() => ({ t: 0, ms: 0, reached: null }));

/** Adds the progress of a run whose time is known from the first step on. */
export function recordTime(network: Network, checkpoint: Checkpoint, progress: RunProgress): void {
  const watch = watchOf(checkpoint);
  const width = measurementLength(network);
  const first = progress.spent.findIndex(
    (_, n) => readMeasurement(progress.rows.subarray(n * width, (n + 1) * width)).heldRight >= GOAL,
  );
  if (first >= 0 && !watch.reached) {
    watch.reached = { t: progress.rows[first * width]!, ms: progress.spent[first]! };
  }
  if (progress.t > watch.t) [watch.t, watch.ms] = [progress.t, progress.ms];
}

/** Milliseconds of training up to step t; null where they are not known. */
export function elapsedAt(checkpoint: Checkpoint, t: number): number | null {
  if (checkpoint.t !== 0) return null;
  if (t === 0) return 0;
  const watch = watchOf(checkpoint);
  return watch.t === t ? watch.ms : null;
}

/** When the goal was reached, measured in this browser; null where it was not, or not from the first step on. */
export const goalReachedAt = (checkpoint: Checkpoint): Elapsed | null =>
  watchOf(checkpoint).reached;
