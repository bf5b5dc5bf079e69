import type { Family } from '../notation/symbol.ts';
import { TensorError } from '../tensor/error.ts';
import { cellAt, zeros, type Shape, type Tensor } from '../tensor/tensor.ts';
import { program, type Graph, type Instruction, type Names } from './graph.ts';
import type { Tensors, Values } from './operation.ts';
import { inferShapes } from './shapes.ts';

/** A pass over a mini-batch as a list of steps with immutable values. */
export interface Trace {
  readonly graph: Graph;
  readonly steps: readonly Instruction[];
  /** The tensor of that name after `step` steps, 0 being before the first; undefined while it has no value. */
  at(key: string, step: number): Tensor | undefined;
}

interface RunOptions {
  readonly inputGradient?: boolean;
}

/**
 * Runs forward, backward and update once over a mini-batch and keeps every value.
 * `values` holds the parameters, `a0` [n_0, N], `y` [n_l, N], `alpha` and `N`.
 * Throws a TensorError that names the tensor on a shape that does not fit, a number that is not finite or a target that is no distribution.
 */
export function run(graph: Graph, values: Values, options: RunOptions = {}): Trace {
  const samples = values['a0']?.shape[1] ?? 1;
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
    const out = allocate(step, shapeOf);
    step.rule.compute(out, byRole(step.names, known));
    for (const [role, value] of Object.entries(out))
      record(step.names[role as Family]!, s + 1, value);
  });
  return {
    graph,
    steps,
    at: (key, step) => history.get(key)?.findLast(({ since }) => since <= step)?.value,
  };
}

/** Fresh buffers for what a step writes. */
export const allocate = ({ rule, names }: Instruction, shapeOf: (key: string) => Shape): Tensors =>
  Object.fromEntries(
    rule.statements.map(({ lhs: { sym } }) => [sym.family, zeros(shapeOf(names[sym.family]!))]),
  ) as Tensors;

/** The known tensors that play the roles. */
export const byRole = (names: Names, known: Values): Tensors =>
  Object.fromEntries(
    Object.entries(names).flatMap(([role, key]) => (known[key] ? [[role, known[key]]] : [])),
  ) as Tensors;

function checkFinite(key: string, { shape, data }: Tensor): void {
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  const cell = cellAt(shape, bad).map((place) => place + 1);
  throw new TensorError(key, 'finite numbers', `${data[bad]} at cell ${cell.join(' ') || '1'}`);
}
