import { contours, ticks } from 'd3';
import type { Plot, PlotPoint, Interval } from './plot.ts';

/** Lines of equal height, about so many. */
const LEVELS = 12;

export interface Contour {
  readonly level: number;
  /** Path around what is at least as high. */
  readonly path: string;
}

/** The heights at which there are contours: round numbers, ascending, all above the lowest height. */
export function contourLevels(heights: readonly number[]): number[] {
  const finite = heights.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  return ticks(low, high, LEVELS).filter((level) => level > low);
}

/** Contours of heights on a grid of `columns` evenly spaced over the plot, its first row at the bottom. */
export function contourPaths(plot: Plot, heights: readonly number[], columns: number): Contour[] {
  const finite = heights.filter(Number.isFinite);
  const high = Math.max(...finite);
  const rows = heights.length / columns;
  // d3 puts the n-th number of a row at n + ½, and closes its rings half a step outside.
  const place = ([from, to]: Interval, count: number, at: number): string => {
    const share = Math.max(0, Math.min(1, (at - 0.5) / (count - 1)));
    return (from + share * (to - from)).toFixed(1);
  };
  const ring = (points: readonly (readonly number[])[]): string => {
    const corners = points.map(([x = 0, y = 0]) => {
      const across = place([plot.left, plot.right], columns, x);
      return `${across} ${place([plot.bottom, plot.top], rows, y)}`;
    });
    return `M${corners.join('L')}Z`;
  };
  const filled = heights.map((height) => (Number.isFinite(height) ? height : high));
  return contours()
    .size([columns, rows])
    .thresholds(contourLevels(heights))(filled)
    .map(({ value, coordinates }) => ({
      level: value,
      path: coordinates.flat().map(ring).join(''),
    }));
}

/** Straight lines from stop to stop. */
export const trail = ({ x, y }: Plot, stops: readonly PlotPoint[]): string =>
  stops.map(([a, b], n) => `${n ? 'L' : 'M'}${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join('');
