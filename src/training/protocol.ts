import type { Job } from '../experiment/run/job.ts';
import {
  surveyRun,
  type Survey,
  type SurveyProgress,
  type SurveyRun,
} from '../experiment/run/survey.ts';
import {
  trainingRun,
  type RunStart,
  type TrainingRun,
  type RunProgress,
} from '../experiment/run/training-run.ts';

/** The requests of the page to the worker: begin a run or a survey, continue it (once for each answer), and end it. */
export type Order = { readonly run: number } & (
  | { readonly kind: 'begin'; readonly job: Job; readonly start: RunStart }
  | { readonly kind: 'survey'; readonly job: Job; readonly survey: Survey }
  | {
      readonly kind: 'go';
      /** Training step, or number of the survey, to stop at. */
      readonly to: number;
      /** After which it answers at the latest, but for a step that takes longer. */
      readonly ms: number;
    }
  | { readonly kind: 'end' }
);

/** The worker's answer to one `go`. */
export type Report = (RunProgress | SurveyProgress) & { readonly run: number };

type Post = (report: Report, moved: Transferable[]) => void;

/** Takes orders and answers them; what is moved is not copied. */
export function serve(post: Post, clock: () => number): (order: Order) => void {
  const runs = new Map<number, TrainingRun | SurveyRun>();
  return (order) => {
    const { run } = order;
    if (order.kind === 'begin') runs.set(run, trainingRun(order.job, order.start, clock));
    else if (order.kind === 'survey') runs.set(run, surveyRun(order.job, order.survey));
    else if (order.kind === 'end') runs.delete(run);
    else if (runs.has(run)) {
      const active = runs.get(run)!;
      const end = clock() + order.ms;
      active.advance(order.to, () => clock() >= end);
      const progress = active.report();
      const moved = Object.values(progress).flatMap((part: unknown) =>
        part instanceof Float64Array ? [part.buffer as ArrayBuffer] : [],
      );
      post({ ...progress, run }, moved);
    }
  };
}
