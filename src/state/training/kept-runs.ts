import { createStore } from 'zustand/vanilla';
import { checkpointAt, type Checkpoint, type Experiment } from '../../experiment/experiment.ts';
import { mapValues, parametersAt, toJson } from '../../experiment/replay.ts';
import { epochLength } from '../../experiment/run/job.ts';
import type { MeasurementRow } from '../../experiment/run/measurement.ts';
import {
  addParameters,
  addProgress,
  parameterVectorAt,
  runCacheOf,
} from '../../experiment/run/run-cache.ts';
import { thinRows } from '../../experiment/run/thin-rows.ts';
import type { Divergence } from '../../experiment/run/training-run.ts';
import { memo } from '../../tensor/memo.ts';
import { measureAt, measurementsOf } from '../../training/measurements.ts';
import { EPOCHS } from '../../training/run-preview.ts';
import { nameFor } from '../../training/run-settings.ts';
import type { Page } from '../page.ts';
import { goToRun } from './adopt-run.ts';
import { runnerOf } from './runner-of.ts';

/** A run that the reader has put aside, to compare others with it or to go back to it. */
export interface KeptRun {
  readonly id: number;
  readonly name: string;
  readonly experiment: Experiment;
  /** Training steps done, and to be done where it is still computed. */
  readonly t: number;
  readonly goal: number;
  /** At step t, with the states of the optimizer. */
  readonly parameters: Checkpoint['parameters'];
  /** Measurements up to step t, without norms, at most so many that they fit into a plot. */
  readonly rows: readonly MeasurementRow[];
  readonly divergence: Divergence | null;
}

/** Runs that are kept at most, and measurements of each. */
export const MOST_RUNS = 8;
const MOST_ROWS = 240;
/** Milliseconds between two changes of a run that is being computed. */
const BEAT = 250;

export interface KeptRunsState {
  /** The oldest first. */
  readonly runs: readonly KeptRun[];
  /** The one that the run on the page is compared with. */
  readonly compared: number | null;
  /** Those that the browser has no room for: they are kept until the page is closed. */
  readonly unsaved: readonly number[];
  /** Why the runs of an earlier visit are not there. */
  readonly notice: string | null;
}

/** The kept runs of a page. */
export class KeptRuns {
  readonly state = createStore<KeptRunsState>(() => ({
    runs: [],
    compared: null,
    unsaved: [],
    notice: null,
  }));
  readonly #page: Page;
  readonly #ends = new Map<number, () => void>();

  constructor(page: Page) {
    this.#page = page;
  }

  get #runs(): readonly KeptRun[] {
    return this.state.getState().runs;
  }

  get full(): boolean {
    return this.#runs.length >= MOST_RUNS;
  }

  /** Keeps the run on the page as it is now. Does nothing where the list is full. */
  keep(): void {
    const { experiment, t, divergence } = runnerOf(this.#page).live.getState();
    const { look: _, ...own } = experiment;
    this.#add(own, { t, goal: t, divergence });
  }

  /** The run on the page once more from the same beginning, at another rate and as far; it is computed beside it. */
  trainBeside(rate: number): void {
    const { experiment, t } = runnerOf(this.#page).live.getState();
    const other = atRate(experiment, t, rate);
    const { network, checkpoints } = other;
    const { job } = runCacheOf(network, checkpoints[0]);
    const goal = t > 0 ? t : EPOCHS * epochLength(job);
    const id = this.#add(other, { t: 0, goal, divergence: null });
    if (id === null) return;
    const { scheduler } = runnerOf(this.#page);
    const { now } = scheduler.around;
    let shown = now();
    const parameters = (): Float64Array => parameterVectorAt(network, checkpoints[0], 0);
    const end = scheduler.begin({
      job,
      start: () => ({ from: 0, parameters: parameters(), first: null, calm: null }),
      to: goal,
      atOnce: 0,
      onProgress: (progress) => {
        addProgress(network, checkpoints[0], progress);
        const done = progress.t >= goal || progress.divergence !== null;
        if (!done && now() - shown < BEAT) return;
        shown = now();
        const { t: reached, divergence } = progress;
        this.#change(id, { ...stateAt(other, reached), goal: done ? reached : goal, divergence });
      },
      onLoss: () => this.#change(id, { goal: this.#at(id)?.t ?? 0 }),
    });
    this.#ends.set(id, end);
  }

  rename(id: number, name: string): void {
    this.#change(id, { name });
  }

  remove(id: number): void {
    this.#ends.get(id)?.();
    this.#ends.delete(id);
    this.state.setState(({ runs }) => ({ runs: runs.filter((run) => run.id !== id) }));
  }

  /** Forgets all of them. */
  clear(): void {
    for (const { id } of this.#runs) this.remove(id);
  }

  /** Goes back to a kept run: it is the one on the page, at the step that it had reached. Undo leads back. */
  adopt({ experiment, t, parameters }: KeptRun): void {
    addParameters(experiment.network, checkpointAt(experiment, t), t, parameters);
    goToRun(this.#page, experiment, t);
  }

  /** Replaces the list by runs that were kept before, except for runs that are still being computed. */
  restore(runs: readonly Omit<KeptRun, 'id'>[]): void {
    const restored = runs.map((run) => ({ ...run, id: nextId() }));
    const computed = this.#runs.filter(({ t, goal }) => t < goal);
    this.state.setState({ runs: [...restored, ...computed] });
  }

  /** The number of the run, or null where there is no room for it. */
  #add(experiment: Experiment, run: Pick<KeptRun, 't' | 'goal' | 'divergence'>): number | null {
    if (this.full) return null;
    const runs = this.#runs;
    const base = nameFor({ experiment, t: run.t }, runs[0]);
    let name = base;
    for (let n = 2; runs.some((one) => one.name === name); n++) name = `${base} (${n})`;
    const id = nextId();
    const added = { id, name, experiment, ...run, ...stateAt(experiment, run.t) };
    this.state.setState({ runs: [...runs, added] });
    return id;
  }

  #at(id: number): KeptRun | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  #change(id: number, changes: Partial<KeptRun>): void {
    this.state.setState(({ runs }) => ({
      runs: runs.map((run) => (run.id === id ? { ...run, ...changes } : run)),
    }));
  }
}

let ids = 0;
const nextId = (): number => ++ids;

/** The kept runs of a page, the same for the same page. */
export const keptRunsOf = memo((page: Page) => new KeptRuns(page));

/** Parameters and measurements of a run at step t. */
function stateAt(experiment: Experiment, t: number): Pick<KeptRun, 't' | 'parameters' | 'rows'> {
  const known = measurementsOf(experiment).filter((row) => row[0]! < t);
  return {
    t,
    parameters: mapValues(parametersAt(experiment, t), toJson),
    rows: thinRows([...known, measureAt(experiment, t)], MOST_ROWS),
  };
}

/** An experiment from its first parameters on, with what is in force at step t but the rate. */
function atRate({ network, start, checkpoints }: Experiment, t: number, rate: number): Experiment {
  const { data, plan } = checkpointAt({ network, checkpoints }, t);
  const { parameters } = checkpoints[0];
  return {
    network,
    ...(start && { start }),
    checkpoints: [{ t: 0, parameters, data, plan, rate }],
  };
}
