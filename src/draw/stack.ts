import type { Box } from './box.ts';

/** The maps of a tensor one behind another, the front one at the lower left; units as one strip. In px. */
export interface Stack {
  /** From the rear to the front, each with the place of its map. */
  readonly sheets: readonly { readonly map: number; readonly box: Box }[];
  readonly rows: number;
  readonly columns: number;
}

/** Maps that look out behind the front one, and how far at most, in px. */
const BEHIND = { maps: 4, most: 6, share: 0.075 } as const;
/** Width of a strip of units in px. */
const STRIP = 12;

/** The maps of one sample of a tensor of that shape, laid out in the middle of a box. */
export function stackOf(shape: readonly number[], room: Box, front = 0): Stack {
  const [columns = 1, rows = 1, ...rest] = shape.length > 1 ? shape.toReversed() : [1, ...shape];
  const maps = rest.reduce((product, length) => product * length, 1);
  const behind = Math.min(maps - 1, BEHIND.maps);
  const off = Math.min(BEHIND.most, BEHIND.share * Math.min(room.width, room.height));
  const cell = Math.min(
    (room.width - behind * off) / columns,
    (room.height - behind * off) / rows,
    STRIP,
  );
  const [width, height] = [shape.length > 1 ? columns * cell : STRIP, rows * cell];
  const x = room.x + (room.width - width - behind * off) / 2;
  const y = room.y + (room.height - height + behind * off) / 2;
  const sheets = Array.from({ length: behind + 1 }, (_, n) => ({
    map: (front + n) % maps,
    box: { x: x + n * off, y: y - n * off, width, height },
  }));
  return { sheets: sheets.toReversed(), rows, columns };
}

/** The place of a cell of one sample; if its map is not drawn, on the rearmost sheet. */
export function cellIn({ sheets, rows, columns }: Stack, cell: readonly number[]): Box {
  const [column = 0, row = 0, map = 0] = cell.length > 1 ? cell.toReversed() : [0, cell[0] ?? 0];
  const { box } = sheets.find((sheet) => sheet.map === map) ?? sheets[0]!;
  const [width, height] = [box.width / columns, box.height / rows];
  return { x: box.x + column * width, y: box.y + row * height, width, height };
}

/** Whether a cell of a sheet, counted row by row, lies wholly behind the sheet in front of it. */
export function covered(
  { sheets, rows, columns }: Stack,
  sheet: number,
): (cell: number) => boolean {
  const front = sheets[sheet + 1]?.box;
  if (!front) return () => false;
  const { box } = sheets[sheet]!;
  const [width, height] = [box.width / columns, box.height / rows];
  return (cell) =>
    box.x + ((cell % columns) + 1) * width <= front.x + front.width &&
    box.y + Math.floor(cell / columns) * height >= front.y;
}
