import { scalar, zeros, type Tensor } from '../tensor/tensor.ts';
import { program, type Graph, type Phase } from './graph.ts';
import type { Values } from './operation.ts';
import { inferShapes } from './shapes.ts';
import { allocate, byRole } from './trace.ts';

/** Samples as columns: `x` [n_0, M] and `y` [n_l, M]. */
export interface Batch {
  readonly x: Tensor;
  readonly y: Tensor;
}

export interface RunOptions {
  /** The training steps `from` … `to` − 1, counted from 0. */
  readonly from: number;
  readonly to: number;
  /** Learning rate α; it may differ from call to call. */
  readonly rate: number;
  /** Columns of the data that are the mini-batch of a training step. */
  readonly columns: (step: number) => ArrayLike<number>;
}

/** A network in training: its parameters, and the data it is trained and measured on. */
export interface Trainer {
  /** Runs training steps. The result is that of tracing and updating bit for bit. */
  run(options: RunOptions): void;
  /** Copies of the parameters, by name. */
  parameters(): Values;
  /** Sets the parameters, which keep their shapes. */
  load(parameters: Values): void;
  /** Mean loss of columns of the data, and how many have the largest p at the largest y; NaN and 0 for none. */
  measure(columns: ArrayLike<number>): Measured;
  /** p of columns of the data, [n_l, columns]. */
  predict(columns: ArrayLike<number>): Tensor;
}

export interface Measured {
  readonly loss: number;
  readonly right: number;
}

/** Samples that are measured at a time. */
const CHUNK = 64;

/** Throws a TensorError where a shape does not fit. */
export function trainer(graph: Graph, parameters: Values, data: Batch): Trainer {
  const alpha = scalar(0);
  const trained = Object.fromEntries(graph.parameters.map((key) => [key, copy(parameters[key]!)]));
  const passes = new Map<string, Pass>();
  const passOf = (samples: number, training: boolean): Pass => {
    const key = `${samples} ${training}`;
    const pass = passes.get(key) ?? prepare(graph, trained, data, alpha, samples, training);
    passes.set(key, pass);
    return pass;
  };
  /** Runs forward over columns, some at a time; `first` is the place of the first of them. */
  const forward = (
    columns: ArrayLike<number>,
    each: (pass: Pass, first: number, samples: number) => void,
  ): void => {
    for (let first = 0; first < columns.length; first += CHUNK) {
      const samples = Math.min(CHUNK, columns.length - first);
      const pass = passOf(samples, false);
      pass.run(columns, first);
      each(pass, first, samples);
    }
  };
  return {
    run({ from, to, rate, columns }) {
      alpha.data[0] = rate;
      for (let step = from; step < to; step++) {
        const batch = columns(step);
        passOf(batch.length, true).run(batch, 0);
      }
    },
    parameters: () => Object.fromEntries(graph.parameters.map((key) => [key, copy(trained[key]!)])),
    load(values) {
      for (const key of graph.parameters) trained[key]!.data.set(values[key]!.data);
    },
    measure(columns) {
      let [loss, right] = [0, 0];
      forward(columns, ({ tensors }, _, samples) => {
        for (let n = 0; n < samples; n++) {
          loss += tensors['L']!.data[n]!;
          if (largest(tensors['p']!, n) === largest(tensors['y']!, n)) right++;
        }
      });
      return { loss: loss / columns.length, right };
    },
    predict(columns) {
      const p = zeros([data.y.shape[0] ?? 1, columns.length]);
      forward(columns, ({ tensors }, first, samples) => {
        for (let i = 0; i < (p.shape[0] ?? 1); i++) {
          const row = tensors['p']!.data.subarray(i * samples, (i + 1) * samples);
          p.data.set(row, i * columns.length + first);
        }
      });
      return p;
    },
  };
}

interface Pass {
  readonly tensors: Values;
  /** Over the samples of `columns` from the place `first` on, as many as the pass is for. */
  run(columns: ArrayLike<number>, first: number): void;
}

const forwardOnly: readonly Phase[] = ['forward'];

/** Buffers and steps for mini-batches of one size; training updates `trained` in place. */
function prepare(
  graph: Graph,
  trained: Values,
  data: Batch,
  alpha: Tensor,
  samples: number,
  training: boolean,
): Pass {
  const [a0, y] = [data.x, data.y].map(({ shape }) => zeros([shape[0] ?? 1, samples]));
  const tensors: Record<string, Tensor> = {
    ...trained,
    a0: a0!,
    y: y!,
    alpha,
    N: scalar(samples),
  };
  const shapeOf = inferShapes(graph, tensors);
  const steps = program(graph, { batch: training && samples > 1 })
    .filter(({ phase }) => training || forwardOnly.includes(phase))
    .map((step): (() => void) => {
      for (const [role, buffer] of Object.entries(allocate(step, shapeOf))) {
        tensors[step.names[role as keyof typeof step.names]!] ??= buffer;
      }
      const played = byRole(step.names, tensors);
      return () => step.rule.compute(played, played);
    });
  return {
    tensors,
    run(columns, first) {
      gather(a0!, data.x, columns, first);
      gather(y!, data.y, columns, first);
      for (const step of steps) step();
    },
  };
}

function gather(out: Tensor, all: Tensor, columns: ArrayLike<number>, first: number): void {
  const [rows = 1, samples = 1] = out.shape;
  const total = all.shape[1] ?? 1;
  for (let n = 0; n < samples; n++) {
    const column = columns[first + n]!;
    for (let i = 0; i < rows; i++) {
      out.data[i * samples + n] = all.data[i * total + column]!;
    }
  }
}

/** Unit with the largest entry of column n, the first of several. */
function largest({ shape: [units = 1, samples = 1], data }: Tensor, n: number): number {
  let top = 0;
  for (let i = 1; i < units; i++) if (data[i * samples + n]! > data[top * samples + n]!) top = i;
  return top;
}

const copy = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.slice() });
