import type { Colour } from '../../draw/plots/regions.ts';
import { useColours } from './use-colours.ts';

/** Colours of −1, 0 and 1. */
export type ColourScale = readonly [Colour, Colour, Colour];

const names = ['--cell-neg', '--cell-zero', '--cell-pos'] as const;
const BLANK: ColourScale = [
  [0, 0, 0],
  [0, 0, 0],
  [0, 0, 0],
];

/** The colours of the cells in the current theme. */
export const useScale = (): ColourScale => (useColours(names) as ColourScale | null) ?? BLANK;

/** The colour of a value between −1 and 1. */
export function mix([negative, zero, positive]: ColourScale, v: number): Colour {
  const end = v < 0 ? negative : positive;
  return zero.map((from, n) => from + Math.abs(v) * (end[n]! - from)) as unknown as Colour;
}
