import { filled } from '../engine/training/filled.ts';
import type { Values } from '../engine/operation.ts';
import { run, type Trace } from '../engine/trace.ts';
import { graphOf, trainedShapes, type Network } from '../layers/network.ts';
import { scalar, tensor, type Tensor } from '../tensor/tensor.ts';
import {
  batchOf,
  checkpointAt,
  flatNumbers,
  nestedNumbers,
  samplerOf,
  samplesAt,
  type Checkpoint,
  type Experiment,
  type NestedNumbers,
} from './experiment.ts';
import { memo } from '../tensor/memo.ts';

type Replay = (network: Network, checkpoint: Checkpoint, t: number) => Values;

/** Parameters from a checkpoint on, training step after training step, as far as these were traced. */
const traced = memo((checkpoint: Checkpoint, network: Network): Values[] => [
  filled(graphOf(network), toValues(checkpoint.parameters)),
]);

/** The same of training step t, tracing every step before it that has not been. */
export const tracedFrom: Replay = (network, checkpoint, t) => {
  const known = traced(checkpoint, network);
  for (let last = known.length - 1; checkpoint.t + last < t; last++) {
    const samples = samplerOf(checkpoint)(checkpoint.t + last);
    const pass = run(graphOf(network), passOver(network, checkpoint, samples, known[last]!));
    const names = Object.keys(trainedShapes(network));
    known.push(Object.fromEntries(names.map((name) => [name, pass.at(name, pass.steps.length)!])));
  }
  return known[t - checkpoint.t]!;
};

let replay = tracedFrom;

/** Has training steps replayed by what is faster than tracing each of them, and gives the same bits. */
export const takeReplay = (other: Replay): void => void (replay = other);

/** Parameters at the start of the training step t, replayed from the nearest moment before it that is kept. */
export const parametersAt = (experiment: Experiment, t: number): Values =>
  replay(experiment.network, checkpointAt(experiment, t), t);

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
  const checkpoint = checkpointAt(experiment, t);
  return passOver(experiment.network, checkpoint, samples, parametersAt(experiment, t));
}

function passOver(
  network: Network,
  { data, rate }: Checkpoint,
  samples: readonly number[],
  parameters: Values,
): Values {
  const { x, y } = batchOf(network, data, samples);
  const { inputs, targets } = graphOf(network);
  const given = { [inputs[0]!]: x, [targets[0]!]: y };
  return { ...parameters, ...given, alpha: scalar(rate), N: scalar(samples.length) };
}

/** The tensors of parameters in plain JSON. */
export const toValues = (parameters: Checkpoint['parameters']): Values =>
  mapValues(parameters, (nested) => {
    const shape: number[] = [];
    for (let part = nested; typeof part !== 'number'; part = part[0]!) shape.push(part.length);
    return tensor(shape, flatNumbers(nested));
  });

/** A tensor as nested lists, one level an axis. */
export const toJson = ({ shape, data }: Tensor): NestedNumbers => nestedNumbers(shape, data);

export const mapValues = <A, B>(
  record: Readonly<Record<string, A>>,
  f: (a: A, key: string) => B,
): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value, key)]));
