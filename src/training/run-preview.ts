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

type Shown = 'now' | 'previous';

/** Whole runs that one does not wait for: of each kind only the latest that was asked for is computed. */
export class RunPreview {
  readonly runs = createStore<PreviewState>(() => ({
    now: null,
    previous: null,
    trying: false,
  }));
  readonly #scheduler: Scheduler;
  readonly #ends: Record<Shown, () => void> = { now: () => {}, previous: () => {} };

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** A hundred epochs of an experiment, from the next frame on. */
  show(experiment: Experiment): void {
    this.#compute('now', experiment);
  }

  /** Settings are about to be tried: the former run is the last one of the same data, else that of the settings in force. */
  keepPrevious(current: Experiment): void {
    this.#ends.previous();
    const { now } = this.runs.getState();
    const isKnown = now?.experiment.checkpoints[0].data === current.checkpoints[0].data;
    if (isKnown) this.runs.setState({ previous: now });
    else this.#compute('previous', current);
  }

  /** The experiment has changed: the run is that of the settings in force, or of none. */
  settle(): void {
    if (this.runs.getState().trying) this.runs.setState({ trying: false });
  }

  /** Goes on with the runs of another preview. */
  takeOver({ runs }: RunPreview): void {
    const shown = runs.getState();
    this.runs.setState(shown);
    for (const which of ['now', 'previous'] as const) {
      const run = shown[which];
      if (run && run.reached < run.steps && !run.divergence) this.#compute(which, run.experiment);
    }
  }

  /** Ends the runs. */
  leave(): void {
    this.#ends.now();
    this.#ends.previous();
  }

  #compute(which: Shown, experiment: Experiment): void {
    this.#ends[which]();
    const { job, steps } = wholeJob(experiment);
    const { network, checkpoints } = experiment;
    const { now } = this.#scheduler.around;
    let run: WholeRun | null = null;
    let since = 0;
    const put = (changed: WholeRun): void => {
      run = changed;
      this.runs.setState({ [which]: changed });
    };
    const start = () => {
      since = now();
      const parameters = parameterVectorAt(network, checkpoints[0], 0);
      const none = { rows: [], reached: 0, t: 0, parameters, ms: 0, divergence: null };
      if (which === 'now') this.runs.setState({ trying: true });
      put({ experiment, steps, ...none });
      return { from: 0, parameters: parameters.slice(), first: null, calm: null };
    };
    const onProgress = (progress: RunProgress): void =>
      put(extended(run!, progress, now() - since));
    const last = { job, start, to: steps + 1, atOnce: AT_ONCE, onProgress };
    const onLoss = (): void => this.#compute(which, experiment);
    this.#ends[which] = this.#scheduler.begin({ ...last, onLoss }, 'next frame');
  }
}

/** A run with what was computed since. */
function extended(run: WholeRun, progress: RunProgress, ms: number): WholeRun {
  const { t, parameters, rows, divergence } = progress;
  const width = measurementLength(run.experiment.network);
  const added = Array.from({ length: rows.length / width }, (_, n) =>
    rows.subarray(n * width, (n + 1) * width),
  );
  const reached = Math.min(t, run.steps);
  return { ...run, rows: [...run.rows, ...added], reached, ms, divergence, t, parameters };
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
