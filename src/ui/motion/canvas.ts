import { readColours } from '../tensors/use-colours.ts';
import type { Paints } from './draw.ts';

const COLOURS = ['--edge-pos', '--edge-neg', '--paper'] as const;

/** Makes a canvas as large as what it covers; its context draws in px of that. */
export function fit(canvas: HTMLCanvasElement, { scrollWidth, scrollHeight }: Element) {
  const ratio = Math.min(2, devicePixelRatio);
  const [width, height] = [scrollWidth * ratio, scrollHeight * ratio];
  if (canvas.width !== width || canvas.height !== height) {
    Object.assign(canvas, { width, height });
    Object.assign(canvas.style, { width: `${scrollWidth}px`, height: `${scrollHeight}px` });
  }
  const context = canvas.getContext('2d')!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

const themeNow = (): string =>
  [
    document.documentElement.dataset['theme'],
    matchMedia('(prefers-color-scheme: dark)').matches,
    matchMedia('(forced-colors: active)').matches,
  ].join();

let known: { readonly theme: string; readonly paints: Paints } | null = null;

/** What it is painted with in the present theme, read once for each: to read it the browser has to lay out the page. */
export function paintsNow(): Paints {
  const theme = themeNow();
  if (known?.theme !== theme) {
    const [positive, negative, paper] = readColours(COLOURS);
    known = { theme, paints: { positive: positive!, negative: negative!, paper: paper! } };
  }
  return known.paints;
}
