import type { Values } from '../engine/operation.ts';
import { run, type Trace } from '../engine/trace.ts';
import { trainer, type Trainer } from '../engine/trainer.ts';
import { graphOf } from '../ops/network.ts';
import { fromRows, scalar, tensor, toRows, type Tensor } from '../tensor/tensor.ts';
import {
  batchOf,
  inForce,
  samplesAt,
  type Checkpoint,
  type Experiment,
  type Rows,
} from './experiment.ts';

/** Every so many training steps the parameters are kept, so that going back replays at most that many. */
const KEEP_EVERY = 32;

/** Replayed moments of one experiment. An experiment is immutable, so what it replays to never changes. */
interface Replay {
  readonly parameters: Map<number, Values>;
  readonly traces: Map<number, Trace>;
  readonly trainers: Map<Checkpoint, Trainer>;
}

const replays = new WeakMap<Experiment, Replay>();

function replayOf(experiment: Experiment): Replay {
  const replay = replays.get(experiment) ?? {
    parameters: new Map(),
    traces: new Map(),
    trainers: new Map(),
  };
  replays.set(experiment, replay);
  return replay;
}

/** Parameters at the start of the training step t, replayed from the nearest moment before it that is kept. */
export function parametersAt(experiment: Experiment, t: number): Values {
  const { parameters } = replayOf(experiment);
  const kept = parameters.get(t);
  if (kept) return kept;
  const checkpoint = inForce(experiment, t);
  const nearest = Math.max(checkpoint.t, ...[...parameters.keys()].filter((one) => one <= t));
  let values = parameters.get(nearest) ?? mapValues(checkpoint.parameters, toTensor);
  if (nearest < t) {
    const training = trainerOf(experiment, checkpoint);
    training.load(values);
    const columns = (step: number) => samplesAt(experiment, step);
    for (let from = nearest; from < t;) {
      const to = Math.min(t, from - (from % KEEP_EVERY) + KEEP_EVERY);
      training.run({ from, to, rate: checkpoint.rate, columns });
      values = training.parameters();
      parameters.set(to, values);
      from = to;
    }
  }
  parameters.set(t, values);
  return values;
}

function trainerOf(experiment: Experiment, checkpoint: Checkpoint): Trainer {
  const { trainers } = replayOf(experiment);
  const { data } = checkpoint;
  const kept = trainers.get(checkpoint);
  if (kept) return kept;
  const all = batchOf(data, [...data.X.keys()]);
  const made = trainer(
    graphOf(experiment.network),
    mapValues(checkpoint.parameters, toTensor),
    all,
  );
  trainers.set(checkpoint, made);
  return made;
}

/** The pass of training step t. Throws a TensorError where a number is not finite or a target no distribution. */
export function traceAt(experiment: Experiment, t: number): Trace {
  const { traces } = replayOf(experiment);
  const kept = traces.get(t);
  if (kept) return kept;
  const trace = traceOf(experiment, t, samplesAt(experiment, t));
  traces.clear();
  traces.set(t, trace);
  return trace;
}

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
  const { data, rate } = inForce(experiment, t);
  const { x, y } = batchOf(data, samples);
  const given = { a0: x, y, alpha: scalar(rate), N: scalar(samples.length) };
  return { ...parametersAt(experiment, t), ...given };
}

const toTensor = (rows: Rows): Tensor =>
  Array.isArray(rows[0])
    ? fromRows(rows as readonly number[][])
    : tensor([rows.length], rows as number[]);

export const toJson = (value: Tensor): Rows =>
  value.shape.length === 2 ? toRows(value) : [...value.data];

export const mapValues = <A, B>(
  record: Readonly<Record<string, A>>,
  f: (a: A) => B,
): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]));
