import { createStore } from 'zustand/vanilla';
import type { Experiment } from '../experiment/experiment.ts';
import { runCacheOf, parametersFrom } from '../experiment/run/run-cache.ts';
import { toVector } from '../experiment/run/parameter-vector.ts';
import { epochLength, type Job } from '../experiment/run/job.ts';
import {
  calmBefore,
  trainingRun,
  type Divergence,
  type RunProgress,
} from '../experiment/run/training-run.ts';
import { spawnOnPage, spawnWorker, type WorkerPort, type Spawn } from './worker-port.ts';
import { measurementLength, type MeasurementRow } from '../experiment/run/measurement.ts';

/** A whole run from the first step on, as far as it is computed. */
export interface WholeRun {
  readonly experiment: Experiment;
  /** One for each epoch and one for the end: whatever the size of a batch, the nth is that after n epochs. */
  readonly rows: readonly MeasurementRow[];
  /** Training steps of the whole run. */
  readonly steps: number;
  /** The step that it has come to, and the milliseconds since it began. */
  readonly reached: number;
  readonly ms: number;
  readonly divergence: Divergence | null;
}

export interface PreviewState {
  /** Of the settings at hand; null before the first. */
  readonly now: WholeRun | null;
  /** What was there before they were changed. */
  readonly previous: WholeRun | null;
}

/** Of a whole run. */
export const EPOCHS = 100;
/** Milliseconds in a frame: on the page, and in the worker. */
const [HERE, THERE] = [6, 11];

interface Environment {
  readonly spawn: Spawn;
  readonly now: () => number;
  readonly frame: (then: () => void) => unknown;
}

const browser: Environment = {
  spawn: spawnWorker,
  now: () => performance.now(),
  frame: (then) => requestAnimationFrame(then),
};

/** Whole runs that one does not wait for: the latest wish alone is computed, some of it in each frame. */
export class RunPreview {
  readonly runs = createStore<PreviewState>(() => ({ now: null, previous: null }));
  readonly #around: Environment;
  #wish: Experiment | null = null;
  #framed = false;
  #run = 0;
  #since = 0;
  #port: WorkerPort | null = null;

  constructor(around: Environment = browser) {
    this.#around = around;
  }

  /** A hundred epochs of an experiment, in the next frame. */
  show(experiment: Experiment): void {
    this.#wish = experiment;
    if (this.#framed) return;
    this.#framed = true;
    this.#around.frame(() => {
      this.#framed = false;
      if (this.#wish) this.#begin(this.#wish);
      this.#wish = null;
    });
  }

  /** What is there now stays as the previous one while settings change. */
  keepPrevious(): void {
    this.runs.setState(({ now }) => ({ previous: now }));
  }

  leave(): void {
    this.#run++;
    this.#wish = null;
    this.#port?.end();
    this.#port = null;
  }

  #begin(experiment: Experiment): void {
    const run = ++this.#run;
    const { now } = this.#around;
    this.#since = now();
    const { job, steps } = wholeJob(experiment);
    const [checkpoint] = experiment.checkpoints;
    const { network } = experiment;
    const parameters = toVector(network, parametersFrom(network, checkpoint, 0));
    const training = trainingRun(job, { from: 0, parameters, first: null, calm: null }, now);
    const end = now() + HERE;
    training.advance(steps + 1, () => now() >= end);
    const progress = training.report();
    const none = { rows: [], reached: 0, ms: 0, divergence: null };
    this.runs.setState({ now: { experiment, steps, ...none } });
    this.#add(progress);
    if (progress.t > steps || progress.divergence) return;
    const before = calmBefore(this.runs.getState().now!.rows, progress.t);
    this.#port ??= this.#spawned();
    this.#port.post({
      kind: 'begin',
      run,
      job,
      from: progress.t,
      parameters: progress.parameters,
      first: before?.first ?? null,
      calm: before && { t: before.t, known: { t: 0, parameters } },
    });
    this.#ask(run, steps);
  }

  #add({ t, rows, divergence }: RunProgress): void {
    const { now } = this.runs.getState();
    if (!now) return;
    const width = measurementLength(now.experiment.network);
    const added = Array.from({ length: rows.length / width }, (_, n) =>
      rows.subarray(n * width, (n + 1) * width),
    );
    const reached = { reached: Math.min(t, now.steps), ms: this.#around.now() - this.#since };
    this.runs.setState({ now: { ...now, rows: [...now.rows, ...added], ...reached, divergence } });
  }

  #ask(run: number, steps: number): void {
    this.#port?.post({ kind: 'go', run, to: steps + 1, ms: THERE });
  }

  #spawned(): WorkerPort {
    const callbacks = {
      onReport: ({ run, ...progress }: RunProgress & { readonly run: number }) => {
        if (run !== this.#run) return;
        this.#around.frame(() => {
          if (run !== this.#run) return;
          this.#add(progress);
          const { now } = this.runs.getState();
          if (now && progress.t <= now.steps && !progress.divergence) this.#ask(run, now.steps);
        });
      },
      onFailure: () => {
        this.#port?.end();
        this.#port = spawnOnPage(callbacks);
        const { now } = this.runs.getState();
        if (now) this.#begin(now.experiment);
      },
    };
    try {
      return this.#around.spawn(callbacks);
    } catch {
      return spawnOnPage(callbacks);
    }
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
