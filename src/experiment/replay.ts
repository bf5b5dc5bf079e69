import type { Values } from '../engine/operation.ts';
import { run, type Trace } from '../engine/trace.ts';
import { graphOf } from '../layers/network.ts';
import { scalar, type Tensor } from '../tensor/tensor.ts';
import {
  batchOf,
  checkpointAt,
  samplesAt,
  type Experiment,
  nestedNumbers,
  type NestedNumbers,
} from './experiment.ts';
import { parametersFrom } from './run/run-cache.ts';
import { memo } from '../tensor/memo.ts';

/** Parameters at the start of the training step t, replayed from the nearest moment before it that is kept. */
export const parametersAt = (experiment: Experiment, t: number): Values =>
  parametersFrom(experiment.network, checkpointAt(experiment, t), t);

/** The pass of training step t. Throws a TensorError where a number is not finite or a target no distribution. */
export const traceAt = memo((experiment: Experiment, t: number): Trace =>
  traceOf(experiment, t, samplesAt(experiment, t)),
);

/** A pass over any samples with the parameters of training step t. */
export function traceOf(
  experiment: Experiment,
  t: number,
  samples: readonly number[],
  options?: Parameters<typeof run>[2],
): Trace {
  return run(graphOf(experiment.network), valuesAt(experiment, t, samples), options);
}

/** What a pass over samples, by default those of training step t, starts from. */
export function valuesAt(
  experiment: Experiment,
  t: number,
  samples: readonly number[] = samplesAt(experiment, t),
): Values {
  const { data, rate } = checkpointAt(experiment, t);
  const { x, y } = batchOf(experiment.network, data, samples);
  const { inputs, targets } = graphOf(experiment.network);
  const named = { [inputs[0]!]: x, [targets[0]!]: y };
  const given = { ...named, alpha: scalar(rate), N: scalar(samples.length) };
  return { ...parametersAt(experiment, t), ...given };
}

/** A tensor as nested lists, one level an axis. */
export const toJson = ({ shape, data }: Tensor): NestedNumbers => nestedNumbers(shape, data);

export const mapValues = <A, B>(
  record: Readonly<Record<string, A>>,
  f: (a: A, key: string) => B,
): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value, key)]));
