import { run } from '../src/engine/trace.ts';
import type { Values } from '../src/engine/operation.ts';
import { graphOf, initialParameters } from '../src/layers/network.ts';
import { scalar, zeros, type Tensor } from '../src/tensor/tensor.ts';
import type { Subject } from './subject.ts';
import { batchesOf, samplesFor } from './samples.ts';
import { RATE, type Workload } from './workloads.ts';

/** Steps after which parameters are compared. */
const STEPS = 20;

/** Largest errors that pass. A gradient is the change of a parameter over the rate, which costs 32 bits digits. */
const bounds = {
  32: { gradient: 1e-3, parameters: 1e-4 },
  64: { gradient: 1e-9, parameters: 1e-9 },
} as const;

/** Largest differences from the trace of the book, relative to the largest entry of the same tensor. */
export interface Proof {
  readonly bits: 32 | 64;
  /** Of one step. */
  readonly gradient: number;
  /** After 20 steps. */
  readonly parameters: number;
  readonly passes: boolean;
}

export interface Reference {
  readonly start: Values;
  /** Gradients of the first step, by parameter. */
  readonly gradients: Values;
  readonly parameters: Values;
}

/** What the trace, 64-bit, makes of a workload. */
export function referenceOf(workload: Workload): Reference {
  const { layers, batch } = workload;
  const network = { layers, activation: 'sigmoid' } as const;
  const graph = graphOf(network);
  const batches = batchesOf(workload);
  const start = initialParameters(network, 1);
  const traceFrom = (parameters: Values, step: number) =>
    run(graph, {
      ...parameters,
      ...columnsOf(workload, batches[step % batches.length]!),
      alpha: scalar(RATE),
      N: scalar(batch),
    });
  const end = Number.MAX_SAFE_INTEGER;
  const first = traceFrom(start, 0);
  const pick = (nameOf: (key: string) => string, trace: typeof first): Values =>
    Object.fromEntries(graph.parameters.map((key) => [key, trace.at(nameOf(key), end)!]));
  let parameters = start;
  for (let step = 0; step < STEPS; step++) {
    parameters = pick((key) => key, traceFrom(parameters, step));
  }
  return { start, gradients: pick((key) => `d${key}`, first), parameters };
}

function columnsOf(workload: Workload, batch: readonly number[]): Values {
  const [inputs, classes] = [workload.layers[0]!, workload.layers.at(-1)!];
  const { x, labels } = samplesFor(workload);
  const a0 = zeros([inputs, batch.length]);
  const y = zeros([classes, batch.length]);
  batch.forEach((sample, n) => {
    for (let j = 0; j < inputs; j++) a0.data[j * batch.length + n] = x[sample * inputs + j]!;
    y.data[labels[sample]! * batch.length + n] = 1;
  });
  return { a0, y };
}

/** Compares what a contender makes of a workload, got ready before, with the reference. */
export async function prove(
  subject: Subject,
  bits: 32 | 64,
  { start, gradients, parameters }: Reference,
): Promise<Proof> {
  const one = await subject.after(1);
  const many = await subject.after(STEPS);
  const worst = (wanted: Values, got: (key: string, n: number) => number): number =>
    Math.max(
      ...Object.entries(wanted).map(([key, tensor]) => difference(tensor, (n) => got(key, n))),
    );
  const gradient = worst(gradients, (key, n) => (start[key]!.data[n]! - one[key]![n]!) / RATE);
  const reached = worst(parameters, (key, n) => many[key]![n]!);
  const bound = bounds[bits];
  const passes = gradient <= bound.gradient && reached <= bound.parameters;
  return { bits, gradient, parameters: reached, passes };
}

function difference({ data }: Tensor, got: (n: number) => number): number {
  let [largest, off] = [0, 0];
  data.forEach((value, n) => {
    largest = Math.max(largest, Math.abs(value));
    // Not a number is no small error.
    const error = Math.abs(value - got(n));
    off = error <= off ? off : Number.isNaN(error) ? Infinity : error;
  });
  return off / largest;
}
