import { scalar, type Tensor } from '../tensor/tensor.ts';
import { program, type Graph } from './graph.ts';
import type { Tensors, Values } from './operation.ts';
import { inferShapes } from './shapes.ts';
import { allocate, byRole } from './trace.ts';

/** A mini-batch: `x` [n_0, N] and `y` [n_l, N], columns are samples. */
export interface Batch {
  readonly x: Tensor;
  readonly y: Tensor;
}

export interface TrainOptions {
  readonly parameters: Values;
  /** The mini-batch of a training step, counted from 0. */
  readonly batchAt: (step: number) => Batch;
  readonly from: number;
  readonly to: number;
  /** Learning rate α. */
  readonly rate: number;
}

/**
 * Parameters after the training steps `from` … `to` − 1 of gradient descent: the rules of the trace, run into
 * buffers that are kept, so that the result is that of tracing and updating bit for bit.
 */
export function train(graph: Graph, { parameters, batchAt, from, to, rate }: TrainOptions): Values {
  const trained: Record<string, Tensor> = {};
  for (const key of graph.parameters) {
    const { shape, data } = parameters[key]!;
    trained[key] = { shape, data: data.slice() };
  }
  const passes = new Map<number, Pass>();
  for (let step = from; step < to; step++) {
    const batch = batchAt(step);
    const samples = batch.x.shape[1] ?? 1;
    const pass = passes.get(samples) ?? prepare(graph, trained, batch, rate);
    passes.set(samples, pass);
    pass(batch);
  }
  return trained;
}

type Pass = (batch: Batch) => void;

/** Buffers and steps for mini-batches of one size; a pass updates `trained` in place. */
function prepare(graph: Graph, trained: Values, { x, y }: Batch, rate: number): Pass {
  const samples = x.shape[1] ?? 1;
  const input = { a0: { ...x, data: x.data.slice() }, y: { ...y, data: y.data.slice() } };
  const known: Record<string, Tensor> = {
    ...trained,
    ...input,
    alpha: scalar(rate),
    N: scalar(samples),
  };
  const shapeOf = inferShapes(graph, known);
  const steps = program(graph, { batch: samples > 1 }).map((step): (() => void) => {
    for (const [role, buffer] of Object.entries(allocate(step, shapeOf))) {
      known[step.names[role as keyof typeof step.names]!] ??= buffer;
    }
    const out: Tensors = byRole(step.names, known);
    return () => step.rule.compute(out, out);
  });
  return (batch) => {
    input.a0.data.set(batch.x.data);
    input.y.data.set(batch.y.data);
    for (const step of steps) step();
  };
}
