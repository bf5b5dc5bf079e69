import { useEffect, useState } from 'react';

type Colour = readonly [red: number, green: number, blue: number];

/** Colours of −1, 0 and 1. */
export type Scale = readonly [Colour, Colour, Colour];

const names = ['--cell-neg', '--cell-zero', '--cell-pos'] as const;
const BLANK: Scale = [
  [0, 0, 0],
  [0, 0, 0],
  [0, 0, 0],
];

/** The colours of the cells in the theme at hand, for a canvas, which no style sheet reaches. */
export function useScale(): Scale {
  const [scale, setScale] = useState<Scale>(BLANK);
  useEffect(() => {
    const read = (): void => {
      const style = getComputedStyle(document.documentElement);
      setScale(names.map((name) => parse(style.getPropertyValue(name))) as unknown as Scale);
    };
    read();
    const system = matchMedia('(prefers-color-scheme: dark)');
    const chosen = new MutationObserver(read);
    system.addEventListener('change', read);
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      system.removeEventListener('change', read);
      chosen.disconnect();
    };
  }, []);
  return scale;
}

/** `rgb(237, 160, 96)`, as the browser computes a registered colour. */
const parse = (text: string): Colour => {
  const [red = 0, green = 0, blue = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
};

/** The colour of a value between −1 and 1. */
export function mix([negative, zero, positive]: Scale, v: number): Colour {
  const end = v < 0 ? negative : positive;
  return zero.map((from, n) => from + Math.abs(v) * (end[n]! - from)) as unknown as Colour;
}
