import type { CellRef } from '../engine/gradient-path.ts';
import type { Values } from '../engine/operation.ts';
import { offset } from '../tensor/tensor.ts';
import { checkpointAt, type Experiment } from './experiment.ts';
import { batchSampler } from './run/job.ts';
import { runCacheOf, trainerAt } from './run/run-cache.ts';

/** The gradient of the mean loss of the mini-batch that training step t is trained on, by every parameter. */
export interface BatchGradient {
  /** Places of its samples in the data. */
  readonly samples: readonly number[];
  /** By the names of the parameters. */
  readonly gradient: Values;
  /** Its squared length. */
  readonly square: number;
}

export function batchGradient(experiment: Experiment, t: number): BatchGradient {
  const { job } = runCacheOf(experiment.network, checkpointAt(experiment, t));
  const samples = batchSampler(job)(t);
  const gradient = gradientOf(experiment, t, samples);
  return { samples, gradient, square: product(gradient, gradient) };
}

/** The part of the squared length of a gradient that lies in some parameters; over all parameters they sum to 1. */
export const shareOfPlaces = ({ gradient, square }: BatchGradient, places: readonly CellRef[]) =>
  places.reduce((sum, place) => sum + gradientAt(gradient, place) ** 2, 0) / square;

export const gradientAt = (gradient: Values, { key, cell }: CellRef): number => {
  const { shape, data } = gradient[key]!;
  return data[offset(shape, cell)]!;
};

/** What one sample alone asks of the parameters of training step t. */
export interface OwnGradient {
  /** Length of its gradient. */
  readonly length: number;
  /**
   * How much of the mini-batch's gradient is due to it: its component along that gradient, as a part of the whole; over
   * the mini-batch they sum to 1. Null where it is not among its samples.
   */
  readonly share: number | null;
}

export function ownGradient(
  experiment: Experiment,
  t: number,
  sample: number,
  batch: BatchGradient,
): OwnGradient {
  const own = gradientOf(experiment, t, [sample]);
  const part = batch.samples.includes(sample)
    ? product(own, batch.gradient) / (batch.samples.length * batch.square)
    : null;
  return { length: Math.sqrt(product(own, own)), share: part };
}

function gradientOf(experiment: Experiment, t: number, samples: readonly number[]): Values {
  const learner = trainerAt(experiment.network, checkpointAt(experiment, t), t);
  return Object.fromEntries(
    Object.entries(learner.gradients(samples)).map(([name, value]) => [name.slice(1), value]),
  );
}

const product = (one: Values, other: Values): number =>
  Object.entries(one).reduce(
    (sum, [name, { data }]) =>
      data.reduce((so, value, n) => so + value * other[name]!.data[n]!, sum),
    0,
  );
