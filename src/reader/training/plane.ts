import { program, type Graph } from '../../engine/graph.ts';
import type { Values } from '../../engine/operation.ts';
import { inferShapes } from '../../engine/shapes.ts';
import { allocate, byRole } from '../../engine/trace.ts';
import { depth, graphOf, type Network } from '../../ops/network.ts';
import { scalar, zeros, type Tensor } from '../../tensor/tensor.ts';

/** A square of inputs: `side` × `side` points row by row from the top, evenly over the two ranges. */
export interface Square {
  readonly side: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** What a network of two inputs computes all over a square. */
export interface Plane {
  /** p [classes, side²] */
  readonly p: Tensor;
  /** a of each hidden layer [units, side²] */
  readonly hidden: readonly Tensor[];
}

/** A forward pass over a square, in buffers that are kept and overwritten at each call. */
export function planeOf(network: Network, square: Square): (parameters: Values) => Plane {
  const graph = graphOf(network);
  const points = square.side ** 2;
  const own: Record<string, Tensor> = Object.fromEntries(
    network.layers.slice(1).flatMap((width, n) => [
      [`W${n + 1}`, zeros([width, network.layers[n]!])],
      [`b${n + 1}`, zeros([width])],
    ]),
  );
  const tensors: Record<string, Tensor> = {
    ...own,
    a0: inputs(square),
    y: zeros([network.layers.at(-1)!, points]),
    alpha: scalar(0),
    N: scalar(points),
  };
  const steps = forwardSteps(graph, tensors);
  const last = depth(network);
  return (parameters) => {
    for (const [key, { data }] of Object.entries(own)) data.set(parameters[key]!.data);
    for (const step of steps) step();
    return {
      p: tensors['p']!,
      hidden: Array.from({ length: last - 1 }, (_, m) => tensors[`a${m + 1}`]!),
    };
  };
}

function forwardSteps(graph: Graph, tensors: Record<string, Tensor>): (() => void)[] {
  const shapeOf = inferShapes(graph, tensors);
  return program(graph, { batch: false })
    .filter(({ phase }) => phase === 'forward')
    .map((step) => {
      for (const [role, buffer] of Object.entries(allocate(step, shapeOf))) {
        tensors[step.names[role as keyof typeof step.names]!] ??= buffer;
      }
      const played = byRole(step.names, tensors);
      return () => step.rule.compute(played, played);
    });
}

function inputs({ side, x, y }: Square): Tensor {
  const a0 = zeros([2, side * side]);
  const between = ([from, to]: readonly [number, number], n: number): number =>
    from + ((to - from) * (n + 0.5)) / side;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const n = row * side + column;
      a0.data[n] = between(x, column);
      a0.data[side * side + n] = between(y, side - 1 - row);
    }
  }
  return a0;
}
