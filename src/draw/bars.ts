import { scaleLinear } from 'd3';

/** Half of a track of bars at least, and twice the largest value that it has to hold. */
const LEAST = 4;

/** A bar from 0 to `value` on a track from −reach to reach, in shares of the track. */
export function bar(value: number, reach: number) {
  const [zero, end] = [0, value].map(scaleLinear([-reach, reach], [0, 1]).clamp(true));
  return { from: Math.min(zero!, end!), length: Math.abs(end! - zero!), end: end! };
}

/** How far a track reaches to both sides, so that the bars of `values` have room to move. */
export const reachOf = (values: readonly number[]): number =>
  Math.max(LEAST, 2 * Math.ceil(Math.max(...values.map(Math.abs))));
