import { TensorError } from '../tensor/error.ts';
import { cellAt, zeros, type Shape, type Tensor } from '../tensor/tensor.ts';
import type { Graph, Names } from './graph.ts';
import { roleOf, type Values } from './operation.ts';
import { program } from './program.ts';
import { rolesWritten, type Instruction } from './instruction.ts';
import { inferShapes, samplesIn } from './shapes.ts';

/** A pass over a mini-batch as a list of steps with immutable values. */
export interface Trace {
  readonly graph: Graph;
  readonly steps: readonly Instruction[];
  /** How many samples are side by side. */
  readonly samples: number;
  /** The tensor of that name after `step` steps, 0 being before the first; undefined while it has no value. */
  at(key: string, step: number): Tensor | undefined;
}

interface RunOptions {
  readonly inputGradient?: boolean;
}

/**
 * Runs forward, backward and update once over a mini-batch and keeps every value. `values` holds the parameters, the
 * inputs and targets, their samples along the last axis, `alpha` and `N`. Throws a TensorError that names the tensor on
 * a shape that does not fit, a number that is not finite or a target that cannot be one.
 */
export function run(graph: Graph, values: Values, options: RunOptions = {}): Trace {
  const samples = samplesIn(graph, values);
  const steps = program(graph, { batch: samples > 1, ...options });
  const shapeOf = inferShapes(graph, values);
  const known: Record<string, Tensor> = { ...values };
  const history = new Map<string, { readonly since: number; readonly value: Tensor }[]>();
  const record = (key: string, since: number, value: Tensor): void => {
    checkFinite(key, value);
    known[key] = value;
    history.set(key, [...(history.get(key) ?? []), { since, value }]);
  };
  for (const [key, value] of Object.entries(values)) record(key, 0, value);
  for (const { operation, names } of graph.nodes) operation.check?.(byRole(names, known));
  steps.forEach((step, s) => {
    const { rule, names, attributes } = step;
    const out = allocate(step, shapeOf);
    rule.compute(out, byRole(names, known), attributes);
    for (const [role, value] of Object.entries(out)) record(names[role]!, s + 1, value);
  });
  return {
    graph,
    steps,
    samples,
    at: (key, step) => history.get(key)?.findLast(({ since }) => since <= step)?.value,
  };
}

/** Fresh buffers for what a step writes, and for what its kernels fill on the way. */
export function allocate(
  { rule, names }: Pick<Instruction, 'rule' | 'names'>,
  shapeOf: (key: string) => Shape,
): Record<string, Tensor> {
  const filled = rule.compute.calls?.flatMap(([, writes]) => writes.map(roleOf)) ?? [];
  const roles = new Set([...rolesWritten(rule), ...filled]);
  return Object.fromEntries([...roles].map((role) => [role, zeros(shapeOf(names[role]!))]));
}

/** The known tensors that play the roles. */
export const byRole = (names: Names, known: Values): Values =>
  Object.fromEntries(
    Object.entries(names).flatMap(([role, key]) => (known[key] ? [[role, known[key]]] : [])),
  );

function checkFinite(key: string, { shape, data }: Tensor): void {
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  const cell = cellAt(shape, bad).map((place) => place + 1);
  throw new TensorError(key, 'finite numbers', `${data[bad]} at cell ${cell.join(' ') || '1'}`);
}
