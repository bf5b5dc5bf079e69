import type { Batch } from '../../engine/training/trainer.ts';
import { modelOf, type Network } from '../../layers/network.ts';
import { batchOf, sampler, trainingSamples } from '../experiment.ts';
import type { Checkpoint, Data, BatchPlan } from '../experiment.ts';
import type { Schedule } from './schedule.ts';
import { memo } from '../../tensor/memo.ts';

/** All that decides a training run from its checkpoint on, but the parameters: plain data that can be posted. */
export interface Job {
  readonly network: Network;
  /** All M samples, x [...input, M] and y [...target, M]. */
  readonly samples: Batch;
  readonly training: readonly number[];
  readonly heldOut: readonly number[];
  readonly plan: BatchPlan;
  /** Learning rate α. */
  readonly rate: number;
  /** Where it is measured. */
  readonly schedule: Schedule;
}

/** Multiplications of one measurement for which a stride of one step is dear enough. */
const CHEAP = 80_000;
const DENSE = 128;

/** All samples as columns: the same object for the same data and network. */
const allSamples = memo((data: Data, network: Network): Batch =>
  batchOf(
    network,
    data,
    data.X.map((_, n) => n),
  ),
);

export function jobOf(network: Network, { t, data, plan, rate }: Checkpoint): Job {
  const dear = (data.X.length * modelOf(network).work) / CHEAP;
  const base = 2 ** Math.max(0, Math.ceil(Math.log2(dear)));
  return {
    network,
    samples: allSamples(data, network),
    training: trainingSamples(data),
    heldOut: data.heldOut,
    plan,
    rate,
    schedule: { start: t, base, dense: DENSE },
  };
}

/** Samples of a training step of the job. */
export const batchSampler = ({ training, plan }: Job): ((t: number) => readonly number[]) =>
  sampler(training, plan);

/** Training steps of one epoch. */
export const epochLength = ({ training, plan }: Pick<Job, 'training' | 'plan'>): number =>
  plan.kind === 'picked' ? 1 : Math.ceil(training.length / Math.min(plan.size, training.length));

/** Multiplications of a training step, about: forward, and back to activations and to weights. */
export function stepWork({ network, plan }: Job): number {
  const batch = plan.kind === 'picked' ? plan.samples.length : plan.size;
  return 3 * batch * modelOf(network).work;
}

/** Multiplications of a training step and a measurement, about. */
export const workOf = (job: Job): number =>
  stepWork(job) + modelOf(job.network).work * (job.training.length + job.heldOut.length);
