import { trainer } from '../../engine/training/trainer.ts';
import { graphOf, outputSize } from '../../layers/network.ts';
import { toVector, fromVector } from './parameter-vector.ts';
import { isPoint, nextPoint } from './schedule.ts';
import { batchSampler, type Job } from './job.ts';
import {
  addNorms,
  readMeasurement,
  measureRow,
  measurementLength,
  type MeasurementRow,
} from './measurement.ts';

/** Where a run begins. */
export interface RunStart {
  readonly from: number;
  /** All in one row. */
  readonly parameters: Float64Array;
  /** Mean loss of the training samples at the start of the schedule; null where the run begins there. */
  readonly first: number | null;
  /** Where the run would go back to, should it diverge; null where it begins at the start of the schedule. */
  readonly calm: Calm | null;
  /** Milliseconds of training alone up to there, by default 0. */
  readonly ms?: number;
}

/** The last step of the schedule passed whose loss is not above the first one, and a step, at or before it, to reach it from. */
export interface Calm {
  readonly t: number;
  readonly known: { readonly t: number; readonly parameters: Float64Array };
}

/** Of the measurements before `from`, the first loss, and the last step whose loss is not above it; null for none. */
export function calmBefore(
  rows: readonly MeasurementRow[],
  from: number,
): { readonly first: number; readonly t: number } | null {
  if (!rows[0]) return null;
  const first = readMeasurement(rows[0]).loss;
  const last = rows.findLast(
    (row) => readMeasurement(row).t < from && readMeasurement(row).loss <= first,
  );
  return last ? { first, t: readMeasurement(last).t } : null;
}

/** Where a run left for good the losses that it began with. */
export interface Divergence {
  /** The last training step whose loss is not above the first one. */
  readonly began: number;
  /** The step at which the loss is past the limit or no number, and that loss. */
  readonly at: number;
  readonly loss: number;
}

/** What a run has done since it was asked last. */
export interface RunProgress {
  readonly t: number;
  /** At the start of training step t, all in one row. */
  readonly parameters: Float64Array;
  /** Measurements at the steps of the schedule that were passed, one after the other. */
  readonly rows: Float64Array;
  /** For each of them the milliseconds of training alone since the beginning. */
  readonly spent: Float64Array;
  /** The same at t. */
  readonly ms: number;
  readonly divergence: Divergence | null;
}

export interface TrainingRun {
  readonly t: number;
  /** Trains up to `to`, or until it is enough. */
  advance(to: number, enough: () => boolean): void;
  /** Hands over what was done since the last time. */
  report(): RunProgress;
  /** Where another run continues from here. */
  continuation(): RunStart;
}

/** A loss so many times the first one, or that of guessing, means that the run diverges. */
const GROWTH = 20;
/** Milliseconds between two looks at the clock. */
const CLOCK_INTERVAL = 0.5;
/** Single measurements that the search for the step at which a divergence began may cost. */
const SEARCH = 5000;

/** A run of gradient descent, measured on its schedule; the clock gives milliseconds. */
export function trainingRun(job: Job, begin: RunStart, clock: () => number): TrainingRun {
  const { network, schedule, rate, training } = job;
  const learner = trainer(graphOf(network), fromVector(network, begin.parameters), job.samples);
  const columns = batchSampler(job);
  const current = (): Float64Array => toVector(network, learner.parameters());
  let { from: t, first } = begin;
  const calmAt = (t: number, parameters: Float64Array): Calm => ({ t, known: { t, parameters } });
  let calm = begin.calm ?? calmAt(t, begin.parameters);
  let divergence: Divergence | null = null;
  let rows: MeasurementRow[] = [];
  let spent: number[] = [];
  let { ms = 0 } = begin;
  let chunk = 1;

  const train = (to: number): void => {
    const before = clock();
    learner.run({ from: t, to, rate, columns });
    const taken = clock() - before;
    ms += taken;
    t = to;
    if (taken < CLOCK_INTERVAL / 2) chunk *= 2;
    else if (taken > CLOCK_INTERVAL) chunk = Math.max(1, chunk >> 1);
  };

  const isPast = (loss: number): boolean =>
    !(loss <= GROWTH * Math.max(first ?? 0, Math.log(Math.max(2, outputSize(network)))));

  /** Measures at t, then takes one step. */
  const point = (): void => {
    const row = measureRow(learner, job, t);
    const [, loss = Number.NaN] = row;
    first ??= loss;
    const before = current();
    if (isPast(loss)) return diverge(loss);
    if (loss <= first) calm = calmAt(t, before);
    rows.push(row);
    spent.push(ms);
    addNorms(row, learner.parameters(), learner.gradients(columns(t)));
    train(t + 1);
  };

  /** Goes back to the last step whose loss was not above the first, and stays there. */
  const diverge = (loss: number): void => {
    const bad = t;
    const learn = (): number => {
      learner.run({ from: t, to: t + 1, rate, columns });
      t++;
      return learner.measure(training).loss;
    };
    const goBack = (): void => {
      const { known } = calm;
      learner.load(fromVector(network, known.parameters));
      learner.run({ from: known.t, to: calm.t, rate, columns });
      t = calm.t;
    };
    let [at, last] = [bad, loss];
    goBack();
    if ((bad - calm.t) * schedule.base <= SEARCH) {
      do {
        at = t + 1;
        last = learn();
        if (last <= first!) calm = calmAt(at, current());
      } while (at < bad && !isPast(last));
      goBack();
    }
    divergence = { began: t, at, loss: last };
  };

  return {
    get t() {
      return t;
    },
    advance(to, enough) {
      const ended = (): boolean => t >= to || divergence !== null;
      while (!ended()) {
        if (isPoint(schedule, t)) point();
        else train(Math.min(to, nextPoint(schedule, t), t + chunk));
        if (enough()) break;
      }
    },
    report() {
      const width = measurementLength(network);
      const all = new Float64Array(rows.length * width);
      rows.forEach((row, n) => all.set(row, n * width));
      const progress = { t, parameters: current(), rows: all, spent: Float64Array.from(spent) };
      rows = [];
      spent = [];
      return { ...progress, ms, divergence };
    },
    continuation: () => ({ from: t, parameters: current(), first, calm, ms }),
  };
}
