import { createStore } from 'zustand/vanilla';
import type { Data, Experiment } from '../experiment/experiment.ts';
import { runCacheOf, parameterVectorAt } from '../experiment/run/run-cache.ts';
import { epochLength, type Job } from '../experiment/run/job.ts';
import type { Divergence, RunProgress } from '../experiment/run/training-run.ts';
import { measurementLength, type MeasurementRow } from '../experiment/run/measurement.ts';
import type { Scheduler } from './scheduler.ts';

/** A whole run from the first step on, as far as it is computed. */
export interface WholeRun {
  readonly experiment: Experiment;
  /** One for each epoch and one for the end: whatever the size of a batch, the nth is that after n epochs. */
  readonly rows: readonly MeasurementRow[];
  /** Training steps of the whole run. */
  readonly steps: number;
  /** The step that it has reached, and the milliseconds since it began. */
  readonly reached: number;
  readonly ms: number;
  readonly divergence: Divergence | null;
  /** The training step computed last, and all that training changes as it is there, in one row. */
  readonly t: number;
  readonly parameters: Float64Array;
}

export interface PreviewState {
  /** Of the current settings; null before the first. */
  readonly now: WholeRun | null;
  /** What was there before they were changed. */
  readonly previous: WholeRun | null;
  /** Whether its settings are being tried, and the experiment has not changed since. */
  readonly trying: boolean;
}

/** The whole runs to be seen beside these data: of the settings that are tried or in force, and of those before. */
export function runsBeside(
  { now, previous, trying }: PreviewState,
  data: Data,
): Pick<PreviewState, 'now' | 'previous'> {
  const isOf = (run: WholeRun | null): boolean => run?.experiment.checkpoints[0].data === data;
  if (!trying && !isOf(now)) return { now: null, previous: null };
  return { now, previous: isOf(previous) || trying ? previous : null };
}

/** Of a whole run. */
export const EPOCHS = 100;
/** Milliseconds of a frame that a run may take on the page as it begins. */
const AT_ONCE = 6;

/** Whole runs that one does not wait for: only the latest that was asked for is computed. */
export class RunPreview {
  readonly runs = createStore<PreviewState>(() => ({
    now: null,
    previous: null,
    trying: false,
  }));
  readonly #scheduler: Scheduler;
  #end: () => void = () => {};

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** A hundred epochs of an experiment, from the next frame on. */
  show(experiment: Experiment): void {
    this.#end();
    const { job, steps } = wholeJob(experiment);
    const { network, checkpoints } = experiment;
    const { now } = this.#scheduler.around;
    let since = 0;
    const start = () => {
      since = now();
      const parameters = parameterVectorAt(network, checkpoints[0], 0);
      const none = { rows: [], reached: 0, t: 0, parameters, ms: 0, divergence: null };
      this.runs.setState({ now: { experiment, steps, ...none }, trying: true });
      return { from: 0, parameters: parameters.slice(), first: null, calm: null };
    };
    const onProgress = (progress: RunProgress): void => this.#add(progress, now() - since);
    const run = { job, start, to: steps + 1, atOnce: AT_ONCE, onProgress };
    const onLoss = (): void => this.show(experiment);
    this.#end = this.#scheduler.begin({ ...run, onLoss }, 'next frame');
  }

  /** What is there now stays as the previous one while settings change. */
  keepPrevious(): void {
    this.runs.setState(({ now }) => ({ previous: now }));
  }

  /** The experiment has changed: the run is that of the settings in force, or of none. */
  settle(): void {
    if (this.runs.getState().trying) this.runs.setState({ trying: false });
  }

  /** Ends the run. */
  leave(): void {
    this.#end();
  }

  #add({ t, parameters, rows, divergence }: RunProgress, ms: number): void {
    const now = this.runs.getState().now!;
    const width = measurementLength(now.experiment.network);
    const added = Array.from({ length: rows.length / width }, (_, n) =>
      rows.subarray(n * width, (n + 1) * width),
    );
    const reached = Math.min(t, now.steps);
    this.runs.setState({
      now: { ...now, rows: [...now.rows, ...added], reached, ms, divergence, t, parameters },
    });
  }
}

/** A job that is measured once an epoch, and its length. */
function wholeJob({ network, checkpoints: [first] }: Experiment): { job: Job; steps: number } {
  const { job } = runCacheOf(network, first);
  const epoch = epochLength(job);
  return {
    job: { ...job, schedule: { start: 0, base: epoch, dense: Infinity } },
    steps: EPOCHS * epoch,
  };
}
