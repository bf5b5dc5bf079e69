import type { UnitBox, UnitColumns } from './unit-columns.ts';

/** An edge between two units of neighbouring columns. */
export interface UnitEdge {
  readonly from: UnitBox;
  readonly to: UnitBox;
}

/** Every edge between the units that are shown, from left to right. */
export const unitEdges = ({ boxes }: UnitColumns): UnitEdge[] =>
  boxes.flatMap((to) =>
    boxes.filter(({ layer }) => layer === to.layer - 1).map((from) => ({ from, to })),
  );

/** From the right side of a square to the left side of another, level at both ends. */
export function edgePath({ size }: UnitColumns, { from, to }: UnitEdge): string {
  const [left, right] = [from.x + size / 2, to.x - size / 2];
  const middle = (left + right) / 2;
  return `M${left} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${right} ${to.y}`;
}

/** The edge that passes a point at less than `reach` px; null where none does. */
export function nearestEdge(
  columns: UnitColumns,
  [x, y]: readonly [number, number],
  reach: number,
): UnitEdge | null {
  const { size } = columns;
  let [nearest, least]: [UnitEdge | null, number] = [null, reach];
  for (const edge of unitEdges(columns)) {
    const [left, right] = [edge.from.x + size / 2, edge.to.x - size / 2];
    if (x < left || x > right) continue;
    const share = curveShare((x - left) / (right - left));
    const rise = share * share * (3 - 2 * share);
    const distance = Math.abs(edge.from.y + rise * (edge.to.y - edge.from.y) - y);
    if (distance < least) [nearest, least] = [edge, distance];
  }
  return nearest;
}

/** The parameter at which a curve with both handles in the middle has reached a fraction of its width: s of 1.5 s (1 − s) + s³ = share. */
function curveShare(share: number): number {
  let [low, high] = [0, 1];
  for (let n = 0; n < 30; n++) {
    const s = (low + high) / 2;
    if (1.5 * s * (1 - s) + s ** 3 < share) low = s;
    else high = s;
  }
  return (low + high) / 2;
}
