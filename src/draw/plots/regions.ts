import { extent } from 'd3';
import { largest } from '../../tensor/softmax.ts';
import type { Interval } from './plot.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** The same range across and up that holds all points with a little room; about a single one, 1 each way. */
export function squareAround(points: readonly (readonly number[])[]): { x: Interval; y: Interval } {
  const ranges = [0, 1].map((axis) => extent(points, (point) => point[axis]!));
  const [x, y] = ranges.map(([low = -1, high = 1]) => ({ middle: (low + high) / 2, high, low }));
  const spread = Math.max(x!.high - x!.low, y!.high - y!.low);
  const reach = spread > 1e-9 ? 0.56 * spread : 1;
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

interface PixelGrid {
  readonly side: number;
  readonly scale: number;
  /** Along a side, for each pixel the point before it, and the share of the way to the next. */
  readonly from: Uint32Array;
  readonly share: Float64Array;
  /** For each pixel the likeliest class, and by how much. */
  readonly top: Uint8Array;
  readonly lead: Float32Array;
}

/** The grids used last: frame after frame they are the same. */
let grids: readonly PixelGrid[] = [];
const GRIDS = 4;

function gridOf(side: number, scale: number): PixelGrid {
  const known = grids.find((one) => one.side === side && one.scale === scale);
  if (known) return known;
  const width = side * scale;
  const [from, share] = [new Uint32Array(width), new Float64Array(width)];
  for (let n = 0; n < width; n++) {
    const at = Math.max(0, Math.min(side - 1, (n + 0.5) / scale - 0.5));
    from[n] = Math.max(0, Math.min(side - 2, Math.floor(at)));
    share[n] = side > 1 ? at - from[n]! : 0;
  }
  const pixels = { top: new Uint8Array(width * width), lead: new Float32Array(width * width) };
  const grid = { side, scale, from, share, ...pixels };
  grids = [grid, ...grids].slice(0, GRIDS);
  return grid;
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
  const { from, share, top, lead } = gridOf(side, scale);
  const channels = Float64Array.from({ length: 3 * classes }, (_, n) => {
    const colour = colours[Math.floor(n / 3) % colours.length]!;
    return colour[n % 3]!;
  });
  const [paperRed, paperGreen, paperBlue] = paper;
  const right = side > 1 ? 1 : 0;
  const below = side > 1 ? side : 0;
  for (let y = 0, n = 0; y < width; y++) {
    const row = from[y]! * side;
    const v = share[y]!;
    for (let x = 0; x < width; x++, n++) {
      const u = share[x]!;
      const corner = row + from[x]!;
      let first = -1;
      let second = -1;
      let best = 0;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let i = 0; i < classes; i++) {
        const at = i * points + corner;
        const upper = p[at]! + u * (p[at + right]! - p[at]!);
        const lower = p[at + below]! + u * (p[at + below + right]! - p[at + below]!);
        const value = upper + v * (lower - upper);
        if (value > first) {
          second = first;
          first = value;
          best = i;
        } else if (value > second) second = value;
        red += value * channels[3 * i]!;
        green += value * channels[3 * i + 1]!;
        blue += value * channels[3 * i + 2]!;
      }
      top[n] = best;
      lead[n] = first - second;
      out[4 * n] = paperRed + STRENGTH * (red - paperRed);
      out[4 * n + 1] = paperGreen + STRENGTH * (green - paperGreen);
      out[4 * n + 2] = paperBlue + STRENGTH * (blue - paperBlue);
      out[4 * n + 3] = 255;
    }
  }
  const crossing = (n: number, other: number): number =>
    top[n] === top[other] ? 0 : lead[other]! / Math.max(1e-12, lead[n]! + lead[other]!);
  for (let y = 0, n = 0; y < width; y++) {
    for (let x = 0; x < width; x++, n++) {
      let near = 0;
      if (x > 0) near = crossing(n, n - 1);
      if (x < width - 1) near = Math.max(near, crossing(n, n + 1));
      if (y > 0) near = Math.max(near, crossing(n, n - width));
      if (y < width - 1) near = Math.max(near, crossing(n, n + width));
      if (near === 0) continue;
      const dark = LINE * near;
      for (let channel = 0; channel < 3; channel++) {
        const before = out[4 * n + channel]!;
        out[4 * n + channel] = before + dark * (ink[channel]! - before);
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
  const kept = new Float64Array(width * width);
  for (let row = 0, n = 0; row < width; row++) {
    for (let column = 0; column < width; column++, n++) {
      kept[n] = values[row * stride * side + column * stride]!;
    }
  }
  return kept;
}

/** Pixels of the values of one unit, −1 … 1 by `strength`, between three colours. */
export function valuePixels(
  out: Uint8ClampedArray,
  values: Float64Array,
  max: number,
  [negative, zero, positive]: readonly [Colour, Colour, Colour],
): void {
  const [red, green, blue] = zero;
  for (let n = 0; n < values.length; n++) {
    const share = Math.max(-1, Math.min(1, values[n]! / max));
    const end = share < 0 ? negative : positive;
    const size = Math.abs(share);
    out[4 * n] = red + size * (end[0] - red);
    out[4 * n + 1] = green + size * (end[1] - green);
    out[4 * n + 2] = blue + size * (end[2] - blue);
    out[4 * n + 3] = 255;
  }
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
