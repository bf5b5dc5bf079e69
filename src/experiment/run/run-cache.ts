import { trainer, type Trainer } from '../../engine/trainer.ts';
import type { Values } from '../../engine/operation.ts';
import { graphOf, type Network } from '../../ops/network.ts';
import { fromRows, tensor, type Tensor } from '../../tensor/tensor.ts';
import type { Checkpoint, Rows } from '../experiment.ts';
import { flatten, unflatten } from './parameter-vector.ts';
import { nextOn } from './schedule.ts';
import { columnsOf, jobOf, type Job } from './job.ts';
import { keeping, type Kept } from './snapshots.ts';
import type { Divergence, Slice } from './training-run.ts';
import { measured, rowLength, type Row } from './measurement.ts';

/**
 * What is known of gradient descent from one checkpoint on: nothing that could not be computed again. A checkpoint never
 * changes, so what follows from it never does; experiments that share it share what is known.
 */
export interface Course {
  readonly job: Job;
  readonly kept: Kept;
  /** Measurements at all steps of the grid before `frontier`. */
  readonly rows: readonly Row[];
  readonly frontier: number;
  readonly divergence: Divergence | null;
}

interface Growing extends Course {
  readonly rows: Row[];
  frontier: number;
  divergence: Divergence | null;
  learner: Trainer | null;
  readonly recent: Map<number, Values>;
}

const courses = new WeakMap<Checkpoint, Growing>();

/** Steps lately asked for whose parameters stay at hand. */
const RECENT = 8;

export const courseOf = (network: Network, checkpoint: Checkpoint): Course =>
  growing(network, checkpoint);

function growing(network: Network, checkpoint: Checkpoint): Growing {
  const known = courses.get(checkpoint);
  if (known && known.job.network === network) return known;
  const job = jobOf(network, checkpoint);
  const course: Growing = {
    job,
    kept: keeping(checkpoint.t, flatten(network, toValues(checkpoint.parameters))),
    rows: [],
    frontier: checkpoint.t,
    divergence: null,
    learner: null,
    recent: new Map(),
  };
  courses.set(checkpoint, course);
  return course;
}

/** Takes in what a run from this checkpoint has done. */
export function learn(network: Network, checkpoint: Checkpoint, slice: Slice): void {
  const course = growing(network, checkpoint);
  course.kept.add(slice.t, slice.parameters);
  course.divergence = slice.divergence ?? course.divergence;
  const width = rowLength(network);
  for (let n = 0; n < slice.rows.length; n += width) {
    const row = slice.rows.slice(n, n + width);
    const { t } = measured(row);
    if (t !== course.frontier) continue;
    course.rows.push(row);
    course.frontier = nextOn(course.job.grid, t);
  }
}

/** Takes in parameters that were computed before. */
export function knowParameters(
  network: Network,
  checkpoint: Checkpoint,
  t: number,
  parameters: Checkpoint['parameters'],
): void {
  growing(network, checkpoint).kept.add(t, flatten(network, toValues(parameters)));
}

/** Parameters at the start of the training step t, computed from the nearest step before it that is kept. */
export function parametersFrom(network: Network, checkpoint: Checkpoint, t: number): Values {
  const course = growing(network, checkpoint);
  const { recent, kept } = course;
  const known = recent.get(t);
  if (known) return known;
  const row = kept.at(t) ?? replayed(course, t);
  const values = unflatten(network, row);
  recent.set(t, values);
  const [oldest] = recent.keys();
  if (recent.size > RECENT) recent.delete(oldest!);
  return values;
}

function replayed(course: Growing, t: number): Float64Array {
  const { job, kept } = course;
  const { network, rate } = job;
  const learner = learnerOf(course);
  const columns = columnsOf(job);
  let from = kept.before(t);
  learner.load(unflatten(network, kept.at(from)!));
  while (from < t) {
    const to = Math.min(t, nextOn(job.grid, from));
    learner.run({ from, to, rate, columns });
    from = to;
    kept.add(to, flatten(network, learner.parameters()));
  }
  return flatten(network, learner.parameters());
}

function learnerOf(course: Growing): Trainer {
  const { network, samples, grid } = course.job;
  const first = unflatten(network, course.kept.at(grid.start)!);
  return (course.learner ??= trainer(graphOf(network), first, samples));
}

/** A trainer on the samples of a checkpoint with the parameters of training step t in it, to measure with. */
export function learnerAt(network: Network, checkpoint: Checkpoint, t: number): Trainer {
  const values = parametersFrom(network, checkpoint, t);
  const learner = learnerOf(growing(network, checkpoint));
  learner.load(values);
  return learner;
}

const toValues = (parameters: Checkpoint['parameters']): Values =>
  Object.fromEntries(Object.entries(parameters).map(([key, rows]) => [key, toTensor(rows)]));

const toTensor = (rows: Rows): Tensor =>
  Array.isArray(rows[0])
    ? fromRows(rows as readonly number[][])
    : tensor([rows.length], rows as number[]);
