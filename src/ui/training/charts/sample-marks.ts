import { shapeCorners, classShape, type ClassShape } from '../../../draw/plots/regions.ts';
import type { Interval } from '../../../draw/plots/plot.ts';
import type { Data } from '../../../experiment/experiment.ts';
import { classOf } from '../../../training/predictions.ts';
import { css, type Palette } from '../palette.ts';

export interface PlotArea {
  readonly x: Interval;
  readonly y: Interval;
}

interface Points {
  readonly data: Data;
  readonly square: PlotArea;
  /** Of the picture, in px. */
  readonly side: number;
  readonly palette: Palette;
  /** The one whose pass is on the page. */
  readonly looked: number | null;
  /** The one that is read. */
  readonly at: number | null;
  /** Of a mark, in px; by default few marks are larger than many. */
  readonly radius?: number;
}

/** Radius of a mark in px; few of them are larger. */
const [RADIUS, LARGE, FEW] = [3.5, 7, 20];
/** Share of the side within which a press reaches a point. */
const REACH = 0.04;

const share = (value: number, [from, to]: Interval): number => (value - from) / (to - from);

const placeOf = (point: readonly number[], { x, y }: PlotArea): [number, number] => [
  share(point[0]!, x),
  1 - share(point[1]!, y),
];

/** The samples over their regions: each class with its own mark, those held out hollow; the one looked at and the one that is read are ringed. */
export function drawPoints(context: CanvasRenderingContext2D, points: Points): void {
  const { data, square, side, palette, looked, at } = points;
  const held = new Set(data.heldOut);
  const { radius = data.X.length <= FEW ? LARGE : RADIUS } = points;
  context.setLineDash([]);
  data.X.forEach((point, n) => {
    const label = classOf(data, n);
    const [x, y] = placeOf(point, square).map((at) => at * side) as [number, number];
    const colour = css(palette.classes[label % palette.classes.length]!);
    outline(context, classShape(label), x, y, radius);
    context.fillStyle = held.has(n) ? css(palette.paper) : colour;
    context.strokeStyle = held.has(n) ? colour : css(palette.paper);
    context.lineWidth = held.has(n) ? 1.5 : 1.2;
    context.fill();
    context.stroke();
  });
  const ring = (n: number | null, width: number, around: number): void => {
    if (n === null) return;
    const [x, y] = placeOf(data.X[n]!, square).map((share) => share * side) as [number, number];
    context.strokeStyle = css(palette.ink);
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, radius + around, 0, 2 * Math.PI);
    context.stroke();
  };
  ring(looked, 2, 6);
  ring(at, 1.25, 3);
}

function outline(
  context: CanvasRenderingContext2D,
  mark: ClassShape,
  x: number,
  y: number,
  r: number,
): void {
  context.beginPath();
  const all = shapeCorners(mark, x, y, r);
  if (all.length === 0) context.arc(x, y, r, 0, 2 * Math.PI);
  all.forEach(([cx, cy], n) => (n ? context.lineTo(cx, cy) : context.moveTo(cx, cy)));
  context.closePath();
}

/** The sample nearest to a place of the picture (shares of its side); null where none is near. */
export function nearestPoint(
  { X }: Data,
  square: PlotArea,
  [across, down]: readonly [number, number],
): number | null {
  let [nearest, least]: [number | null, number] = [null, REACH];
  X.forEach((point, n) => {
    const [x, y] = placeOf(point, square);
    const distance = Math.hypot(x - across, y - down);
    if (distance < least) [nearest, least] = [n, distance];
  });
  return nearest;
}
