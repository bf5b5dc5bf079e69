import type { Job } from '../experiment/run/job.ts';
import {
  trainingRun,
  type RunStart,
  type TrainingRun,
  type RunProgress,
} from '../experiment/run/training-run.ts';

/** What the page asks of the worker: to begin a run, and, once for each answer, to go on with it. */
export type Order =
  | ({ readonly kind: 'begin'; readonly run: number; readonly job: Job } & RunStart)
  | {
      readonly kind: 'go';
      readonly run: number;
      /** Training step to stop at. */
      readonly to: number;
      /** After which it answers at the latest, but for a step that takes longer. */
      readonly ms: number;
    };

/** The worker's answer to one `go`. */
export interface Report extends RunProgress {
  readonly run: number;
}

type Post = (report: Report, moved: Transferable[]) => void;

/** Takes orders and answers them; what is moved is not copied. */
export function serve(post: Post, clock: () => number): (order: Order) => void {
  let current: { readonly run: number; readonly training: TrainingRun } | null = null;
  return (order) => {
    if (order.kind === 'begin') {
      current = { run: order.run, training: trainingRun(order.job, order, clock) };
      return;
    }
    if (current?.run !== order.run) return;
    const end = clock() + order.ms;
    current.training.advance(order.to, () => clock() >= end);
    const progress = current.training.report();
    const moved = [progress.parameters, progress.rows, progress.spent].map(({ buffer }) => buffer);
    post({ ...progress, run: order.run }, moved as ArrayBuffer[]);
  };
}
