import type { Values } from '../../engine/operation.ts';
import { filled } from '../../engine/training/filled.ts';
import { graphOf, modelOf, trainedShapes, type Network } from '../../layers/network.ts';
import { size } from '../../tensor/tensor.ts';

/** Number of weights and biases. */
export const parameterCount = (network: Network): number =>
  Object.values(modelOf(network).parameters).reduce((sum, shape) => sum + size(shape), 0);

/** All that training changes in one row: the parameters W1 b1 W2 b2 …, row by row, then the states of the optimizer. */
export function toVector(network: Network, values: Values): Float64Array {
  const parts = Object.values(filled(graphOf(network), values));
  const flat = new Float64Array(parts.reduce((sum, { data }) => sum + data.length, 0));
  let place = 0;
  for (const { data } of parts) {
    flat.set(data, place);
    place += data.length;
  }
  return flat;
}

/** The tensors of such a row by name, as parts of the row that they are in. */
export function fromVector(network: Network, flat: Float64Array): Values {
  let place = 0;
  const take = (length: number): Float64Array => flat.subarray(place, (place += length));
  return Object.fromEntries(
    Object.entries(trainedShapes(network)).map(([name, shape]) => [
      name,
      { shape, data: take(size(shape)) },
    ]),
  );
}
