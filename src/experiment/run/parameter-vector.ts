import type { Values } from '../../engine/operation.ts';
import type { Network } from '../../ops/network.ts';

/** Number of weights and biases. */
export const parameterCount = ({ layers }: Network): number =>
  layers.slice(1).reduce((sum, width, n) => sum + width * (layers[n]! + 1), 0);

/** All parameters in one row, W1 b1 W2 b2 …, row by row. */
export function toVector(network: Network, values: Values): Float64Array {
  const flat = new Float64Array(parameterCount(network));
  let place = 0;
  for (let m = 1; m < network.layers.length; m++) {
    for (const key of [`W${m}`, `b${m}`]) {
      flat.set(values[key]!.data, place);
      place += values[key]!.data.length;
    }
  }
  return flat;
}

/** Parameters by name, as parts of the row that they stand in. */
export function fromVector({ layers }: Network, flat: Float64Array): Values {
  let place = 0;
  const take = (length: number): Float64Array => flat.subarray(place, (place += length));
  return Object.fromEntries(
    layers.slice(1).flatMap((width, n) => {
      const inputs = layers[n]!;
      return [
        [`W${n + 1}`, { shape: [width, inputs], data: take(width * inputs) }],
        [`b${n + 1}`, { shape: [width], data: take(width) }],
      ] as const;
    }),
  );
}
