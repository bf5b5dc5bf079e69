import { axisEntry, type AxisEntry } from '../notation/vocabulary.ts';
import { TensorError } from '../tensor/error.ts';
import { showShape, type Shape } from '../tensor/tensor.ts';
import { gradientOf, hasSamples, type Graph, type Node } from './graph.ts';
import type { Values } from './operation.ts';

/**
 * Shape of every tensor of a pass by name, solved from the given ones by the codes of the operations' axes; a gradient
 * has the shape of what it is the gradient of. Throws a TensorError that names the tensor where an axis does not fit.
 */
export function inferShapes(graph: Graph, values: Values): (key: string) => Shape {
  const shapes = new Map(Object.entries(values).map(([key, { shape }]) => [key, shape]));
  for (const name of ['Lbar', 'J']) shapes.set(name, []);
  for (const node of graph.nodes) inferNode(node, shapes, values);
  return (key) => {
    const like = graph.tensors[key]?.like ?? gradientOf(graph, key);
    const shape = shapes.get(key) ?? shapes.get(like ?? '');
    if (!shape) throw new TensorError(key, 'a tensor of the network', 'an unknown name');
    return shape;
  };
}

/** Number of samples of a pass: the length of the batch axis of an input; 1 where none has such an axis. */
export function samplesIn(graph: Graph, values: Values): number {
  const input = graph.inputs.find((name) => hasSamples(graph, name));
  return (input && values[input]?.shape.at(-1)) || 1;
}

type Known = Map<string, { length: number; from: string }>;

function inferNode(
  { operation, names, attributes = {} }: Node,
  shapes: Map<string, Shape>,
  given: Values,
): void {
  const lengths: Known = new Map();
  let any: { shape: Shape; from: string } | null = null;
  const isGiven = (role: string): number => Number(names[role]! in given);
  // What was computed before fits; what is given has to fit it.
  for (const role of operation.inputs.toSorted((one, other) => isGiven(one) - isGiven(other))) {
    const key = names[role]!;
    const shape = shapes.get(key);
    if (!shape) throw missing(key, operation.name);
    const codes = operation.axes[role]!;
    if (codes !== '*') check(key, shape, codes, lengths);
    else if (!any) any = { shape, from: key };
    else if (any.shape.join() !== shape.join()) {
      throw new TensorError(
        key,
        `shape ${showShape(any.shape)}, that of ${any.from}`,
        showShape(shape),
      );
    }
  }
  const known = Object.fromEntries([...lengths].map(([code, { length }]) => [code, length]));
  const all = { ...known, ...operation.lengths?.(known, attributes) };
  for (const role of operation.outputs) {
    const codes = operation.axes[role]!;
    const shape = codes === '*' ? any!.shape : [...codes].map((code) => all[code]!);
    const wrong = shape.some((length) => !(length > 0));
    if (wrong)
      throw tooSmall(
        operation.inputs.map((one) => names[one]!),
        names[role]!,
        shapes,
        shape,
      );
    shapes.set(names[role]!, shape);
  }
}

const missing = (key: string, operation: string): TensorError =>
  new TensorError(key, `a value for ${operation} to read`, 'none: it is missing among those given');

function tooSmall(
  inputs: readonly string[],
  output: string,
  shapes: ReadonlyMap<string, Shape>,
  shape: Shape,
): TensorError {
  const read = inputs.map((key) => `${key} of shape ${showShape(shapes.get(key)!)}`).join(' and ');
  return new TensorError(
    output,
    'at least one place along every axis',
    `shape ${showShape(shape)} from ${read}: the window is larger than what it slides over`,
  );
}

/** A shape that does not fit, with the mistake that is likely. */
function misfit(
  key: string,
  shape: Shape,
  codes: string,
  expected: Shape,
  lengths: Known,
): TensorError {
  const axes = [...codes].map((code) => axisEntry(code.toLowerCase()));
  const known = new Set([...codes].flatMap((code) => lengths.get(code)?.from ?? []));
  const beside = known.size ? ` to go with ${[...known].join(', ')}` : '';
  if (shape.length !== codes.length) {
    const words = axes.map((axis) => axis.words).join(', ');
    const wanted = [...codes].map((code) => lengths.get(code)?.length ?? 'any').join(' × ');
    return new TensorError(
      key,
      codes ? `shape ${wanted} (${words})${beside}` : 'one number',
      `${showShape(shape)}${missingBefore(shape, axes)}`,
    );
  }
  const reversed = shape.toReversed();
  const turned =
    shape.length === 2 &&
    [...codes].every(
      (code, axis) => (lengths.get(code)?.length ?? reversed[axis]) === reversed[axis],
    );
  return new TensorError(
    key,
    `shape ${showShape(turned ? reversed : expected)}${beside}`,
    `${showShape(shape)}${turned ? ': is it transposed?' : ''}`,
  );
}

/** What is likely to be missing where a tensor has another number of axes. */
function missingBefore({ length }: Shape, axes: readonly AxisEntry[]): string {
  const [first, ...others] = axes.toReversed();
  if (first?.role !== 'batch') return '';
  if (length === axes.length - 1) return ': is the axis of samples missing?';
  const units = others.every(({ role }) => role === 'unit');
  return units && length === 4 ? ': is a flatten missing before it?' : '';
}

function check(key: string, shape: Shape, codes: string, lengths: Known): void {
  const expected = [...codes].map((code, axis) => lengths.get(code)?.length ?? shape[axis] ?? 1);
  const fits =
    shape.length === codes.length && shape.every((length, axis) => length === expected[axis]);
  if (!fits) throw misfit(key, shape, codes, expected, lengths);
  [...codes].forEach((code, axis) => {
    if (!lengths.has(code)) lengths.set(code, { length: shape[axis]!, from: key });
  });
}
