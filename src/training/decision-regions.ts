import { loadedKernels, type Kernels } from '../engine/training/executor.ts';
import { interpreted } from '../engine/training/interpreted.ts';
import type { Values } from '../engine/operation.ts';
import { plan } from '../engine/training/plan.ts';
import { depth, graphOf, type Network, modelOf } from '../layers/network.ts';
import { sampleRows } from '../tensor/samples.ts';
import { zeros, type Tensor } from '../tensor/tensor.ts';

/** A square of inputs: `side` × `side` points row by row from the top, evenly over the two ranges. */
export interface PlaneGrid {
  readonly side: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** What a network of two inputs computes all over a square. */
export interface PlaneOutputs {
  /** The points themselves [2, side²] */
  readonly inputs: Tensor;
  /** p [classes, side²] */
  readonly p: Tensor;
  /** a of each hidden layer [units, side²] */
  readonly hidden: readonly Tensor[];
}

/**
 * A forward pass over a square, in buffers that are kept and overwritten at each call; on the compiled kernels, by
 * default where they are loaded, or in TypeScript (null).
 */
export function decisionRegions(
  network: Network,
  square: PlaneGrid,
  kernels: Kernels | null = loadedKernels(),
): (parameters: Values) => PlaneOutputs {
  const points = square.side ** 2;
  const own: Values = Object.fromEntries(
    Object.entries(modelOf(network).parameters).map(([name, shape]) => [name, zeros(shape)]),
  );
  const hidden = Array.from({ length: depth(network) - 1 }, (_, m) => `a${m + 1}`);
  const made = plan(graphOf(network), {
    parameters: own,
    given: { a0: [2], y: modelOf(network).target },
    samples: points,
    training: false,
    wanted: ['p', ...hidden],
  });
  const given = inputs(square);
  const plane: PlaneOutputs = {
    inputs: given,
    p: made.tensors['p']!,
    hidden: hidden.map((key) => made.tensors[key]!),
  };
  const rows = { a0: sampleRows(given) };
  const executor = kernels?.executor(Object.values(own), rows) ?? interpreted(rows);
  const every = Uint32Array.from({ length: points }, (_, n) => n);
  return (parameters) => {
    executor.release();
    for (const [key, { data: values }] of Object.entries(own)) values.set(parameters[key]!.data);
    executor.pass(made, every, 0, [plane.p, ...plane.hidden]);
    return plane;
  };
}

function inputs({ side, x, y }: PlaneGrid): Tensor {
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
