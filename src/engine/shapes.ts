import type { Family } from '../notation/symbol.ts';
import { TensorError } from '../tensor/error.ts';
import { showShape, type Shape } from '../tensor/tensor.ts';
import type { Graph, Node } from './graph.ts';
import type { Values } from './operation.ts';

/**
 * Shape of every tensor of a pass by name, solved from the given ones by the letters of the operations' axes; a
 * gradient has the shape of what it is the gradient of. Throws a TensorError where an axis does not fit.
 */
export function inferShapes(graph: Graph, values: Values): (key: string) => Shape {
  const shapes = new Map(Object.entries(values).map(([key, { shape }]) => [key, shape]));
  shapes.set('Lbar', []);
  for (const node of graph.nodes) inferNode(node, shapes, values);
  return (key) => {
    const shape = shapes.get(key) ?? shapes.get(key.replace(/^d/, ''));
    if (!shape) throw new TensorError(key, 'a tensor of the network', 'an unknown name');
    return shape;
  };
}

function inferNode({ operation, names }: Node, shapes: Map<string, Shape>, given: Values): void {
  const lengths = new Map<string, { length: number; from: string }>();
  const isGiven = (role: Family): number => Number(names[role]! in given);
  // What was computed before fits; what is given has to fit it.
  for (const role of operation.inputs.toSorted((one, other) => isGiven(one) - isGiven(other))) {
    const key = names[role]!;
    const shape = shapes.get(key);
    if (!shape) throw new TensorError(key, 'a tensor to read', 'none');
    check(key, shape, operation.axes[role]!, lengths);
  }
  for (const role of operation.outputs) {
    const shape = [...operation.axes[role]!].map((letter) => lengths.get(letter)!.length);
    shapes.set(names[role] as Family, shape);
  }
}

function check(
  key: string,
  shape: Shape,
  letters: string,
  lengths: Map<string, { length: number; from: string }>,
): void {
  const expected = [...letters].map(
    (letter, axis) => lengths.get(letter)?.length ?? shape[axis] ?? 1,
  );
  const fits =
    shape.length === letters.length && shape.every((length, axis) => length === expected[axis]);
  if (!fits) {
    const because = [...letters].flatMap((letter) => lengths.get(letter)?.from ?? []);
    throw new TensorError(
      key,
      `shape ${showShape(expected)}${because.length ? ` to go with ${[...new Set(because)].join(', ')}` : ''}`,
      showShape(shape),
    );
  }
  [...letters].forEach((letter, axis) => {
    if (!lengths.has(letter)) lengths.set(letter, { length: shape[axis]!, from: key });
  });
}
