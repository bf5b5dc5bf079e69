import type { Place } from '../engine/thread.ts';
import type { Network } from '../ops/network.ts';

/** Whether a place (0-based) is one of the network's parameters. */
export function isParameter({ key, cell }: Place, { layers }: Network): boolean {
  const [, family, digits] = /^([Wb])([1-9]\d*)$/.exec(key) ?? [];
  const m = Number(digits);
  if (family === 'W') return inside(cell, [layers[m], layers[m - 1]]);
  return family === 'b' && inside(cell, [layers[m]]);
}

/** Whether a place is an input or a target at one of `samples` columns; the column may be left out. */
export function isGiven({ key, cell }: Place, { layers }: Network, samples: number): boolean {
  const units = key === 'a0' ? layers[0] : key === 'y' ? layers.at(-1) : 0;
  return inside(cell, [units]) || inside(cell, [units, samples]);
}

const inside = (cell: readonly number[], lengths: readonly (number | undefined)[]): boolean =>
  cell.length === lengths.length && lengths.every((length, axis) => cell[axis]! < (length ?? 0));
