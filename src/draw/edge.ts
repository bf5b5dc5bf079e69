import { pathData, type Point } from './box.ts';
import { edgeWidth } from './scale.ts';

/** A curve from a unit to one of the next layer. */
export interface Curve {
  readonly from: Point;
  readonly to: Point;
}

/** Number of edges between two layers, in a gap of that many px, that do not touch at their full width. */
const APART = { edges: 36, gap: 34 };

/** Factor that keeps the edges of a network apart, the same for all of it; `gap` in px is what edges have to cross. */
export function thinning(layers: readonly number[], gap: number): number {
  const most = Math.max(...layers.slice(1).map((width, m) => width * layers[m]!));
  return Math.max(0.3, Math.min(1, Math.sqrt(APART.edges / most), gap / APART.gap));
}

/** Width of the line of a value in px; a hairline for NaN, what is not computed yet. */
export const strokeWidth = (value: number, max: number, thin: number): number =>
  Math.max(0.6, thin * (Number.isNaN(value) ? 0.9 : edgeWidth(value, max)));

/** Where the control points are, as a fraction of the gap: with more, steep edges look like ropes. */
const BEND = 0.26;

const controls = ({ from, to }: Curve): [number, number] => {
  const reach = (to.x - from.x) * BEND;
  return [from.x + reach, to.x - reach];
};

/** Path data of curves, one after the other. */
export function curvePath(...curves: readonly Curve[]): string {
  return curves
    .map((curve) => {
      const { from, to } = curve;
      const [near, far] = controls(curve);
      return pathData`M${from.x},${from.y}C${near},${from.y},${far},${to.y},${to.x},${to.y}`;
    })
    .join('');
}

/** Point of a curve at 0 … 1. */
export function pointOn(curve: Curve, t: number): Point {
  const { from, to } = curve;
  const [near, far] = controls(curve);
  const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
  return {
    x: a * from.x + b * near + c * far + d * to.x,
    y: (a + b) * from.y + (c + d) * to.y,
  };
}

export const pointsOn = (curve: Curve, count = 32): Point[] =>
  Array.from({ length: count }, (_, n) => pointOn(curve, n / (count - 1)));

/** Unit vector square to a curve, upwards or to the right. */
export function normalOn(curve: Curve, t: number): Point {
  const [a, b] = [pointOn(curve, Math.max(0, t - 0.02)), pointOn(curve, Math.min(1, t + 0.02))];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return { x: (b.y - a.y) / length, y: (a.x - b.x) / length };
}
