import { createStore } from 'zustand/vanilla';
import type { Experiment } from '../experiment/experiment.ts';
import { courseOf, parametersFrom } from '../experiment/run/run-cache.ts';
import { flatten } from '../experiment/run/parameter-vector.ts';
import { epochLength, type Job } from '../experiment/run/job.ts';
import { calmBefore, lapOf, type Divergence, type Slice } from '../experiment/run/training-run.ts';
import { spawnHere, spawnWorker, type Port, type Spawn } from './worker-port.ts';
import { rowLength, type Row } from '../experiment/run/measurement.ts';

/** A whole run from the first step on, as far as it is computed. */
export interface Whole {
  readonly experiment: Experiment;
  /** One for each epoch and one for the end: whatever the size of a batch, the nth is that after n epochs. */
  readonly rows: readonly Row[];
  /** Training steps of the whole run. */
  readonly steps: number;
  /** The step that it has come to, and the milliseconds since it began. */
  readonly reached: number;
  readonly ms: number;
  readonly divergence: Divergence | null;
}

export interface Held {
  /** Of the settings at hand; null before the first. */
  readonly now: Whole | null;
  /** What was there before they were changed. */
  readonly ghost: Whole | null;
}

/** Of a whole run. */
export const EPOCHS = 100;
/** Milliseconds in a frame: on the page, and in the worker. */
const [HERE, THERE] = [6, 11];

interface Surroundings {
  readonly spawn: Spawn;
  readonly now: () => number;
  readonly frame: (then: () => void) => unknown;
}

const browser: Surroundings = {
  spawn: spawnWorker,
  now: () => performance.now(),
  frame: (then) => requestAnimationFrame(then),
};

/** Whole runs that one does not wait for: the latest wish alone is computed, some of it in each frame. */
export class Instant {
  readonly held = createStore<Held>(() => ({ now: null, ghost: null }));
  readonly #around: Surroundings;
  #wish: Experiment | null = null;
  #framed = false;
  #run = 0;
  #since = 0;
  #port: Port | null = null;

  constructor(around: Surroundings = browser) {
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

  /** What is there now stays as a ghost while settings change. */
  keepGhost(): void {
    this.held.setState(({ now }) => ({ ghost: now }));
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
    const parameters = flatten(network, parametersFrom(network, checkpoint, 0));
    const lap = lapOf(job, { from: 0, parameters, first: null, calm: null }, now);
    const end = now() + HERE;
    lap.advance(steps + 1, () => now() >= end);
    const slice = lap.report();
    const none = { rows: [], reached: 0, ms: 0, divergence: null };
    this.held.setState({ now: { experiment, steps, ...none } });
    this.#add(slice);
    if (slice.t > steps || slice.divergence) return;
    const before = calmBefore(this.held.getState().now!.rows, slice.t);
    this.#port ??= this.#spawned();
    this.#port.post({
      kind: 'begin',
      run,
      job,
      from: slice.t,
      parameters: slice.parameters,
      first: before?.first ?? null,
      calm: before && { t: before.t, known: { t: 0, parameters } },
    });
    this.#ask(run, steps);
  }

  #add({ t, rows, divergence }: Slice): void {
    const { now } = this.held.getState();
    if (!now) return;
    const width = rowLength(now.experiment.network);
    const added = Array.from({ length: rows.length / width }, (_, n) =>
      rows.subarray(n * width, (n + 1) * width),
    );
    const reached = { reached: Math.min(t, now.steps), ms: this.#around.now() - this.#since };
    this.held.setState({ now: { ...now, rows: [...now.rows, ...added], ...reached, divergence } });
  }

  #ask(run: number, steps: number): void {
    this.#port?.post({ kind: 'go', run, to: steps + 1, ms: THERE });
  }

  #spawned(): Port {
    const ears = {
      hear: ({ run, ...slice }: Slice & { readonly run: number }) => {
        if (run !== this.#run) return;
        this.#around.frame(() => {
          if (run !== this.#run) return;
          this.#add(slice);
          const { now } = this.held.getState();
          if (now && slice.t <= now.steps && !slice.divergence) this.#ask(run, now.steps);
        });
      },
      lose: () => {
        this.#port?.end();
        this.#port = spawnHere(ears);
        const { now } = this.held.getState();
        if (now) this.#begin(now.experiment);
      },
    };
    try {
      return this.#around.spawn(ears);
    } catch {
      return spawnHere(ears);
    }
  }
}

/** A job that is measured once an epoch, and its length. */
function wholeJob({ network, checkpoints: [first] }: Experiment): { job: Job; steps: number } {
  const { job } = courseOf(network, first);
  const epoch = epochLength(job);
  return {
    job: { ...job, grid: { start: 0, base: epoch, dense: Infinity } },
    steps: EPOCHS * epoch,
  };
}
