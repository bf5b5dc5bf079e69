import { scalar, tensor, zeros, type Tensor } from '../tensor/tensor.ts';
import { program, type Graph, type Phase } from './graph.ts';
import type { Values } from './operation.ts';
import { inferShapes } from './shapes.ts';
import { allocate, byRole } from './trace.ts';
import type { Batch } from './train.ts';

export interface Run {
  readonly from: number;
  readonly to: number;
  /** Learning rate α. */
  readonly rate: number;
  /** Samples of a training step, as columns of the data. */
  readonly columns: (step: number) => ArrayLike<number>;
}

/** Trains one set of parameters on one set of samples, in buffers that are kept. */
export interface Trainer {
  run(run: Run): void;
  parameters(): Values;
  load(parameters: Values): void;
  /** Mean loss over the columns, and how many have the target's class as the likeliest. */
  measure(columns: ArrayLike<number>): { readonly loss: number; readonly right: number };
  /** p [n_l, N] of the columns. */
  predict(columns: ArrayLike<number>): Tensor;
}

/** A trainer on all samples of `data`, x [n_0, M] and y [n_l, M]. */
export function trainer(graph: Graph, parameters: Values, data: Batch): Trainer {
  const trained: Record<string, Tensor> = {};
  for (const key of graph.parameters) {
    const { shape, data } = parameters[key]!;
    trained[key] = { shape, data: data.slice() };
  }
  const rate = scalar(0);
  const passes = new Map<string, Pass>();
  const passOf = (phases: readonly Phase[], samples: number): Pass => {
    const key = `${phases.join()} ${samples}`;
    const pass = passes.get(key) ?? prepare(graph, { ...trained, alpha: rate }, data, phases, samples);
    passes.set(key, pass);
    return pass;
  };
  const forward = (columns: ArrayLike<number>): Values => passOf(['forward'], columns.length)(columns);
  return {
    run({ from, to, rate: value, columns }) {
      rate.data[0] = value;
      for (let step = from; step < to; step++) {
        const picked = columns(step);
        passOf(['forward', 'backward', 'update'], picked.length)(picked);
      }
    },
    parameters: () =>
      Object.fromEntries(
        Object.entries(trained).map(([key, { shape, data }]) => [key, tensor(shape, data)]),
      ),
    load(values) {
      for (const key of graph.parameters) trained[key]!.data.set(values[key]!.data);
    },
    measure(columns) {
      const { L, p, y } = forward(columns);
      const samples = columns.length;
      let loss = 0;
      let right = 0;
      for (let n = 0; n < samples; n++) {
        loss += L!.data[n]!;
        if (likeliest(p!, n) === likeliest(y!, n)) right++;
      }
      return { loss: loss / samples, right };
    },
    predict: (columns) => forward(columns)['p']!,
  };
}

function likeliest({ shape: [classes = 1, samples = 1], data }: Tensor, n: number): number {
  let best = 0;
  for (let i = 1; i < classes; i++) {
    if (data[i * samples + n]! > data[best * samples + n]!) best = i;
  }
  return best;
}

type Pass = (columns: ArrayLike<number>) => Values;

function prepare(
  graph: Graph,
  given: Values,
  { x, y }: Batch,
  phases: readonly Phase[],
  samples: number,
): Pass {
  const a0 = zeros([x.shape[0]!, samples]);
  const target = zeros([y.shape[0]!, samples]);
  const known: Record<string, Tensor> = { ...given, a0, y: target, N: scalar(samples) };
  const shapeOf = inferShapes(graph, known);
  const steps = program(graph, { batch: samples > 1 })
    .filter(({ phase }) => phases.includes(phase))
    .map((step): (() => void) => {
      for (const [role, buffer] of Object.entries(allocate(step, shapeOf))) {
        known[step.names[role as keyof typeof step.names]!] ??= buffer;
      }
      const out = byRole(step.names, known);
      return () => step.rule.compute(out, out);
    });
  return (columns) => {
    gather(a0, x, columns);
    gather(target, y, columns);
    for (const step of steps) step();
    return known;
  };
}

function gather(to: Tensor, from: Tensor, columns: ArrayLike<number>): void {
  const [rows = 1, samples = 1] = to.shape;
  const all = from.shape[1] ?? 1;
  for (let i = 0; i < rows; i++) {
    for (let n = 0; n < samples; n++) to.data[i * samples + n] = from.data[i * all + columns[n]!]!;
  }
}
