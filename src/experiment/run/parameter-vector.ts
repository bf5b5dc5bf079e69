import type { Values } from '../../engine/operation.ts';
import { modelOf, type Network } from '../../layers/network.ts';
import { size } from '../../tensor/tensor.ts';

/** Number of weights and biases. */
export const parameterCount = (network: Network): number =>
  Object.values(modelOf(network).parameters).reduce((sum, shape) => sum + size(shape), 0);

/** All parameters in one row, W1 b1 W2 b2 …, row by row. */
export function toVector(network: Network, values: Values): Float64Array {
  const flat = new Float64Array(parameterCount(network));
  let place = 0;
  for (const key of Object.keys(modelOf(network).parameters)) {
    flat.set(values[key]!.data, place);
    place += values[key]!.data.length;
  }
  return flat;
}

/** Parameters by name, as parts of the row that they stand in. */
export function fromVector(network: Network, flat: Float64Array): Values {
  let place = 0;
  const take = (length: number): Float64Array => flat.subarray(place, (place += length));
  return Object.fromEntries(
    Object.entries(modelOf(network).parameters).map(([name, shape]) => [
      name,
      { shape, data: take(size(shape)) },
    ]),
  );
}
