import { useEffect, useState } from 'react';
import type { Colour } from '../../draw/regions.ts';

/** Colours for canvases, which no style sheet reaches, in the theme at hand. */
export interface Palette {
  readonly paper: Colour;
  readonly ink: Colour;
  readonly faint: Colour;
  /** Of training and of held-out samples. */
  readonly training: Colour;
  readonly held: Colour;
  readonly classes: readonly Colour[];
  /** Of −1, 0 and 1. */
  readonly cells: readonly [Colour, Colour, Colour];
}

const CLASSES = 10;

function read(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): Colour => {
    const [red = 0, green = 0, blue = 0] = (
      style.getPropertyValue(name).match(/[\d.]+/g) ?? []
    ).map(Number);
    return [red, green, blue];
  };
  return {
    paper: of('--room-paper'),
    ink: of('--room-ink'),
    faint: of('--room-faint'),
    training: of('--room-training'),
    held: of('--room-held'),
    classes: Array.from({ length: CLASSES }, (_, n) => of(`--class-${n + 1}`)),
    cells: [of('--cell-neg'), of('--cell-zero'), of('--cell-pos')],
  };
}

/** Null until the page lives. */
export function usePalette(): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null);
  useEffect(() => {
    const again = (): void => setPalette(read());
    again();
    const system = matchMedia('(prefers-color-scheme: dark)');
    const chosen = new MutationObserver(again);
    system.addEventListener('change', again);
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      system.removeEventListener('change', again);
      chosen.disconnect();
    };
  }, []);
  return palette;
}

export const css = ([red, green, blue]: Colour): string => `rgb(${red} ${green} ${blue})`;
