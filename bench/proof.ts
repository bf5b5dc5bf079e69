import { run } from '../src/engine/trace.ts';
import type { Values } from '../src/engine/operation.ts';
import { graphOf, initialParameters } from '../src/layers/network.ts';
import { scalar, type Tensor } from '../src/tensor/tensor.ts';
import type { Subject } from './subject.ts';
import { batchesOf, columnsOf, samplesFor } from './samples.ts';
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
  const graph = graphOf(workload);
  const batches = batchesOf(workload);
  const samples = samplesFor(workload);
  const start = initialParameters(workload, 1);
  const traceFrom = (parameters: Values, step: number) => {
    const { x, y } = columnsOf(workload, samples, batches[step % batches.length]!);
    const given = { a0: x, y, alpha: scalar(RATE), N: scalar(workload.batch) };
    return run(graph, { ...parameters, ...given });
  };
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
