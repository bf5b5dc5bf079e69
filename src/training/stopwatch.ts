import type { Checkpoint } from '../experiment/experiment.ts';
import type { Slice } from '../experiment/run/training-run.ts';
import { measured, rowLength } from '../experiment/run/measurement.ts';
import type { Network } from '../ops/network.ts';

/** Share of the held-out samples at which a network counts as trained. */
export const GOAL = 0.96;

export interface Reached {
  readonly t: number;
  /** Of training alone, from the first step on. */
  readonly ms: number;
}

interface Watch {
  t: number;
  ms: number;
  reached: Reached | null;
}

const watches = new WeakMap<Checkpoint, Watch>();

/** Adds a slice of a run that began at `from`; where the time before is not known, it says nothing. */
export function time(network: Network, checkpoint: Checkpoint, begun: Reached, slice: Slice): void {
  const watch: Watch = watches.get(checkpoint) ?? { t: 0, ms: 0, reached: null };
  const width = rowLength(network);
  const first = slice.spent.findIndex(
    (_, n) => measured(slice.rows.subarray(n * width, (n + 1) * width)).heldRight >= GOAL,
  );
  if (first >= 0 && !watch.reached) {
    watch.reached = { t: slice.rows[first * width]!, ms: begun.ms + slice.spent[first]! };
  }
  if (slice.t > watch.t) [watch.t, watch.ms] = [slice.t, begun.ms + slice.ms];
  watches.set(checkpoint, watch);
}

/** The time at which a run that begins at `t` stands; null where it is not known. */
export function begunAt(checkpoint: Checkpoint, t: number): Reached | null {
  if (checkpoint.t !== 0) return null;
  if (t === 0) return { t, ms: 0 };
  const watch = watches.get(checkpoint);
  return watch?.t === t ? { t, ms: watch.ms } : null;
}

/** When the goal was reached, measured in this browser; null where it was not, or not from the first step on. */
export const reachedAt = (checkpoint: Checkpoint): Reached | null =>
  watches.get(checkpoint)?.reached ?? null;
