import { size, type Tensor } from '../../tensor/tensor.ts';
import type { Graph } from '../graph.ts';
import type { Values } from '../operation.ts';

/** Parameters, and states with their first values where they have none. */
export function filled(
  { parameters, states }: Pick<Graph, 'parameters' | 'states'>,
  values: Values,
): Values {
  const first = Object.entries(states).map(([name, { initial, like }]): [string, Tensor] => {
    const known = values[name];
    if (known) return [name, known];
    const shape = like === null ? [] : values[like]!.shape;
    return [name, { shape, data: new Float64Array(size(shape)).fill(initial) }];
  });
  return Object.fromEntries([
    ...parameters.map((name) => [name, values[name]!] as const),
    ...first,
  ]);
}
