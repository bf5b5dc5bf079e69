import { range } from 'd3';

type Point = readonly number[];

/**
 * The point that comes `by` places after `from` in the order along an axis, points at the same place in the order of
 * the list; the first or the last of all where there are not so many.
 */
export function arrowOrder(
  points: readonly Point[],
  axis: 0 | 1,
  from: number,
  by: number,
): number {
  const order = range(points.length).toSorted(
    (one, other) => points[one]![axis]! - points[other]![axis]! || one - other,
  );
  const place = order.indexOf(from) + by;
  return order[Math.max(0, Math.min(order.length - 1, place))]!;
}
