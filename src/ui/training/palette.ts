import { useMemo } from 'react';
import type { Colour } from '../../draw/regions.ts';
import { useColours } from '../tensors/use-colours.ts';

/** Colours for the canvases of the training panel, in the theme at hand. */
export interface Palette {
  readonly paper: Colour;
  readonly ink: Colour;
  readonly faint: Colour;
  /** Of training and of held-out samples. */
  readonly training: Colour;
  readonly held: Colour;
  /** Of −1, 0 and 1. */
  readonly cells: readonly [Colour, Colour, Colour];
  readonly classes: readonly Colour[];
}

const CLASSES = 10;

const names = [
  '--raised',
  '--ink',
  '--room-faint',
  '--room-training',
  '--room-held',
  '--cell-neg',
  '--cell-zero',
  '--cell-pos',
  ...Array.from({ length: CLASSES }, (_, n) => `--class-${n + 1}`),
];

/** Null until the page lives. */
export function usePalette(): Palette | null {
  const colours = useColours(names);
  return useMemo(() => {
    if (!colours) return null;
    const [paper, ink, faint, training, held, low, nought, high, ...classes] = colours as [
      ...[Colour, Colour, Colour, Colour, Colour],
      ...[Colour, Colour, Colour],
      ...Colour[],
    ];
    return { paper, ink, faint, training, held, cells: [low, nought, high], classes };
  }, [colours]);
}

export const css = ([red, green, blue]: Colour): string => `rgb(${red} ${green} ${blue})`;
