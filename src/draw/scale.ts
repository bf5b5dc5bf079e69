/** Where a value is between −1 and 1 when `max` is the largest size of its kind; 0 where all are 0. */
export function strength(value: number, max: number): number {
  if (!(max > 0) || Number.isNaN(value)) return 0;
  return Math.max(-1, Math.min(1, value / max));
}

/** Largest size among numbers, 0 for none. */
export const largestSize = (values: Iterable<number>): number => {
  let max = 0;
  for (const value of values) max = Math.max(max, Math.abs(value));
  return max;
};

/** Width of an edge in px: 0.9 for 0, 5.5 for the largest weight. */
export const edgeWidth = (value: number, max: number): number =>
  0.9 + 4.6 * Math.abs(strength(value, max));
