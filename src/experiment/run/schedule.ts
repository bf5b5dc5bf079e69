/** The training steps at which a run is measured and kept: densely at first, then at ever longer strides. */
export interface Schedule {
  /** The step that the schedule begins with. */
  readonly start: number;
  /** The first stride, a power of two. */
  readonly base: number;
  /** Points at each stride, before it doubles; twice as many at the first. */
  readonly dense: number;
}

/** Distance from a step of the schedule to the next one. */
function strideAt({ start, base, dense }: Schedule, t: number): number {
  const points = (t - start) / (base * dense);
  return points < 1 ? base : base * 2 ** Math.floor(Math.log2(points));
}

/** The first step of the schedule after t. */
export function nextPoint(schedule: Schedule, t: number): number {
  const stride = strideAt(schedule, t);
  return schedule.start + (Math.floor((t - schedule.start) / stride) + 1) * stride;
}

export const isPoint = (schedule: Schedule, t: number): boolean =>
  (t - schedule.start) % strideAt(schedule, t) === 0;
