import { pathRound } from 'd3';
import { centre, type Box } from './box.ts';

/** A network as blocks in rows, read like text, in px. */
export interface BlocksGeometry {
  readonly width: number;
  readonly height: number;
  readonly across: number;
  readonly boxes: readonly Box[];
  /** Path data of an arrow for each edge. */
  readonly arrows: readonly string[];
}

/** Size of a block, and the space between two. */
const BLOCK = { least: 104, most: 156, height: 62, tallest: 150 } as const;
const GAP = { x: 22, y: 18 } as const;
/** The same where there is room for pictures only. */
const SMALL = { least: 48, most: 90, height: 36, tallest: 60, gap: { x: 16, y: 14 } } as const;
/** Room round all of them, for outlines. */
const MARGIN = 4;
const TIP = 5;
/** How far a detour keeps from the straight way. */
const ASIDE = 10;

/** From which block to which, by their places. */
export type BlockEdge = readonly [from: number, to: number];

/** The room that blocks are laid out in, in px. */
export interface BlocksRoom {
  readonly width: number;
  /** They are as low as they can be by default. */
  readonly height?: number | undefined;
  /** With pictures only. */
  readonly small?: boolean | undefined;
}

/** Lays `count` blocks out in rows of about the same length. */
export function blocksLayout(
  count: number,
  { width, height: given = 0, small = false }: BlocksRoom,
  edges: readonly BlockEdge[],
): BlocksGeometry {
  const { gap, ...block } = small ? SMALL : { ...BLOCK, gap: GAP };
  const room = width - 2 * MARGIN;
  const most = Math.max(1, Math.floor((room + gap.x) / (block.least + gap.x)));
  const rows = Math.ceil(count / most);
  const across = Math.ceil(count / rows);
  const each = Math.min(block.most, (room - (across - 1) * gap.x) / across);
  const below = edges.some(([from, to]) => to > from + 1) ? gap.y : 0;
  const beside = 2 * MARGIN + (rows - 1) * gap.y + below;
  const tall = Math.max(block.height, Math.min(block.tallest, (given - beside) / rows));
  const boxes = Array.from({ length: count }, (_, n): Box => ({
    x: MARGIN + (n % across) * (each + gap.x),
    y: MARGIN + Math.floor(n / across) * (tall + gap.y),
    width: each,
    height: tall,
  }));
  const arrows = edges.map(([from, to]) =>
    (to === from + 1 ? arrow : detour)(boxes[from]!, boxes[to]!, gap.y),
  );
  return { width, height: beside + rows * tall, across, boxes, arrows };
}

/** To the block at the right, or, from the end of a row, between the rows to the first block of the next. */
function arrow(from: Box, to: Box, gap: number): string {
  const path = pathRound(1);
  if (from.y === to.y) {
    const { y } = centre(from);
    path.moveTo(from.x + from.width, y);
    path.lineTo(to.x, y);
    path.moveTo(to.x - TIP, y - TIP);
    path.lineTo(to.x, y);
    path.lineTo(to.x - TIP, y + TIP);
    return path.toString();
  }
  const [start, end] = [centre(from).x, centre(to).x];
  const between = to.y - gap / 2;
  path.moveTo(start, from.y + from.height);
  path.lineTo(start, between);
  path.lineTo(end, between);
  path.lineTo(end, to.y);
  path.moveTo(end - TIP, to.y - TIP);
  path.lineTo(end, to.y);
  path.lineTo(end + TIP, to.y - TIP);
  return path.toString();
}

/** Past the blocks between, under the row: to a block of the same row from below, to one of a later row from above. */
function detour(from: Box, to: Box, gap: number): string {
  const path = pathRound(1);
  const [start, end] = [centre(from).x + ASIDE, centre(to).x - ASIDE];
  const under = from.y + from.height + gap / 2 + ASIDE / 2;
  const [arrives, side] = from.y === to.y ? [to.y + to.height, 1] : [to.y, -1];
  path.moveTo(start, from.y + from.height);
  path.lineTo(start, under);
  path.lineTo(end, under);
  path.lineTo(end, arrives);
  path.moveTo(end - TIP, arrives + side * TIP);
  path.lineTo(end, arrives);
  path.lineTo(end + TIP, arrives + side * TIP);
  return path.toString();
}
