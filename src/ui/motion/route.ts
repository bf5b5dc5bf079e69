import { centre, type Box, type Point } from '../../draw/box.ts';

/** How far along the way the cells of a part have met. */
export const MEET = 0.45;

/** Something under way between matrices: a cell as large as it is, or, once the cells have met, what they make. */
export interface Chip {
  readonly at: Point;
  readonly cell: Box | null;
}

/**
 * Where a part is between the matrices: its cells first go to the last of them, which waits; as one product from there,
 * through the stations between, into the cell of the result.
 */
export function chipsAt(
  cells: readonly Box[],
  stations: readonly Point[],
  at: number,
): readonly Chip[] {
  const meeting = cells.at(-1);
  if (!meeting) return [];
  const place = centre(meeting);
  if (at < MEET) {
    return cells.slice(0, Math.max(1, cells.length - 1)).map((cell) => {
      const middle = between(centre(cell), place, ease(at / MEET));
      const [x, y] = [middle.x - cell.width / 2, middle.y - cell.height / 2];
      return { at: middle, cell: { ...cell, x, y } };
    });
  }
  const way = [place, ...stations];
  const along = ((at - MEET) / (1 - MEET)) * (way.length - 1);
  const leg = Math.min(way.length - 2, Math.floor(along));
  if (leg < 0) return [{ at: place, cell: null }];
  return [{ at: between(way[leg]!, way[leg + 1]!, ease(along - leg)), cell: null }];
}

const between = (from: Point, to: Point, t: number): Point => ({
  x: from.x + (to.x - from.x) * t,
  y: from.y + (to.y - from.y) * t,
});

/** Slow at both ends. */
export const ease = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2);
