/** What one column of a network on images holds. */
export interface ImageColumn {
  /** What its images are of. */
  readonly kind: 'input' | 'template' | 'kernel' | 'map' | 'unit' | 'class';
  /** The tensor that they are parts of, one after the other. */
  readonly key: string;
  readonly count: number;
  /** Images side by side in one: of a kernel its channels. */
  readonly parts: number;
  readonly rows: number;
  readonly columns: number;
}

/** An image of a column, in px. */
export interface ImageBox {
  readonly column: number;
  /** Place in the column, 0-based. */
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Gap between images, and between parts of one, in px; the largest side, the smallest, one that can be seen; the room of a class. */
const [GAP, SEAM, LARGEST, SMALLEST, SEEN, CLASS] = [6, 2, 44, 12, 14, 124];
/** Share of the width that columns of images may take together. */
const SHARE = 0.72;

/** Columns from left to right, each in the middle of the height, wrapped where it is too high. */
export function imageColumns(
  columns: readonly ImageColumn[],
  width: number,
  height: number,
): readonly ImageBox[] {
  let largest = LARGEST;
  let laidOut = columns.map((column) => layOut(column, height, largest));
  const total = (): number => sumOf(laidOut.map((one) => one.width));
  while (total() > SHARE * width && largest > SMALLEST) {
    largest -= 2;
    laidOut = columns.map((column) => layOut(column, height, largest));
  }
  // Edges need more room than a change from picture to picture.
  const needs = columns.map(({ kind }) => (kind === 'class' || kind === 'unit' ? 3 : 1));
  const gap = (width - total()) / Math.max(1, sumOf(needs.slice(1)));
  let left = 0;
  return laidOut.flatMap(({ boxes, width: own }, column) => {
    const placed = boxes.map((box) => ({ ...box, x: box.x + left, column }));
    left += own + Math.max(GAP, gap * (needs[column + 1] ?? 0));
    return placed;
  });
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

function layOut(
  { kind, count, parts, rows, columns }: ImageColumn,
  height: number,
  largest: number,
): { readonly width: number; readonly boxes: Omit<ImageBox, 'column'>[] } {
  if (kind === 'class') {
    const pitch = Math.min(28, height / count);
    const top = (height - pitch * count) / 2;
    const boxes = Array.from({ length: count }, (_, n) => ({
      n,
      x: 0,
      y: top + n * pitch,
      width: CLASS,
      height: pitch,
    }));
    return { width: CLASS, boxes };
  }
  const asked = kind === 'input' ? 2 * largest : largest;
  // Maps and kernels stay in one column where they can be seen there.
  const alone = kind === 'map' || kind === 'kernel' ? Math.max(SEEN, height / count - GAP) : asked;
  const most = Math.min(height, asked, alone, parts > 1 ? SEEN : asked);
  // An image with a single row and column is a unit, and small.
  const tall = kind === 'unit' ? Math.min(most, 18) : most;
  const inColumn = Math.max(1, Math.floor((height + GAP) / (tall + GAP)));
  const wraps = Math.ceil(count / inColumn);
  const deep = Math.ceil(count / wraps);
  const cell = tall / rows;
  const wide = parts * columns * cell + (parts - 1) * SEAM;
  const pitch = Math.min(tall * 1.6, (height + GAP) / deep);
  const top = (height - (deep - 1) * pitch - tall) / 2;
  const boxes = Array.from({ length: count }, (_, n) => ({
    n,
    x: Math.floor(n / deep) * (wide + GAP),
    y: top + (n % deep) * pitch,
    width: wide,
    height: tall,
  }));
  return { width: wraps * (wide + GAP) - GAP, boxes };
}
