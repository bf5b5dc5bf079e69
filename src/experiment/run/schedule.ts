/** The training steps at which a run is measured and kept: densely at first, then at ever longer strides. */
export interface Grid {
  /** The step that the grid begins with. */
  readonly start: number;
  /** The first stride, a power of two. */
  readonly base: number;
  /** Points at each stride, before it doubles; twice as many at the first. */
  readonly dense: number;
}

/** Distance from a step of the grid to the next one. */
function strideAt({ start, base, dense }: Grid, t: number): number {
  const points = (t - start) / (base * dense);
  return points < 1 ? base : base * 2 ** Math.floor(Math.log2(points));
}

/** The first step of the grid after t. */
export function nextOn(grid: Grid, t: number): number {
  const stride = strideAt(grid, t);
  return grid.start + (Math.floor((t - grid.start) / stride) + 1) * stride;
}

export const isOn = (grid: Grid, t: number): boolean => (t - grid.start) % strideAt(grid, t) === 0;
