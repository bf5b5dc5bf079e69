import type { Kernels } from '../engine/training/executor.ts';
import type { Values } from '../engine/operation.ts';
import type { DataPlane } from '../experiment/data/plane.ts';
import { depth, type Network } from '../layers/network.ts';
import { zeros, type Tensor } from '../tensor/tensor.ts';
import { layerOutputs } from './layer-outputs.ts';

/** A square of a plane: `side` × `side` points row by row from the top, evenly over the two ranges. */
export interface PlaneGrid {
  readonly side: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** What a dense network computes all over a square. */
export interface PlaneOutputs {
  /** The points themselves [features, side²] */
  readonly inputs: Tensor;
  /** p [classes, side²] */
  readonly p: Tensor;
  /** a of each hidden layer [units, side²] */
  readonly hidden: readonly Tensor[];
}

/** A forward pass over a square of a plane of the inputs. See layerOutputs. */
export function decisionRegions(
  network: Network,
  square: PlaneGrid,
  plane: Pick<DataPlane, 'origin' | 'axes'>,
  kernels?: Kernels | null,
): (parameters: Values) => PlaneOutputs {
  const hidden = Array.from({ length: depth(network) - 1 }, (_, m) => `a${m + 1}`);
  const inputs = gridOf(square, plane);
  const evaluate = layerOutputs(network, inputs, ['p', ...hidden], kernels);
  return (parameters) => {
    const outputs = evaluate(parameters);
    return { inputs, p: outputs['p']!, hidden: hidden.map((key) => outputs[key]!) };
  };
}

function gridOf({ side, x, y }: PlaneGrid, { origin, axes }: Pick<DataPlane, 'origin' | 'axes'>) {
  const points = side * side;
  const a0 = zeros([origin.length, points]);
  const between = ([from, to]: readonly [number, number], n: number): number =>
    from + ((to - from) * (n + 0.5)) / side;
  origin.forEach((start, i) => {
    const [across, up] = [axes[0][i]!, axes[1][i]!];
    for (let n = 0; n < points; n++) {
      const [row, column] = [Math.floor(n / side), n % side];
      a0.data[i * points + n] =
        start + across * between(x, column) + up * between(y, side - 1 - row);
    }
  });
  return a0;
}
