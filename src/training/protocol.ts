import type { Job } from '../experiment/run/job.ts';
import { lapOf, type Begin, type Lap, type Slice } from '../experiment/run/training-run.ts';

/** What the page asks of the worker: to begin a run, and, once for each answer, to go on with it. */
export type Order =
  | ({ readonly kind: 'begin'; readonly run: number; readonly job: Job } & Begin)
  | {
      readonly kind: 'go';
      readonly run: number;
      /** Training step to stop at. */
      readonly to: number;
      /** After which it answers at the latest, but for a step that takes longer. */
      readonly ms: number;
    };

/** The worker's answer to one `go`. */
export interface Report extends Slice {
  readonly run: number;
}

type Post = (report: Report, moved: Transferable[]) => void;

/** Takes orders and answers them; what is moved is not copied. */
export function serve(post: Post, clock: () => number): (order: Order) => void {
  let current: { readonly run: number; readonly lap: Lap } | null = null;
  return (order) => {
    if (order.kind === 'begin') {
      current = { run: order.run, lap: lapOf(order.job, order, clock) };
      return;
    }
    if (current?.run !== order.run) return;
    const end = clock() + order.ms;
    current.lap.advance(order.to, () => clock() >= end);
    const slice = current.lap.report();
    const moved = [slice.parameters, slice.rows, slice.spent].map(({ buffer }) => buffer);
    post({ ...slice, run: order.run }, moved as ArrayBuffer[]);
  };
}
