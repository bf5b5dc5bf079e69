import type { Checkpoint } from '../experiment/experiment.ts';
import type { RunProgress } from '../experiment/run/training-run.ts';
import { readMeasurement, measurementLength } from '../experiment/run/measurement.ts';
import type { Network } from '../layers/network.ts';
import { memo } from '../tensor/memo.ts';

/** Share of the held-out samples at which a network counts as trained. */
export const GOAL = 0.96;

export interface Elapsed {
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

/** Adds a progress of a run that began at `from`; where the time before is not known, it says nothing. */
export function recordTime(
  network: Network,
  checkpoint: Checkpoint,
  begun: Elapsed,
  progress: RunProgress,
): void {
  const watch = watchOf(checkpoint);
  const width = measurementLength(network);
  const first = progress.spent.findIndex(
    (_, n) => readMeasurement(progress.rows.subarray(n * width, (n + 1) * width)).heldRight >= GOAL,
  );
  if (first >= 0 && !watch.reached) {
    watch.reached = { t: progress.rows[first * width]!, ms: begun.ms + progress.spent[first]! };
  }
  if (progress.t > watch.t) [watch.t, watch.ms] = [progress.t, begun.ms + progress.ms];
}

/** The time at which a run that begins at `t` stands; null where it is not known. */
export function elapsedAt(checkpoint: Checkpoint, t: number): Elapsed | null {
  if (checkpoint.t !== 0) return null;
  if (t === 0) return { t, ms: 0 };
  const watch = watchOf(checkpoint);
  return watch.t === t ? { t, ms: watch.ms } : null;
}

/** When the goal was reached, measured in this browser; null where it was not, or not from the first step on. */
export const goalReachedAt = (checkpoint: Checkpoint): Elapsed | null =>
  watchOf(checkpoint).reached;
