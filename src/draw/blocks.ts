import { centre, pathData, type Box } from './box.ts';

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
const BLOCK = { least: 104, most: 156, height: 62 } as const;
const GAP = { x: 22, y: 18 } as const;
/** Room round all of them, for outlines. */
const MARGIN = 4;
const TIP = 5;
/** How far a detour keeps from the straight way. */
const ASIDE = 10;

/** From which block to which, by their places. */
export type BlockEdge = readonly [from: number, to: number];

/** Lays `count` blocks out in rows of about the same length. */
export function blocksLayout(
  count: number,
  width: number,
  edges: readonly BlockEdge[],
): BlocksGeometry {
  const room = width - 2 * MARGIN;
  const most = Math.max(1, Math.floor((room + GAP.x) / (BLOCK.least + GAP.x)));
  const rows = Math.ceil(count / most);
  const across = Math.ceil(count / rows);
  const each = Math.min(BLOCK.most, (room - (across - 1) * GAP.x) / across);
  const boxes = Array.from({ length: count }, (_, n): Box => ({
    x: MARGIN + (n % across) * (each + GAP.x),
    y: MARGIN + Math.floor(n / across) * (BLOCK.height + GAP.y),
    width: each,
    height: BLOCK.height,
  }));
  const arrows = edges.map(([from, to]) =>
    to === from + 1 ? arrow(boxes[from]!, boxes[to]!) : detour(boxes[from]!, boxes[to]!),
  );
  const below = edges.some(([from, to]) => to > from + 1) ? GAP.y : 0;
  const height = 2 * MARGIN + rows * BLOCK.height + (rows - 1) * GAP.y + below;
  return { width, height, across, boxes, arrows };
}

/** To the block at the right, or, from the end of a row, between the rows to the first block of the next. */
function arrow(from: Box, to: Box): string {
  if (from.y === to.y) {
    const { y } = centre(from);
    return pathData`M${from.x + from.width},${y}H${to.x}M${to.x - TIP},${y - TIP}l${TIP},${TIP}l${-TIP},${TIP}`;
  }
  const [start, end] = [centre(from).x, centre(to).x];
  const between = to.y - GAP.y / 2;
  return pathData`M${start},${from.y + from.height}V${between}H${end}V${to.y}` + tip(end, to.y, -1);
}

/** Past the blocks between, under the row: to a block of the same row from below, to one of a later row from above. */
function detour(from: Box, to: Box): string {
  const [start, end] = [centre(from).x + ASIDE, centre(to).x - ASIDE];
  const under = from.y + BLOCK.height + GAP.y / 2 + ASIDE / 2;
  const [arrives, side] = from.y === to.y ? [to.y + to.height, 1] : [to.y, -1];
  const way = pathData`M${start},${from.y + from.height}V${under}H${end}V${arrives}`;
  return way + tip(end, arrives, side);
}

/** The tip of an arrow that arrives from below (1) or from above (−1). */
const tip = (x: number, y: number, side: number): string =>
  pathData`M${x - TIP},${y + side * TIP}l${TIP},${-side * TIP}l${TIP},${side * TIP}`;
