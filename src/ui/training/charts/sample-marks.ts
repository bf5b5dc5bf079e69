import { shapeCorners, classShape, type ClassShape } from '../../../draw/plots/regions.ts';
import type { Interval } from '../../../draw/plots/plot.ts';
import type { Data } from '../../../experiment/experiment.ts';
import { classOf } from '../../../training/predictions.ts';
import { css, type Palette } from '../palette.ts';

type Point = readonly [across: number, up: number];
type DrawingContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface PlotArea {
  readonly x: Interval;
  readonly y: Interval;
}

export interface SampleMarks {
  readonly data: Data;
  /** Where the samples lie in the plane. */
  readonly points: readonly Point[];
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

/** Radius of a mark in px: of few, of some hundreds, and of thousands. */
const radiusOf = (samples: number): number =>
  samples <= 20 ? 7 : samples <= 1000 ? 3.5 : samples <= 4000 ? 2.25 : 1.5;
/** Radius in px above which a mark has a casing, and number of marks above which they are stamped. */
const [CASED, STAMPED] = [1.25, 1000];
/** Share of the side within which a press reaches a point. */
const REACH = 0.04;

const share = (value: number, [from, to]: Interval): number => (value - from) / (to - from);

const placeOf = ([across, up]: Point, { x, y }: PlotArea): [number, number] => [
  share(across, x),
  1 - share(up, y),
];

/** The point of the plane at a place of the picture (shares of its side). */
export const pointAt = ({ x, y }: PlotArea, [across, down]: Point): Point => [
  x[0] + across * (x[1] - x[0]),
  y[1] - down * (y[1] - y[0]),
];

/** The samples over their regions: each class with its own mark, those held out hollow; the one looked at and the one that is read are ringed. */
export function drawPoints(context: DrawingContext, marks: SampleMarks): void {
  drawMarks(context, marks);
  drawRings(context, marks);
}

function drawMarks(context: DrawingContext, marks: SampleMarks): void {
  const { data, points, square, side, palette } = marks;
  const { radius = radiusOf(points.length) } = marks;
  const held = new Set(data.heldOut);
  const stamp = points.length > STAMPED ? stampOf(palette, radius) : null;
  context.setLineDash([]);
  points.forEach((point, n) => {
    const [x, y] = placeOf(point, square).map((share) => share * side) as [number, number];
    const mark = { palette, radius, label: classOf(data, n), hollow: held.has(n) };
    if (stamp) stamp(context, x, y, mark);
    else drawMark(context, x, y, mark);
  });
}

interface Mark {
  readonly palette: Palette;
  readonly radius: number;
  readonly label: number;
  /** That of a held-out sample. */
  readonly hollow: boolean;
}

function drawMark(context: DrawingContext, x: number, y: number, mark: Mark): void {
  const { palette, radius, label, hollow } = mark;
  const colour = css(palette.classes[label % palette.classes.length]!);
  outline(context, classShape(label), x, y, radius);
  context.fillStyle = hollow ? css(palette.paper) : colour;
  context.strokeStyle = hollow ? colour : css(palette.paper);
  context.lineWidth = hollow ? 1.5 : 1.2;
  context.fill();
  // The casing would leave nothing of the smallest marks.
  if (radius > CASED || hollow) context.stroke();
}

/** Draws marks as pictures of them: thousands of paths would take too long. */
function stampOf(palette: Palette, radius: number) {
  const ratio = devicePixelRatio || 1;
  const reach = Math.ceil(1.4 * radius + 1);
  const stamps = new Map<string, OffscreenCanvas>();
  const made = (mark: Mark): OffscreenCanvas => {
    const context = new OffscreenCanvas(2 * reach * ratio, 2 * reach * ratio).getContext('2d')!;
    context.scale(ratio, ratio);
    drawMark(context, reach, reach, mark);
    return context.canvas;
  };
  return (context: DrawingContext, x: number, y: number, mark: Mark): void => {
    const key = `${mark.label} ${mark.hollow}`;
    const stamp = stamps.get(key) ?? made({ ...mark, palette, radius });
    stamps.set(key, stamp);
    context.drawImage(stamp, x - reach, y - reach, 2 * reach, 2 * reach);
  };
}

function drawRings(context: DrawingContext, marks: SampleMarks): void {
  const { points, square, side, palette, looked, at } = marks;
  const { radius = radiusOf(points.length) } = marks;
  context.setLineDash([]);
  const ring = (n: number | null, width: number, around: number): void => {
    if (n === null) return;
    const [x, y] = placeOf(points[n]!, square).map((share) => share * side) as [number, number];
    context.strokeStyle = css(palette.ink);
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, radius + around, 0, 2 * Math.PI);
    context.stroke();
  };
  ring(looked, 2, 6);
  ring(at, 1.25, 3);
}

function outline(context: DrawingContext, mark: ClassShape, x: number, y: number, r: number): void {
  context.beginPath();
  const all = shapeCorners(mark, x, y, r);
  if (all.length === 0) context.arc(x, y, r, 0, 2 * Math.PI);
  all.forEach(([cx, cy], n) => (n ? context.lineTo(cx, cy) : context.moveTo(cx, cy)));
  context.closePath();
}

/** The sample nearest to a place of the picture (shares of its side); null where none is near. */
export function nearestPoint(
  points: readonly Point[],
  square: PlotArea,
  [across, down]: Point,
): number | null {
  let [nearest, least]: [number | null, number] = [null, REACH];
  points.forEach((point, n) => {
    const [x, y] = placeOf(point, square);
    const distance = Math.hypot(x - across, y - down);
    if (distance < least) [nearest, least] = [n, distance];
  });
  return nearest;
}

/** Draws marks from a picture of them, which is made anew when they change: thousands cost a frame no more than few. */
export function marksLayer(): (context: CanvasRenderingContext2D, marks: SampleMarks) => void {
  let layer: OffscreenCanvas | null = null;
  let drawn: SampleMarks | null = null;
  const isDrawn = (marks: SampleMarks): boolean =>
    (['data', 'points', 'square', 'side', 'palette'] as const).every(
      (part) => marks[part] === drawn?.[part],
    );
  return (context, marks) => {
    const ratio = devicePixelRatio || 1;
    const width = Math.max(1, Math.round(marks.side * ratio));
    if (!isDrawn(marks) || layer?.width !== width) {
      layer = new OffscreenCanvas(width, width);
      const own = layer.getContext('2d')!;
      own.scale(ratio, ratio);
      drawMarks(own, marks);
      drawn = marks;
    }
    context.drawImage(layer, 0, 0, marks.side, marks.side);
    drawRings(context, marks);
  };
}
