/** Parameters kept at some training steps, ascending. */
export interface Snapshots {
  readonly steps: readonly number[];
  /** All in one row; undefined where none are kept. */
  at(t: number): Float64Array | undefined;
  /** The last step at or before t at which they are kept; the first where there is none. */
  before(t: number): number;
  add(t: number, parameters: Float64Array): void;
}

/** Bytes, and steps, that are kept at most. */
const [BYTES, STEPS] = [4e6, 512];

/** Keeps what it is given; when it is too much, every second one, so that what is left is about evenly apart. */
export function snapshotsFrom(start: number, first: Float64Array): Snapshots {
  const most = Math.max(8, Math.min(STEPS, Math.floor(BYTES / first.byteLength)));
  const rows = new Map([[start, first]]);
  let steps = [start];
  const last = (t: number): number => {
    let [low, high] = [0, steps.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (steps[middle]! <= t) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    get steps() {
      return steps;
    },
    at: (t) => rows.get(t),
    before: (t) => steps[last(t)]!,
    add(t, parameters) {
      if (t <= start || rows.has(t)) return;
      rows.set(t, parameters);
      steps = steps.toSpliced(last(t) + 1, 0, t);
      if (steps.length <= most) return;
      const stays = (n: number): boolean => n % 2 === 0 || n === steps.length - 1;
      steps.forEach((step, n) => stays(n) || rows.delete(step));
      steps = steps.filter((_, n) => stays(n));
    },
  };
}
