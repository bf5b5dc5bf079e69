import { columnsOf, gather } from '../tensor/columns.ts';
import { largest } from '../tensor/softmax.ts';
import { scalar, zeros, type Tensor } from '../tensor/tensor.ts';
import { canCompile, compiled } from './compiled.ts';
import type { Graph } from './graph.ts';
import { loadedKernels, type Kernels } from './kernels.ts';
import type { Values } from './operation.ts';
import { plan, work, type Plan } from './plan.ts';

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

/**
 * A trainer on the compiled kernels, by default where they are loaded, or in TypeScript (null); both give the same bits.
 * Throws a TensorError where a shape does not fit.
 */
export function trainer(
  graph: Graph,
  parameters: Values,
  data: Batch,
  kernels: Kernels | null = loadedKernels(),
): Trainer {
  const all = { a0: columnsOf(data.x), y: columnsOf(data.y) };

  const alpha = scalar(0);
  const trained = Object.fromEntries(graph.parameters.map((key) => [key, copy(parameters[key]!)]));
  const plans = { training: new Map<number, Plan>(), forward: new Map<number, Plan>() };
  const machine = kernels && compiled(kernels, Object.values(trained), all);

  const planOf = (samples: number, kind: keyof typeof plans): Plan => {
    const kept = plans[kind].get(samples);
    if (kept) return kept;
    const made = plan(graph, {
      kept: { ...trained, alpha },
      units: [data.x.shape[0] ?? 1, data.y.shape[0] ?? 1],
      samples,
      training: kind === 'training',
      wanted: kind === 'training' ? graph.parameters : ['p', 'L'],
    });
    plans[kind].set(samples, made);
    return made;
  };
  const pass = (made: Plan, columns: ArrayLike<number>, first: number): void => {
    const { tensors } = made;
    gather(tensors['a0']!, all.a0, columns, first);
    gather(tensors['y']!, all.y, columns, first);
    work(made);
  };
  /** Runs forward over columns, some at a time; `first` is the place of the first of them. */
  const forward = (
    columns: ArrayLike<number>,
    each: (tensors: Values, first: number, samples: number) => void,
  ): void => {
    for (let first = 0; first < columns.length; first += CHUNK) {
      const samples = Math.min(CHUNK, columns.length - first);
      const made = planOf(samples, 'forward');
      const { p, y, L } = made.tensors;
      if (machine && canCompile(made)) machine.pass(made, columns, first, [p!, y!, L!]);
      else pass(made, columns, first);
      each(made.tensors, first, samples);
    }
  };

  return {
    run(options) {
      const { from, to, rate, columns } = options;
      const planFor = (samples: number): Plan => planOf(samples, 'training');
      if (machine && canCompile(planFor(2))) {
        machine.run(planFor, options);
        return;
      }
      alpha.data[0] = rate;
      for (let step = from; step < to; step++) {
        const batch = columns(step);
        pass(planFor(batch.length), batch, 0);
      }
    },
    parameters() {
      machine?.release();
      return Object.fromEntries(graph.parameters.map((key) => [key, copy(trained[key]!)]));
    },
    load(values) {
      machine?.release();
      for (const key of graph.parameters) trained[key]!.data.set(values[key]!.data);
    },
    measure(columns) {
      let [loss, right] = [0, 0];
      forward(columns, ({ p, y, L }, _, samples) => {
        for (let n = 0; n < samples; n++) {
          loss += L!.data[n]!;
          if (largest(p!, n) === largest(y!, n)) right++;
        }
      });
      return { loss: loss / columns.length, right };
    },
    predict(columns) {
      const units = data.y.shape[0] ?? 1;
      const predicted = zeros([units, columns.length]);
      forward(columns, ({ p }, first, samples) => {
        for (let i = 0; i < units; i++) {
          const row = p!.data.subarray(i * samples, (i + 1) * samples);
          predicted.data.set(row, i * columns.length + first);
        }
      });
      return predicted;
    },
  };
}

const copy = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.slice() });
