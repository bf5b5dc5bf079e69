import { TensorError } from '../../tensor/error.ts';
import { scalar, zeros, type Shape, type Tensor } from '../../tensor/tensor.ts';
import { fuse } from './fuse.ts';
import { hasSamples, type Graph } from '../graph.ts';
import { operandsOf, roleOf, type Values } from '../operation.ts';
import { program } from '../program.ts';
import type { Instruction } from '../instruction.ts';
import { inferShapes } from '../shapes.ts';
import { allocate, byRole } from '../trace.ts';
import type { Work } from './work.ts';

interface Given {
  readonly name: string;
  readonly tensor: Tensor;
}

/** A pass over mini-batches of one size in buffers that are kept. */
export interface Plan {
  readonly samples: number;
  readonly tensors: Values;
  /** The inputs and targets that the work reads or that are wanted; each run fills them first. */
  readonly given: readonly Given[];
  /** Learning rate, a single number. */
  readonly rate: Tensor;
  readonly work: readonly Work[];
}

interface Draft extends Work {
  readonly written: readonly string[];
  readonly touches: readonly string[];
}

interface Options {
  /** Parameters, which stay from pass to pass, and which a training pass updates. */
  readonly parameters: Values;
  /** Shapes of the inputs and targets of one sample. */
  readonly given: Readonly<Record<string, Shape>>;
  readonly samples: number;
  readonly training: boolean;
  /** Names of the results; what none of them needs is left out. */
  readonly wanted: readonly string[];
}

/** Throws a TensorError where a shape does not fit. */
export function plan(
  graph: Graph,
  { parameters, given, samples, training, wanted }: Options,
): Plan {
  const rate = scalar(0);
  const count = scalar(samples);
  const tensors: Record<string, Tensor> = {
    ...parameters,
    ...buffersFor(graph, given, samples),
    alpha: rate,
    N: count,
  };
  const shapeOf = inferShapes(graph, tensors);
  const drafts = program(graph, { batch: training && samples > 1 })
    .filter(({ phase }) => training || phase === 'forward')
    .flatMap((step) => {
      for (const [role, buffer] of Object.entries(allocate(step, shapeOf))) {
        tensors[step.names[role]!] ??= buffer;
      }
      return draftsOf(step, tensors);
    });
  const kept = needed(drafts, wanted);
  const used = new Set([...wanted, ...kept.flatMap(({ touches }) => touches)]);
  const results = wanted.map((name) => tensors[name]!);
  return {
    samples,
    tensors,
    given: Object.keys(given)
      .filter((name) => used.has(name))
      .map((name) => ({ name, tensor: tensors[name]! })),
    rate,
    work: fuse(kept, count, results),
  };
}

/** Inputs and targets of so many samples, along the last axis where they have one for samples. */
function buffersFor(
  graph: Graph,
  given: Readonly<Record<string, Shape>>,
  samples: number,
): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(given).map(([name, shape]) => {
      if (hasSamples(graph, name)) return [name, zeros([...shape, samples])];
      if (samples === 1) return [name, zeros(shape)];
      throw new TensorError(name, 'one sample at a time, having no axis for more', `${samples}`);
    }),
  );
}

/** The kernels of a step, or the whole of a rule that is not made of kernels, with all that it touches. */
function draftsOf(
  { rule, names, attributes, reads, writes }: Instruction,
  tensors: Values,
): Draft[] {
  const { calls } = rule.compute;
  const played = byRole(names, tensors);
  if (!calls) {
    const touches = [...writes, ...reads, ...Object.values(names)];
    const operands = touches.flatMap((key) => tensors[key] ?? []);
    const kernel = (): void => rule.compute(played, played, attributes);
    return [{ kernel, operands, writes: writes.length, written: writes, touches }];
  }
  return calls.map((call) => {
    const [kernel, written, read] = call;
    const touches = [...written, ...read].map((operand) => names[roleOf(operand)]!);
    return {
      kernel,
      operands: operandsOf(call, played, played, attributes),
      writes: written.length,
      written: touches.slice(0, written.length),
      touches,
    };
  });
}

/** The work that something wanted depends on. */
function needed(drafts: readonly Draft[], wanted: readonly string[]): Draft[] {
  const live = new Set(wanted);
  return drafts
    .toReversed()
    .filter(({ written, touches }) => {
      const used = written.some((key) => live.has(key));
      if (used) for (const key of touches) live.add(key);
      return used;
    })
    .toReversed();
}
