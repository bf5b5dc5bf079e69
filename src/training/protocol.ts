import type { Job } from '../experiment/run/job.ts';
import {
  trainingRun,
  type RunStart,
  type TrainingRun,
  type RunProgress,
} from '../experiment/run/training-run.ts';

/** The requests of the page to the worker: begin a run, continue it (once for each answer), and end it. */
export type Order = { readonly run: number } & (
  | { readonly kind: 'begin'; readonly job: Job; readonly start: RunStart }
  | {
      readonly kind: 'go';
      /** Training step to stop at. */
      readonly to: number;
      /** After which it answers at the latest, but for a step that takes longer. */
      readonly ms: number;
    }
  | { readonly kind: 'end' }
);

/** The worker's answer to one `go`. */
export interface Report extends RunProgress {
  readonly run: number;
}

type Post = (report: Report, moved: Transferable[]) => void;

/** Takes orders and answers them; what is moved is not copied. */
export function serve(post: Post, clock: () => number): (order: Order) => void {
  const runs = new Map<number, TrainingRun>();
  return (order) => {
    const { run } = order;
    if (order.kind === 'begin') runs.set(run, trainingRun(order.job, order.start, clock));
    else if (order.kind === 'end') runs.delete(run);
    else if (runs.has(run)) {
      const training = runs.get(run)!;
      const end = clock() + order.ms;
      training.advance(order.to, () => clock() >= end);
      const progress = training.report();
      const moved = [progress.parameters, progress.rows, progress.spent].map(
        ({ buffer }) => buffer,
      );
      post({ ...progress, run }, moved as ArrayBuffer[]);
    }
  };
}
