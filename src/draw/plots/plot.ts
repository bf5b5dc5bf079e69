import { extent, line, scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3';

/** Room around the lines of a plot for its ticks, in px. */
const MARGIN = { left: 46, right: 12, top: 24, bottom: 30 };
/** Least px between two ticks. */
const [ACROSS, DOWN] = [64, 44];

export type PlotPoint = readonly [x: number, y: number];
export type Interval = readonly [from: number, to: number];
type Scale = ScaleContinuousNumeric<number, number>;

/** Two scales in a box of px, with their ticks. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

interface Wanted {
  readonly width: number;
  readonly height: number;
  readonly x: Interval;
  readonly y: Interval;
}

const box = ({ width, height }: Wanted) => ({
  width,
  height,
  left: MARGIN.left,
  right: width - MARGIN.right,
  top: MARGIN.top,
  bottom: height - MARGIN.bottom,
});

const count = (from: number, to: number, apart: number): number =>
  Math.max(2, Math.floor(Math.abs(to - from) / apart));

export function linearPlot(wanted: Wanted): Plot {
  const { left, right, top, bottom } = box(wanted);
  const x = scaleLinear(wanted.x, [left, right]);
  const y = scaleLinear(wanted.y, [bottom, top]);
  return {
    ...box(wanted),
    x,
    y,
    xTicks: x.ticks(count(left, right, ACROSS)),
    yTicks: y.ticks(count(top, bottom, DOWN)),
  };
}

/** Both scales logarithmic; ticks at whole powers of ten. */
export function logPlot(wanted: Wanted): Plot {
  const { left, right, top, bottom } = box(wanted);
  const x = scaleLog(wanted.x, [left, right]).clamp(true);
  const y = scaleLog(wanted.y, [bottom, top]).clamp(true);
  return {
    ...box(wanted),
    x,
    y,
    xTicks: decades(wanted.x, count(left, right, 46)),
    yTicks: decades(wanted.y, count(top, bottom, 28)),
  };
}

/** Whole numbers across, one tick each where there is room; powers of ten up. */
export function growthPlot(wanted: Wanted): Plot {
  const { left, right, top, bottom } = box(wanted);
  const x = scaleLinear(wanted.x, [left, right]);
  const y = scaleLog(wanted.y, [bottom, top]).clamp(true);
  return {
    ...box(wanted),
    x,
    y,
    xTicks: x.ticks(count(left, right, ACROSS / 2)).filter(Number.isInteger),
    yTicks: decades(wanted.y, count(top, bottom, 28)),
  };
}

/** Powers of ten within a range, at most so many, evenly apart. */
function decades([from, to]: Interval, most: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(from)), Math.floor(Math.log10(to))];
  const stride = Math.max(1, Math.ceil((last - first + 1) / most));
  return Array.from(
    { length: Math.floor((last - first) / stride) + 1 },
    (_, n) => 10 ** (last - n * stride),
  ).toReversed();
}

/** Path through points, broken where a number is not finite. */
export const curve = ({ x, y }: Plot, points: readonly PlotPoint[]): string =>
  line<PlotPoint>(
    ([at]) => x(at),
    ([, value]) => y(value),
  ).defined((point) => point.every(Number.isFinite))(points) ?? '';

/** `count` numbers evenly apart, both ends among them. */
export const evenlySpaced = ([from, to]: Interval, count: number): number[] =>
  Array.from({ length: count }, (_, n) => from + ((to - from) * n) / (count - 1));

/** Around a value, from a grid half as wide as the range, so that small changes leave it where it is. */
export function intervalAround(value: number, reach: number): Interval {
  const centre = reach * Math.round(value / reach);
  return [centre - reach, centre + reach];
}

/** What holds all finite values with a little room, never less high than `least`. */
export function paddedInterval(values: readonly number[], least: number): Interval {
  const [low = 0, high = 0] = extent(values.filter(Number.isFinite));
  const missing = Math.max(0, least - (high - low)) / 2;
  const margin = 0.08 * Math.max(high - low, least);
  return [low - missing - margin, high + missing + margin];
}

/** Ends of the straight line through a point with that slope, `half` px to both sides along it. */
export function tangent({ x, y }: Plot, [at, value]: PlotPoint, slope: number, half: number) {
  const [perX, perY] = [x(at + 1) - x(at), y(value + 1) - y(value)];
  const steepness = (slope * perY) / perX;
  const dx = half / Math.hypot(1, steepness);
  const [cx, cy] = [x(at), y(value)];
  return {
    from: [cx - dx, cy - dx * steepness] as PlotPoint,
    to: [cx + dx, cy + dx * steepness] as PlotPoint,
  };
}
