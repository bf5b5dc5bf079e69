import { trainer, type Trainer } from '../../engine/training/trainer.ts';
import type { Values } from '../../engine/operation.ts';
import { graphOf, type Network } from '../../layers/network.ts';
import type { Checkpoint } from '../experiment.ts';
import { takeReplay, toValues } from '../replay.ts';
import { toVector, fromVector } from './parameter-vector.ts';
import { nextPoint } from './schedule.ts';
import { batchSampler, jobOf, type Job } from './job.ts';
import { snapshotsFrom, type Snapshots } from './snapshots.ts';
import type { Divergence, RunProgress } from './training-run.ts';
import { readMeasurement, measurementLength, type MeasurementRow } from './measurement.ts';
import { memo } from '../../tensor/memo.ts';

/**
 * What is known of gradient descent from one checkpoint on: nothing that could not be computed again. A checkpoint never
 * changes, so what follows from it never does; experiments that share it share what is known.
 */
export interface RunCache {
  readonly job: Job;
  readonly snapshots: Snapshots;
  /** Measurements at all steps of the schedule before `frontier`. */
  readonly rows: readonly MeasurementRow[];
  readonly frontier: number;
  readonly divergence: Divergence | null;
}

interface GrowingCache extends RunCache {
  readonly rows: MeasurementRow[];
  frontier: number;
  divergence: Divergence | null;
  learner: Trainer | null;
  readonly recent: Map<number, Values>;
}

/** Steps lately asked for whose parameters are kept. */
const RECENT = 8;

export const runCacheOf = (network: Network, checkpoint: Checkpoint): RunCache =>
  growingCache(checkpoint, network);

const growingCache = memo((checkpoint: Checkpoint, network: Network): GrowingCache => ({
  job: jobOf(network, checkpoint),
  snapshots: snapshotsFrom(checkpoint.t, toVector(network, toValues(checkpoint.parameters))),
  rows: [],
  frontier: checkpoint.t,
  divergence: null,
  learner: null,
  recent: new Map(),
}));

/** Takes in what a run from this checkpoint has done. */
export function addProgress(network: Network, checkpoint: Checkpoint, progress: RunProgress): void {
  const cache = growingCache(checkpoint, network);
  cache.snapshots.add(progress.t, progress.parameters);
  cache.divergence = progress.divergence ?? cache.divergence;
  const width = measurementLength(network);
  for (let n = 0; n < progress.rows.length; n += width) {
    const row = progress.rows.slice(n, n + width);
    const { t } = readMeasurement(row);
    if (t !== cache.frontier) continue;
    cache.rows.push(row);
    cache.frontier = nextPoint(cache.job.schedule, t);
  }
}

/** Takes in parameters that were computed before. */
export function addParameters(
  network: Network,
  checkpoint: Checkpoint,
  t: number,
  parameters: Checkpoint['parameters'],
): void {
  growingCache(checkpoint, network).snapshots.add(t, toVector(network, toValues(parameters)));
}

/** Parameters at the start of the training step t, computed from the nearest step before it that is kept. */
export function parametersFrom(network: Network, checkpoint: Checkpoint, t: number): Values {
  const cache = growingCache(checkpoint, network);
  const { recent, snapshots } = cache;
  const known = recent.get(t);
  if (known) return known;
  const row = snapshots.at(t) ?? replayed(cache, t);
  const values = fromVector(network, row);
  recent.set(t, values);
  const [oldest] = recent.keys();
  if (recent.size > RECENT) recent.delete(oldest!);
  return values;
}

/** The same in one row. */
export const parameterVectorAt = (
  network: Network,
  checkpoint: Checkpoint,
  t: number,
): Float64Array => toVector(network, parametersFrom(network, checkpoint, t));

function replayed(cache: GrowingCache, t: number): Float64Array {
  const { job, snapshots } = cache;
  const { network, rate } = job;
  const learner = trainerOf(cache);
  const columns = batchSampler(job);
  let from = snapshots.before(t);
  learner.load(fromVector(network, snapshots.at(from)!));
  while (from < t) {
    const to = Math.min(t, nextPoint(job.schedule, from));
    learner.run({ from, to, rate, columns });
    from = to;
    snapshots.add(to, toVector(network, learner.parameters()));
  }
  return toVector(network, learner.parameters());
}

function trainerOf(cache: GrowingCache): Trainer {
  const { network, samples, schedule } = cache.job;
  const first = fromVector(network, cache.snapshots.at(schedule.start)!);
  return (cache.learner ??= trainer(graphOf(network), first, samples));
}

/** A trainer on the samples of a checkpoint with the parameters of training step t in it, to measure with. */
export function trainerAt(network: Network, checkpoint: Checkpoint, t: number): Trainer {
  const values = parametersFrom(network, checkpoint, t);
  const learner = trainerOf(growingCache(checkpoint, network));
  learner.load(values);
  return learner;
}

takeReplay(parametersFrom);
