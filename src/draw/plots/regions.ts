import { extent } from 'd3';
import { largest } from '../../tensor/softmax.ts';
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
const STRENGTH = 0.36;

/** How dark the line between two regions is. */
const LINE = 0.55;

interface RegionColours {
  readonly classes: readonly Colour[];
  readonly paper: Colour;
  readonly ink: Colour;
}

/**
 * Pixels of a square from p [classes, side²], `scale` pixels for each point: the colours of the classes by their p,
 * which is linear between points, and a smooth line where the likeliest class changes.
 */
export function regionPixels(
  out: Uint8ClampedArray,
  p: Float64Array,
  side: number,
  scale: number,
  { classes: colours, paper, ink }: RegionColours,
): void {
  const points = side * side;
  const classes = p.length / points;
  const width = side * scale;
  const top = new Uint8Array(width * width);
  const lead = new Float32Array(width * width);
  const places = Array.from({ length: width }, (_, n) => {
    const at = Math.max(0, Math.min(side - 1, (n + 0.5) / scale - 0.5));
    const from = Math.min(side - 2, Math.floor(at));
    return { from: Math.max(0, from), share: side > 1 ? at - from : 0 };
  });
  const right = side > 1 ? 1 : 0;
  const below = side > 1 ? side : 0;
  for (let y = 0, n = 0; y < width; y++) {
    const { from: row, share: v } = places[y]!;
    for (let x = 0; x < width; x++, n++) {
      const { from: column, share: u } = places[x]!;
      const corner = row * side + column;
      let [first, second, best] = [-1, -1, 0];
      let [red, green, blue] = [0, 0, 0];
      for (let i = 0; i < classes; i++) {
        const at = i * points + corner;
        const upper = p[at]! + u * (p[at + right]! - p[at]!);
        const lower = p[at + below]! + u * (p[at + below + right]! - p[at + below]!);
        const value = upper + v * (lower - upper);
        if (value > first) [second, first, best] = [first, value, i];
        else if (value > second) second = value;
        const colour = colours[i % colours.length]!;
        red += value * colour[0];
        green += value * colour[1];
        blue += value * colour[2];
      }
      top[n] = best;
      lead[n] = first - second;
      out[4 * n] = paper[0] + STRENGTH * (red - paper[0]);
      out[4 * n + 1] = paper[1] + STRENGTH * (green - paper[1]);
      out[4 * n + 2] = paper[2] + STRENGTH * (blue - paper[2]);
      out[4 * n + 3] = 255;
    }
  }
  const crossing = (n: number, other: number): number =>
    top[n] === top[other] ? 0 : lead[other]! / Math.max(1e-12, lead[n]! + lead[other]!);
  for (let y = 0, n = 0; y < width; y++) {
    for (let x = 0; x < width; x++, n++) {
      const near = Math.max(
        x > 0 ? crossing(n, n - 1) : 0,
        x < width - 1 ? crossing(n, n + 1) : 0,
        y > 0 ? crossing(n, n - width) : 0,
        y < width - 1 ? crossing(n, n + width) : 0,
      );
      if (near === 0) continue;
      const share = LINE * near;
      for (let channel = 0; channel < 3; channel++) {
        const before = out[4 * n + channel]!;
        out[4 * n + channel] = before + share * (ink[channel]! - before);
      }
    }
  }
}

/** How strongly a region is coloured where two networks agree on it, and the width of the stripes where they do not. */
const [AGREED, STRIPE] = [0.2, 4];

/**
 * Pixels of a square from two p [classes, side²], one pixel a point: pale where both have the same class, elsewhere in
 * stripes of the one's class and of the other's.
 */
export function differencePixels(
  out: Uint8ClampedArray,
  [one, other]: readonly [Float64Array, Float64Array],
  side: number,
  { classes: colours, paper }: Pick<RegionColours, 'classes' | 'paper'>,
): void {
  const points = side * side;
  for (let n = 0; n < points; n++) {
    const [a, b] = [largest(one, n, points), largest(other, n, points)];
    const striped = Math.floor((Math.floor(n / side) + (n % side)) / STRIPE) % 2;
    const colour = colours[(striped ? a : b) % colours.length]!;
    const strength = a === b ? AGREED : 1;
    for (let channel = 0; channel < 3; channel++) {
      out[4 * n + channel] = paper[channel]! + strength * (colour[channel]! - paper[channel]!);
    }
    out[4 * n + 3] = 255;
  }
}

/** Every `stride`-th value across and down of a square of `side` × `side`. */
export function thinned(values: Float64Array, side: number, stride: number): Float64Array {
  const width = Math.floor(side / stride);
  return Float64Array.from(
    { length: width * width },
    (_, n) => values[Math.floor(n / width) * stride * side + (n % width) * stride]!,
  );
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
