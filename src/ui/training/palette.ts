import { useMemo } from 'react';
import type { Colour } from '../../draw/plots/regions.ts';
import { useColours } from '../tensors/use-colours.ts';

/** Colours for the canvases of the training panel, in the current theme. */
export interface Palette {
  readonly paper: Colour;
  readonly ink: Colour;
  readonly faint: Colour;
  /** Of training and of held-out samples. */
  readonly training: Colour;
  readonly held: Colour;
  /** Of −1, 0 and 1. */
  readonly cells: readonly [Colour, Colour, Colour];
  /** Of weights below and above 0. */
  readonly edges: readonly [Colour, Colour];
  readonly classes: readonly Colour[];
}

const CLASSES = 10;

const names = [
  '--raised',
  '--ink',
  '--chart-faint',
  '--chart-training',
  '--chart-held',
  '--cell-neg',
  '--cell-zero',
  '--cell-pos',
  '--edge-neg',
  '--edge-pos',
  ...Array.from({ length: CLASSES }, (_, n) => `--class-${n + 1}`),
];

/** Null until the page lives. */
export function usePalette(): Palette | null {
  const colours = useColours(names);
  return useMemo(() => {
    if (!colours) return null;
    const [paper, ink, faint, training, held, low, zero, high, less, more, ...classes] =
      colours as [
        ...[Colour, Colour, Colour, Colour, Colour],
        ...[Colour, Colour, Colour, Colour, Colour],
        ...Colour[],
      ];
    const [cells, edges] = [[low, zero, high] as const, [less, more] as const];
    return { paper, ink, faint, training, held, cells, edges, classes };
  }, [colours]);
}

export const css = ([red, green, blue]: Colour): string => `rgb(${red} ${green} ${blue})`;
