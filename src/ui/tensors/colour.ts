import { widthsOf } from '../../layers/network.ts';
import { largestSize } from '../../draw/scale.ts';
import { parseKey } from '../../notation/symbol.ts';
import type { Scene } from '../../state/scene.ts';

/**
 * The size at which the colour of a tensor's cells is full, after `step` steps: one for all weights, at least 1 for
 * what lies between 0 and 1 by nature, else the tensor's own largest.
 */
export function colourMax({ trace, network }: Scene, key: string, step: number): number {
  const { id } = parseKey(key);
  const own = largestSize(trace.at(key, step)?.data ?? []);
  switch (id) {
    case 'W':
    case 'b': {
      const weights = widthsOf(network)
        .slice(1)
        .map((_, n) => trace.at(`W${n + 1}`, step)?.data ?? []);
      return Math.max(id === 'b' ? own : 0, ...weights.map(largestSize));
    }
    case 'a':
    case 'p':
    case 'y':
    case 'da_dz':
      return Math.max(1, own);
    default:
      return own;
  }
}
