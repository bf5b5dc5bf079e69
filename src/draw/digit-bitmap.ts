/** A point of a drawing, in any unit. */
export type Point = readonly [x: number, y: number];

/** A line drawn without lifting the pen. */
export type Stroke = readonly Point[];

/** Points of the bitmap, and of a block of which the ink is counted, along each side. */
const [BITMAP, BLOCK] = [32, 4];

/** Half the width of the pen, in points of the bitmap: about that of the digits of the data set. */
const PEN = 2.6;

/**
 * A drawing as the digits of the data set were made: scaled so that it fills 32 × 32 points along its longer side,
 * centered, and inked with a pen of one width. 32² numbers, 0 or 1, row by row; all 0 for a drawing without points.
 */
export function bitmapOf(strokes: readonly Stroke[]): Uint8Array {
  const bits = new Uint8Array(BITMAP * BITMAP);
  const points = strokes.flat();
  if (points.length === 0) return bits;
  const range = (axis: 0 | 1): readonly [number, number] => {
    const places = points.map((point) => point[axis]);
    return [Math.min(...places), Math.max(...places)];
  };
  const [left, right] = range(0);
  const [top, bottom] = range(1);
  const scale = (BITMAP - 2 * PEN) / Math.max(right - left, bottom - top, 1e-9);
  const place = ([x, y]: Point): Point => [
    BITMAP / 2 + (x - (left + right) / 2) * scale,
    BITMAP / 2 + (y - (top + bottom) / 2) * scale,
  ];
  for (const stroke of strokes) {
    const placed = stroke.map(place);
    placed.forEach((to, n) => ink(bits, placed[Math.max(0, n - 1)]!, to));
  }
  return bits;
}

/** Inks all points within a pen's reach of a segment. */
function ink(bits: Uint8Array, [x1, y1]: Point, [x2, y2]: Point): void {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  for (let row = 0; row < BITMAP; row++) {
    for (let column = 0; column < BITMAP; column++) {
      const [x, y] = [column + 0.5, row + 0.5];
      const along = length > 0 ? ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length : 0;
      const t = Math.max(0, Math.min(1, along));
      const off = Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1));
      if (off <= PEN) bits[row * BITMAP + column] = 1;
    }
  }
}

/** The ink of each block of 4 × 4 points, 0 to 16, row by row: 8 × 8 numbers. */
export function blockCounts(bits: ArrayLike<number>): number[] {
  const side = BITMAP / BLOCK;
  const counts = Array.from({ length: side * side }, () => 0);
  for (let n = 0; n < bits.length; n++) {
    const [row, column] = [Math.floor(n / BITMAP), n % BITMAP];
    const block = Math.floor(row / BLOCK) * side + Math.floor(column / BLOCK);
    counts[block] = counts[block]! + bits[n]!;
  }
  return counts;
}

/** A drawing as the network reads it: 64 numbers from 0 to 1. */
export const pixelsOf = (strokes: readonly Stroke[]): number[] =>
  blockCounts(bitmapOf(strokes)).map((count) => count / (BLOCK * BLOCK));
