import { scaleLinear, scaleLog, scaleSymlog, ticks } from 'd3';
import type { Plot, Interval } from './plot.ts';

/** Room around the lines for the ticks, in px. */
const MARGIN = { left: 46, right: 26, top: 24, bottom: 28 };
/** Least px between two ticks. */
const [ACROSS, DOWN] = [72, 36];

interface Wanted {
  readonly width: number;
  readonly height: number;
  /** Training steps that there must be room for. */
  readonly steps: number;
  /** Of what is drawn; the smallest above 0 where `log`. */
  readonly values: Interval;
  readonly log: boolean;
}

/**
 * A plot over training steps, which grow by factors from left to right, 0 being where 1 would be on a logarithmic axis.
 * Its scales reach to round numbers, so that they rest while the lines grow.
 */
export function curvesPlot({ width, height, steps, values, log }: Wanted): Plot {
  const box = {
    left: MARGIN.left,
    right: width - MARGIN.right,
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
  };
  const last = roundUp(Math.max(10, steps));
  const x = scaleSymlog([0, last], [box.left, box.right]);
  const ends = log ? decadesAround(values) : linearAround(values);
  const y = (log ? scaleLog : scaleLinear)(ends, [box.bottom, box.top]).clamp(true);
  const down = Math.max(2, Math.floor((box.bottom - box.top) / DOWN));
  return {
    width,
    height,
    ...box,
    x,
    y,
    xTicks: [0, ...decades([1, last], Math.max(2, Math.floor((box.right - box.left) / ACROSS)))],
    yTicks: log ? decades(ends, down) : ticks(ends[0], ends[1], down),
  };
}

/** A round number, not below a number above 0. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const times =
    [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value * (1 - 1e-12)) ?? 10;
  return times * power;
}

const linearAround = ([, high]: Interval): Interval => [0, high > 0 ? roundUp(high) : 1];

function decadesAround([low, high]: Interval): Interval {
  const top = Math.ceil(Math.log10(high > 0 ? high : 1));
  const bottom = Math.floor(Math.log10(low > 0 ? low : 1e-3));
  return [10 ** Math.min(bottom, top - 1), 10 ** top];
}

function decades([from, to]: Interval, most: number): number[] {
  const [first, last] = [Math.round(Math.log10(from)), Math.floor(Math.log10(to) + 1e-9)];
  const stride = Math.max(1, Math.ceil((last - first + 1) / most));
  return Array.from(
    { length: Math.floor((last - first) / stride) + 1 },
    (_, n) => 10 ** (first + n * stride),
  );
}
