import type { Tensor } from '../../tensor/tensor.ts';
import type { Values } from '../../engine/operation.ts';
import type { Trainer } from '../../engine/training/trainer.ts';
import { depth, type Network } from '../../layers/network.ts';
import type { Job } from './job.ts';

/**
 * One measurement as a row of numbers, so that many move together:
 * t, loss and share right on the training samples, the same on those held out, |W| by layer, |dW| by layer.
 */
export type MeasurementRow = Float64Array;

const LAYERS = 5;

/** Numbers in a row. */
export const measurementLength = (network: Network): number => LAYERS + 2 * depth(network);

export interface Measurement {
  readonly t: number;
  readonly loss: number;
  /** Share of the training samples whose likeliest class is the target's. */
  readonly right: number;
  /** The same on the samples held out; NaN where there are none. */
  readonly heldLoss: number;
  readonly heldRight: number;
}

export const readMeasurement = (row: MeasurementRow): Measurement => ({
  t: row[0]!,
  loss: row[1]!,
  right: row[2]!,
  heldLoss: row[3]!,
  heldRight: row[4]!,
});

/** Euclidean norms of the weights, or of the gradients of the mini-batch, by layer. */
export const norms = (row: MeasurementRow, what: 'weights' | 'gradients'): Float64Array => {
  const last = (row.length - LAYERS) / 2;
  const from = what === 'weights' ? LAYERS : LAYERS + last;
  return row.subarray(from, from + last);
};

/** A row at step t, but for the norms. */
export function measureRow(trainer: Trainer, job: Job, t: number): MeasurementRow {
  const row = new Float64Array(measurementLength(job.network)).fill(Number.NaN);
  const { training, heldOut } = job;
  row[0] = t;
  const seen = trainer.measure(training);
  row[1] = seen.loss;
  row[2] = seen.right / training.length;
  if (heldOut.length > 0) {
    const held = trainer.measure(heldOut);
    row[3] = held.loss;
    row[4] = held.right / heldOut.length;
  }
  return row;
}

/** Fills in the norms of the parameters, and of their gradients over a mini-batch. */
export function addNorms(row: MeasurementRow, parameters: Values, gradients: Values): void {
  Object.keys(parameters)
    .filter((name) => /^W\d/.test(name))
    .forEach((name, layer) => {
      norms(row, 'weights')[layer] = norm(parameters[name]!);
      norms(row, 'gradients')[layer] = norm(gradients[`d${name}`]!);
    });
}

const norm = ({ data }: Tensor): number =>
  Math.sqrt(data.reduce((sum, value) => sum + value ** 2, 0));
