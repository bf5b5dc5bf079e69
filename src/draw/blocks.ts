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

/** Size of a block, at least that of four names, and the space between two. */
const BLOCK = { least: 90, most: 156, height: 62, tallest: 150 } as const;
const GAP = { x: 14, y: 18 } as const;
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
  if (from.y === to.y) {
    const { y } = centre(from);
    return pathData`M${from.x + from.width},${y}H${to.x}M${to.x - TIP},${y - TIP}l${TIP},${TIP}l${-TIP},${TIP}`;
  }
  const [start, end] = [centre(from).x, centre(to).x];
  const between = to.y - gap / 2;
  return pathData`M${start},${from.y + from.height}V${between}H${end}V${to.y}` + tip(end, to.y, -1);
}

/** Past the blocks between, under the row: to a block of the same row from below, to one of a later row from above. */
function detour(from: Box, to: Box, gap: number): string {
  const [start, end] = [centre(from).x + ASIDE, centre(to).x - ASIDE];
  const under = from.y + from.height + gap / 2 + ASIDE / 2;
  const [arrives, side] = from.y === to.y ? [to.y + to.height, 1] : [to.y, -1];
  const way = pathData`M${start},${from.y + from.height}V${under}H${end}V${arrives}`;
  return way + tip(end, arrives, side);
}

/** The tip of an arrow that arrives from below (1) or from above (−1). */
const tip = (x: number, y: number, side: number): string =>
  pathData`M${x - TIP},${y + side * TIP}l${TIP},${-side * TIP}l${TIP},${side * TIP}`;
