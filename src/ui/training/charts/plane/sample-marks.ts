import { shapeCorners, classShape, type ClassShape } from '../../../../draw/plots/regions.ts';
import type { Interval } from '../../../../draw/plots/plot.ts';
import type { Data } from '../../../../experiment/experiment.ts';
import { classOf } from '../../../../training/predictions.ts';
import { css, type Palette } from '../../palette.ts';

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
  /** The one that is being moved, drawn over the others. */
  readonly lifted?: number | null;
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

function drawMarks(
  context: DrawingContext,
  marks: SampleMarks,
  samples: Iterable<number> = marks.points.keys(),
): void {
  const { data, points, square, side, palette } = marks;
  const radius = radiusIn(marks);
  const held = new Set(data.heldOut);
  const stamp = points.length > STAMPED ? stampOf(palette, radius) : null;
  context.setLineDash([]);
  for (const n of samples) {
    const [x, y] = placeOf(points[n]!, square).map((share) => share * side) as [number, number];
    const mark = { palette, radius, label: classOf(data, n), hollow: held.has(n) };
    if (stamp) stamp(context, x, y, mark);
    else drawMark(context, x, y, mark);
  }
}

const radiusIn = ({ points, radius = radiusOf(points.length) }: SampleMarks): number => radius;

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
  const stamps = new Map<string, ImageBitmap>();
  const made = (mark: Mark): ImageBitmap => {
    const canvas = new OffscreenCanvas(2 * reach * ratio, 2 * reach * ratio);
    const context = canvas.getContext('2d')!;
    context.scale(ratio, ratio);
    drawMark(context, reach, reach, mark);
    return canvas.transferToImageBitmap();
  };
  /** On whole pixels of the screen, where it need not be computed anew. */
  const from = (middle: number): number => Math.round((middle - reach) * ratio) / ratio;
  return (context: DrawingContext, x: number, y: number, mark: Mark): void => {
    const key = `${mark.label} ${mark.hollow}`;
    const stamp = stamps.get(key) ?? made({ ...mark, palette, radius });
    stamps.set(key, stamp);
    context.drawImage(stamp, from(x), from(y), 2 * reach, 2 * reach);
  };
}

function drawRings(context: DrawingContext, marks: SampleMarks): void {
  const { points, square, side, palette, looked, at } = marks;
  const radius = radiusIn(marks);
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

/**
 * Draws marks from a picture of them: thousands cost a frame no more than few. Samples that were added are drawn into it;
 * it is made anew when another one changes than that which is lifted.
 */
export function marksLayer(): (context: CanvasRenderingContext2D, marks: SampleMarks) => void {
  let layer: OffscreenCanvas | null = null;
  let drawn: DrawnMarks | null = null;
  return (context, marks) => {
    const { side, points, lifted = null } = marks;
    const ratio = devicePixelRatio || 1;
    const width = Math.max(1, Math.round(side * ratio));
    if (marks !== drawn?.marks || layer?.width !== width) {
      let lacking = drawn && layer?.width === width ? lackingIn(drawn, marks) : null;
      if (!lacking) {
        layer = new OffscreenCanvas(width, width);
        layer.getContext('2d')!.scale(ratio, ratio);
        lacking = [...points.keys()];
      }
      const added = lacking.filter((n) => n !== lifted);
      drawMarks(layer!.getContext('2d')!, marks, added);
      drawn = { marks, missing: lacking.length > added.length ? lifted : null };
    }
    context.drawImage(layer!, 0, 0, side, side);
    if (drawn.missing !== null) drawMarks(context, marks, [drawn.missing]);
    drawRings(context, marks);
  };
}

/** The marks of a picture, all but one. */
interface DrawnMarks {
  readonly marks: SampleMarks;
  readonly missing: number | null;
}

/** The samples that a picture of earlier marks lacks; null where it shows what is no longer there, or is lifted. */
function lackingIn({ marks: drawn, missing }: DrawnMarks, marks: SampleMarks): number[] | null {
  const { data, points, lifted = null } = marks;
  const isAlike =
    (['square', 'side', 'palette'] as const).every((part) => marks[part] === drawn[part]) &&
    radiusIn(marks) === radiusIn(drawn) &&
    data.heldOut === drawn.data.heldOut;
  if (!isAlike || (lifted !== missing && lifted !== null && lifted < drawn.points.length))
    return null;
  const isGone = drawn.points.some(
    (point, n) =>
      n !== missing &&
      (data.Y[n] !== drawn.data.Y[n] || point[0] !== points[n]?.[0] || point[1] !== points[n]?.[1]),
  );
  if (isGone) return null;
  const added = [...points.keys()].slice(drawn.points.length);
  return missing === null ? added : [missing, ...added];
}
