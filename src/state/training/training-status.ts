import type { Experiment } from '../../experiment/experiment.ts';
import type { Divergence } from '../../experiment/run/training-run.ts';
import type { StopReason } from '../../training/stopping.ts';

/** Training, frame by frame; the rest of the page follows more slowly. */
export interface TrainingStatus {
  readonly experiment: Experiment;
  /** Training steps done. */
  readonly t: number;
  /** The step that it runs to, Infinity for as long as the reader likes; null at rest. */
  readonly goal: number | null;
  /** What the run has computed last: t, or a step before it where the history is being filled in. */
  readonly reached: number;
  /** Where, and in milliseconds when, the run to t, or from there on, began. */
  readonly from: number;
  readonly since: number;
  /** Milliseconds when it last moved. */
  readonly at: number;
  /** Why the last run stopped, where the reader did not stop it. */
  readonly divergence: Divergence | null;
  readonly stopped: StopReason | null;
}

export const AT_REST = { goal: null, divergence: null, stopped: null } as const;
