import { TensorError } from '../../tensor/error.ts';
import { sampleRows } from '../../tensor/samples.ts';
import { largest } from '../../tensor/softmax.ts';
import { zeros, type Tensor } from '../../tensor/tensor.ts';
import { filled } from './filled.ts';
import { loadedKernels, type Kernels, type RunOptions } from './executor.ts';
import { hasSamples, type Graph } from '../graph.ts';
import { interpreted } from './interpreted.ts';
import type { Values } from '../operation.ts';
import { plan, type Plan } from './plan.ts';
import { program } from '../program.ts';

/** Samples of a network with one input and one target, in which they are the last axis: `x` […, M] and `y` […, M]. */
export interface Batch {
  readonly x: Tensor;
  readonly y: Tensor;
}

/** Samples by the names of inputs and targets; they are the last axis of each. */
export interface NamedBatch {
  readonly inputs: Values;
  readonly targets: Values;
}

/** A network in training: its parameters, and the data it is trained and measured on. */
export interface Trainer {
  /** Runs training steps. The result is that of tracing and updating bit for bit. */
  run(options: RunOptions): void;
  /** Copies of the parameters and of the states of the optimizer, by name. */
  parameters(): Values;
  /** Sets them; they keep their shapes, and a state that is missing has its first value. */
  load(parameters: Values): void;
  /** The gradients of the mean loss of samples of the data by every parameter that it depends on: `dW1` … */
  gradients(samples: ArrayLike<number>): Values;
  /** Mean loss of samples of the data, and how many have the largest p at the largest y; NaN and 0 for none. */
  measure(samples: ArrayLike<number>): Measured;
  /** p of samples of the data, […, samples]. */
  predict(samples: ArrayLike<number>): Tensor;
}

export interface Measured {
  readonly loss: number;
  readonly right: number;
}

/** Samples that are measured at a time. */
const CHUNK = 64;

/**
 * A trainer on the compiled kernels, by default where they are loaded, or in TypeScript (null); both give the same bits.
 * Throws a TensorError where a shape does not fit or a tensor is missing.
 */
export function trainer(
  graph: Graph,
  parameters: Values,
  data: Batch | NamedBatch,
  kernels: Kernels | null = loadedKernels(),
): Trainer {
  const { prediction, loss, targets } = graph;
  const all = Object.entries(byName(data, graph));
  checkGiven(graph, { ...parameters, ...Object.fromEntries(all) });
  const rows = Object.fromEntries(all.map(([name, tensor]) => [name, sampleRows(tensor)]));
  const given = Object.fromEntries(all.map(([name, { shape }]) => [name, shape.slice(0, -1)]));
  const trained = Object.fromEntries(
    Object.entries(filled(graph, parameters)).map(([key, value]) => [key, copyOf(value)]),
  );
  const plans = {
    training: new Map<number, Plan>(),
    gradients: new Map<number, Plan>(),
    forward: new Map<number, Plan>(),
  };
  const results = {
    training: Object.keys(trained),
    gradients: gradientsIn(graph),
    forward: [prediction, loss, ...targets],
  };
  const executor = kernels?.executor(Object.values(trained), rows) ?? interpreted(rows);

  const planOf = (samples: number, kind: keyof typeof plans): Plan => {
    const kept = plans[kind].get(samples);
    if (kept) return kept;
    const training = kind !== 'forward';
    const wanted = results[kind];
    const made = plan(graph, { parameters: trained, given, samples, training, wanted });
    plans[kind].set(samples, made);
    return made;
  };
  const trainingPlan = (samples: number): Plan => planOf(samples, 'training');
  /** Runs forward over samples, some at a time; `first` is the place of the first of them. */
  const forward = (
    samples: ArrayLike<number>,
    each: (tensors: Values, first: number, count: number) => void,
  ): void => {
    for (let first = 0; first < samples.length; first += CHUNK) {
      const count = Math.min(CHUNK, samples.length - first);
      const made = planOf(count, 'forward');
      executor.pass(made, samples, first, tensorsOf(made, results.forward));
      each(made.tensors, first, count);
    }
  };

  return {
    run: (options) => executor.run(trainingPlan, options),
    parameters() {
      executor.release();
      return Object.fromEntries(
        Object.entries(trained).map(([key, value]) => [key, copyOf(value)]),
      );
    },
    load(values) {
      executor.release();
      for (const [key, { data }] of Object.entries(filled(graph, values))) {
        trained[key]!.data.set(data);
      }
    },
    gradients(samples) {
      const made = planOf(samples.length, 'gradients');
      executor.pass(made, samples, 0, tensorsOf(made, results.gradients));
      return Object.fromEntries(
        results.gradients.map((name) => [name, copyOf(made.tensors[name]!)]),
      );
    },
    measure(samples) {
      let [sum, right] = [0, 0];
      forward(samples, (tensors, _, count) => {
        for (let n = 0; n < count; n++) {
          sum += tensors[loss]!.data[n]!;
          const place = largest(tensors[prediction]!.data, n, count);
          if (place === largest(tensors[targets[0]!]!.data, n, count)) right++;
        }
      });
      return { loss: sum / samples.length, right };
    },
    predict(samples) {
      const { shape } = planOf(1, 'forward').tensors[prediction]!;
      const ofOne = hasSamples(graph, prediction) ? shape.slice(0, -1) : shape;
      const predicted = zeros([...ofOne, samples.length]);
      forward(samples, (tensors, first, count) => {
        const p = tensors[prediction]!.data;
        for (let from = 0, to = first; from < p.length; from += count, to += samples.length) {
          predicted.data.set(p.subarray(from, from + count), to);
        }
      });
      return predicted;
    },
  };
}

/** Throws a TensorError for an input, target or parameter that is missing. */
function checkGiven({ inputs, targets, parameters }: Graph, values: Values): void {
  const missing = [...inputs, ...targets, ...parameters].find((name) => !values[name]);
  if (missing) throw new TensorError(missing, 'numbers to train on or with', 'none');
}

const tensorsOf = ({ tensors }: Plan, names: readonly string[]): Tensor[] =>
  names.map((name) => tensors[name]!);

/** Names of the gradients that a step computes by parameters. */
function gradientsIn(graph: Graph): string[] {
  const written = new Set(program(graph, { batch: false }).flatMap(({ writes }) => writes));
  return graph.parameters.map((name) => `d${name}`).filter((name) => written.has(name));
}

function byName(data: Batch | NamedBatch, { inputs, targets }: Graph): Values {
  if ('inputs' in data) return { ...data.inputs, ...data.targets };
  return { [inputs[0]!]: data.x, [targets[0]!]: data.y };
}

const copyOf = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.slice() });
