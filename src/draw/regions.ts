import { extent } from 'd3';
import type { Interval } from './plot.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** The same range across and up that holds all points with a little room. */
export function squareAround(points: readonly (readonly number[])[]): { x: Interval; y: Interval } {
  const ranges = [0, 1].map((axis) => extent(points, (point) => point[axis]!));
  const [x, y] = ranges.map(([low = -1, high = 1]) => ({ middle: (low + high) / 2, high, low }));
  const reach = 0.56 * Math.max(x!.high - x!.low, y!.high - y!.low, 1e-9);
  const around = (middle: number): Interval => [middle - reach, middle + reach];
  return { x: around(x!.middle), y: around(y!.middle) };
}

/** How strongly a region is coloured, at p = 1. */
const STRENGTH = 0.5;

/** Pixels of `side` × `side` squares from p [classes, side²]: the colours of the classes by their p; edges darker. */
export function regionPixels(
  out: Uint8ClampedArray,
  p: Float64Array,
  side: number,
  colours: readonly Colour[],
  paper: Colour,
): void {
  const points = side * side;
  const classes = p.length / points;
  const top = new Uint8Array(points);
  for (let n = 0; n < points; n++) {
    let [red, green, blue] = [0, 0, 0];
    for (let i = 0; i < classes; i++) {
      const share = p[i * points + n]!;
      if (share > p[top[n]! * points + n]!) top[n] = i;
      const colour = colours[i % colours.length]!;
      red += share * colour[0];
      green += share * colour[1];
      blue += share * colour[2];
    }
    out[4 * n] = paper[0] + STRENGTH * (red - paper[0]);
    out[4 * n + 1] = paper[1] + STRENGTH * (green - paper[1]);
    out[4 * n + 2] = paper[2] + STRENGTH * (blue - paper[2]);
    out[4 * n + 3] = 255;
  }
  for (let n = 0; n < points; n++) {
    const right = (n + 1) % side === 0 ? n : n + 1;
    const below = n + side < points ? n + side : n;
    if (top[right] === top[n] && top[below] === top[n]) continue;
    const colour = colours[top[n]! % colours.length]!;
    for (let channel = 0; channel < 3; channel++) out[4 * n + channel] = colour[channel]!;
  }
}

/** Pixels of the values of one unit, −1 … 1 by `strength`, between three colours. */
export function valuePixels(
  out: Uint8ClampedArray,
  values: Float64Array,
  max: number,
  [negative, zero, positive]: readonly [Colour, Colour, Colour],
): void {
  values.forEach((value, n) => {
    const share = Math.max(-1, Math.min(1, value / max));
    const end = share < 0 ? negative : positive;
    for (let channel = 0; channel < 3; channel++) {
      out[4 * n + channel] = zero[channel]! + Math.abs(share) * (end[channel]! - zero[channel]!);
    }
    out[4 * n + 3] = 255;
  });
}

/** Shapes that tell classes apart without colour. */
export const classShapes = ['circle', 'triangle', 'square', 'diamond', 'cross'] as const;
export type ClassShape = (typeof classShapes)[number];

export const classShape = (place: number): ClassShape => classShapes[place % classShapes.length]!;

/** Outline of a mark about a point, as corners; of a circle, none. */
export function shapeCorners(
  mark: ClassShape,
  x: number,
  y: number,
  r: number,
): [number, number][] {
  const around = (turns: readonly number[], radius: number): [number, number][] =>
    turns.map((turn) => [
      x + radius * Math.sin(2 * Math.PI * turn),
      y - radius * Math.cos(2 * Math.PI * turn),
    ]);
  switch (mark) {
    case 'circle':
      return [];
    case 'triangle':
      return around([0, 1 / 3, 2 / 3], 1.25 * r);
    case 'square':
      return around([1 / 8, 3 / 8, 5 / 8, 7 / 8], 1.2 * r);
    case 'diamond':
      return around([0, 1 / 4, 1 / 2, 3 / 4], 1.25 * r);
    case 'cross':
      return [0, 1, 2, 3].flatMap((quarter) =>
        around([quarter / 4 - 0.06, quarter / 4 + 0.06], 1.3 * r).concat(
          around([quarter / 4 + 1 / 8], 0.45 * r),
        ),
      );
  }
}
