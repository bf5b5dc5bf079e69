import { pathRound } from 'd3';

/** A rectangle in px, its corner at the top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Distances outwards from the sides of a box; radii of the corners from the top left clockwise. */
export type Sides = readonly [top: number, right: number, bottom: number, left: number];

export const centre = ({ x, y, width, height }: Box): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});

export const grown = ({ x, y, width, height }: Box, [top, right, bottom, left]: Sides): Box => ({
  x: x - left,
  y: y - top,
  width: width + left + right,
  height: height + top + bottom,
});

export const around = ({ x, y }: Point, width: number, height: number): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const contains = ({ x, y, width, height }: Box, point: Point): boolean =>
  point.x > x && point.x < x + width && point.y > y && point.y < y + height;

/** Outline of a box as path data, each corner with its own radius. */
export function rounded({ x, y, width, height }: Box, radii: Sides): string {
  const [topLeft, topRight, bottomRight, bottomLeft] = radii.map((radius) =>
    Math.max(0, Math.min(radius, width / 2, height / 2)),
  ) as unknown as Sides;
  const [right, bottom] = [x + width, y + height];
  const path = pathRound(2);
  path.moveTo(x + topLeft, y);
  path.arcTo(right, y, right, bottom, topRight);
  path.arcTo(right, bottom, x, bottom, bottomRight);
  path.arcTo(x, bottom, x, y, bottomLeft);
  path.arcTo(x, y, right, y, topLeft);
  path.closePath();
  return path.toString();
}
