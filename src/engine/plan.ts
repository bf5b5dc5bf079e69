import { scalar, zeros, type Tensor } from '../tensor/tensor.ts';
import { fuse } from './fuse.ts';
import { hasSamples, type Graph } from './graph.ts';
import { operandsOf, roleOf, type Kernel, type Values } from './operation.ts';
import { program, type Instruction } from './program.ts';
import { inferShapes } from './shapes.ts';
import { allocate, byRole } from './trace.ts';

/** A kernel applied to buffers, or the whole of a rule that is not made of kernels, with all that it touches. */
export interface Work {
  readonly kernel: Kernel;
  readonly operands: readonly Tensor[];
}

/** A pass over mini-batches of one size in buffers that are kept. */
export interface Plan {
  readonly samples: number;
  readonly tensors: Values;
  readonly work: readonly Work[];
}

interface Draft extends Work {
  readonly writes: readonly string[];
  readonly touches: readonly string[];
}

interface Options {
  /** Tensors that stay the same from pass to pass: parameters, which a training pass updates, and `alpha`. */
  readonly kept: Values;
  /** Units of the input and of the output. */
  readonly units: readonly [number, number];
  readonly samples: number;
  readonly training: boolean;
  /** Names of the results; what none of them needs is left out. */
  readonly wanted: readonly string[];
}

/** Throws a TensorError where a shape does not fit. */
export function plan(graph: Graph, { kept, units, samples, training, wanted }: Options): Plan {
  const tensors: Record<string, Tensor> = {
    ...kept,
    a0: zeros([units[0], samples]),
    y: zeros([units[1], samples]),
    N: scalar(samples),
  };
  const shapeOf = inferShapes(graph, tensors);
  const drafts = program(graph, { batch: training && samples > 1 })
    .filter(({ phase }) => training || phase === 'forward')
    .flatMap((step) => {
      for (const [role, buffer] of Object.entries(allocate(step, shapeOf))) {
        tensors[step.names[role as keyof typeof step.names]!] ??= buffer;
      }
      return draftsOf(step, tensors);
    });
  const results = wanted.map((key) => tensors[key]!);
  return { samples, tensors, work: fuse(needed(drafts, wanted), tensors['N']!, results) };
}

/** Runs a pass in TypeScript. */
export function work({ work: all }: Plan): void {
  // No kernel has more operands; those that are not there are not looked at.
  for (const { kernel, operands: o } of all) kernel(o[0]!, o[1]!, o[2]!, o[3]!, o[4]!, o[5]!);
}

function draftsOf(
  { rule, names, attributes, reads, writes }: Instruction,
  tensors: Values,
): Draft[] {
  const { calls } = rule.compute;
  if (!calls) {
    const played = byRole(names, tensors);
    const touches = [...writes, ...reads, ...Object.values(names)];
    const operands = touches.flatMap((key) => tensors[key] ?? []);
    return [{ kernel: () => rule.compute(played, played, attributes), operands, writes, touches }];
  }
  const played = byRole(names, tensors);
  return calls.map((call) => {
    const [kernel, written, read] = call;
    const touches = [...written, ...read].map((operand) => names[roleOf(operand)]!);
    const operands = operandsOf(call, played, played, attributes);
    return { kernel, operands, writes: touches.slice(0, written.length), touches };
  });
}

/** The work that something wanted depends on. */
function needed(drafts: readonly Draft[], wanted: readonly string[]): Draft[] {
  const live = new Set(wanted);
  return drafts
    .toReversed()
    .filter(({ writes, touches }) => {
      const used = writes.some((key) => live.has(key));
      if (used) for (const key of touches) live.add(key);
      return used;
    })
    .toReversed();
}
