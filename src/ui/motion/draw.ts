import type { Box, Point } from '../../draw/box.ts';
import { pointOn, type Curve } from '../../draw/edge.ts';
import type { Colour } from '../../draw/plots/regions.ts';
import type { Stroke } from './update.ts';

/** What a canvas is painted with. */
export interface Paints {
  readonly positive: Colour;
  readonly negative: Colour;
  readonly paper: Colour;
}

/** Share of an edge that the tail of a bead covers, and pieces that it is drawn in. */
const TAIL = 0.4;
const PIECES = 8;
/** Paper round a bead, in px. */
const CASING = 1.2;

export interface Bead {
  readonly curve: Curve;
  /** How far it has come along the curve, 0 … 1; backwards from 1 to 0. */
  readonly at: number;
  readonly backwards: boolean;
  readonly value: number;
  /** Diameter in px. */
  readonly size: number;
}

/** Diameter of the bead of a product in px. */
export const beadSize = (value: number, most: number): number =>
  2 + (most > 0 ? 7 * (Math.abs(value) / most) : 0);

/** All casings first, then the tails, then the beads: drawn bead by bead they would cut into one another. */
export function drawBeads(
  context: CanvasRenderingContext2D,
  beads: readonly Bead[],
  paints: Paints,
): void {
  context.lineCap = 'round';
  for (const bead of beads) drawTail(context, bead, colourOf(bead.value, paints));
  const heads = beads.map((bead) => ({ ...bead, ...headOf(bead) }));
  for (const { x, y, size } of heads) disc(context, { x, y }, size / 2 + CASING, css(paints.paper));
  for (const { x, y, size, value } of heads)
    disc(context, { x, y }, size / 2, css(colourOf(value, paints)));
}

const headOf = ({ curve, at, backwards }: Bead): Point => pointOn(curve, backwards ? 1 - at : at);

function drawTail(context: CanvasRenderingContext2D, bead: Bead, colour: Colour): void {
  const { curve, at, backwards, size } = bead;
  const from = Math.max(0, at - TAIL);
  const points = Array.from({ length: PIECES + 1 }, (_, n) => {
    const t = from + ((at - from) * n) / PIECES;
    return pointOn(curve, backwards ? 1 - t : t);
  });
  const [end, head] = [points[0]!, points.at(-1)!];
  const fading = context.createLinearGradient(end.x, end.y, head.x, head.y);
  fading.addColorStop(0, css(colour, 0));
  fading.addColorStop(1, css(colour, 0.9));
  context.strokeStyle = fading;
  context.lineWidth = size * 0.8;
  context.beginPath();
  for (const { x, y } of points) context.lineTo(x, y);
  context.stroke();
}

/** Lines on their way from one width to another. */
export function drawStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  paints: Paints,
): void {
  for (const { path, value, width } of strokes) {
    context.lineWidth = width;
    context.strokeStyle = css(colourOf(value, paints), 0.82);
    context.stroke(path);
  }
}

/** A cell on its way to the one that it meets. */
export function drawCell(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  value: number,
  paints: Paints,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, 3);
  context.fillStyle = css(colourOf(value, paints), 0.16);
  context.fill();
  context.lineWidth = 1.25;
  context.strokeStyle = css(colourOf(value, paints));
  context.stroke();
}

/** A cell whose number has not arrived. */
export function drawBlank(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  { paper }: Paints,
): void {
  context.fillStyle = css(paper);
  context.fillRect(x, y, width, height);
}

/** A number on its way between matrices: a square of its sign, larger the larger it is. */
export function drawChip(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  value: number,
  most: number,
  paints: Paints,
): void {
  const half = 4 + (most > 0 ? 4 * (Math.abs(value) / most) : 0);
  context.beginPath();
  context.roundRect(x - half, y - half, 2 * half, 2 * half, 3);
  context.lineWidth = 2 * CASING;
  context.strokeStyle = css(paints.paper);
  context.stroke();
  context.fillStyle = css(colourOf(value, paints));
  context.fill();
}

function disc(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  radius: number,
  colour: string,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

const colourOf = (value: number, { positive, negative }: Paints): Colour =>
  value < 0 ? negative : positive;

const css = ([red, green, blue]: Colour, alpha = 1): string =>
  `rgb(${red} ${green} ${blue} / ${alpha})`;

/** What has met at a unit. */
export function drawSum(
  context: CanvasRenderingContext2D,
  at: Point,
  value: number,
  most: number,
  paints: Paints,
): void {
  const radius = Math.min(14, beadSize(value, most)) / 2;
  disc(context, at, radius + CASING, css(paints.paper));
  disc(context, at, radius, css(colourOf(value, paints)));
}
