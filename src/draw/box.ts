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
  const turn = (radius: number, right: number, down: number): string =>
    radius > 0 ? pathData`a${radius},${radius},0,0,1,${right * radius},${down * radius}` : '';
  return [
    pathData`M${x + topLeft},${y}H${right - topRight}`,
    turn(topRight, 1, 1),
    pathData`V${bottom - bottomRight}`,
    turn(bottomRight, -1, 1),
    pathData`H${x + bottomLeft}`,
    turn(bottomLeft, -1, -1),
    pathData`V${y + topLeft}`,
    turn(topLeft, 1, -1),
    'Z',
  ].join('');
}

/** Path data, its numbers rounded to tenths of a pixel. */
export const pathData = (commands: TemplateStringsArray, ...numbers: readonly number[]): string =>
  String.raw({ raw: commands }, ...numbers.map((number) => Math.round(number * 10) / 10));
