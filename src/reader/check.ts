import type { Instruction } from '../engine/graph.ts';
import type { Place } from '../engine/thread.ts';
import type { Trace } from '../engine/trace.ts';
import { at, cells } from '../tensor/tensor.ts';
import type { Experiment } from './experiment.ts';
import { centralDifference, sharedProbe } from './probe.ts';
import { shownCells } from './scene.ts';

/** A gradient by backpropagation beside the same by central difference. */
export interface Row {
  readonly place: Place;
  readonly analytic: number;
  readonly numeric: number;
  /** Relative error. */
  readonly error: number;
}

/** Between too coarse and too fine for 64-bit numbers: near the cube root of their rounding. */
export const BEST = 1e-5;
/** Relative error from which a gradient counts as wrong. */
export const TOLERANCE = 1e-5;
/** Steps ε of the valley, four a decade. */
export const EPSILONS = Array.from({ length: 45 }, (_, n) => 10 ** (n / 4 - 12));

/** Rounding of a loss of 1, a few units in its last place, which the division by ε enlarges. */
const ROUNDING = 16 * Number.EPSILON;

/** Gradients below this share of the largest are measured against it: the rounding of the loss drowns them. */
const FLOOR = 0.01;

/** |a − n| over the larger of the two. */
const relativeError = (a: number, n: number, largest: number): number =>
  a === n ? 0 : Math.abs(a - n) / Math.max(Math.abs(a), Math.abs(n), FLOOR * largest);

/** Every parameter's gradient in a trace against the central difference with step `epsilon`. */
export function gradientCheck(
  experiment: Experiment,
  t: number,
  trace: Trace,
  epsilon: number,
): Row[] {
  const largest = largestGradient(trace);
  return places(trace).map((place) => compare(experiment, t, trace, place, epsilon, largest));
}

/** The check of one parameter at every ε of `EPSILONS`. */
export function valley(experiment: Experiment, t: number, trace: Trace, place: Place): Row[] {
  const largest = largestGradient(trace);
  return EPSILONS.map((epsilon) => compare(experiment, t, trace, place, epsilon, largest));
}

/**
 * The first step of the backward pass whose gradient disagrees with the central difference of what it is the
 * gradient of, looking at one sample (0-based): the operation whose rule is wrong. Null where all agree.
 */
export function firstWrong(
  experiment: Experiment,
  t: number,
  trace: Trace,
  sample: number,
): Instruction | null {
  const probe = sharedProbe(experiment, t);
  const samples = trace.at('a0', 0)!.shape[1] ?? 1;
  const noise = (ROUNDING * Math.max(1, Math.abs(probe.loss()))) / BEST;
  const last = trace.steps.length;
  const wrong = trace.steps.find((step) => {
    if (step.phase !== 'backward') return false;
    const [gradient = ''] = step.writes;
    const key = gradient.slice(1);
    const value = trace.at(gradient, last)!;
    const isParameter = trace.graph.parameters.includes(key);
    // The gradient at a column is that of its own sample's loss, not of the mean.
    const share = isParameter ? 1 : samples;
    const rows = shownCells(gradient, value, sample).map((cell) => ({
      analytic: at(value, cell),
      numeric: share * centralDifference(probe, { key, cell }, BEST),
    }));
    const largest = Math.max(...rows.map(({ numeric }) => Math.abs(numeric)));
    return rows.some(
      ({ analytic: a, numeric: n }) =>
        relativeError(a, n, largest) > TOLERANCE && Math.abs(a - n) > share * noise,
    );
  });
  return wrong ?? null;
}

function compare(
  experiment: Experiment,
  t: number,
  trace: Trace,
  place: Place,
  epsilon: number,
  largest: number,
): Row {
  const analytic = gradientAt(trace, place);
  const numeric = centralDifference(sharedProbe(experiment, t), place, epsilon);
  return { place, analytic, numeric, error: relativeError(analytic, numeric, largest) };
}

/** ∂L/∂ of a parameter, of the mean loss of the mini-batch, as backpropagation has it. */
export const gradientAt = (trace: Trace, { key, cell }: Place): number =>
  at(trace.at(`d${key}`, trace.steps.length)!, cell);

const places = (trace: Trace): Place[] =>
  trace.graph.parameters.flatMap((key) =>
    cells(trace.at(key, 0)!.shape).map((cell) => ({ key, cell })),
  );

const largestGradient = (trace: Trace): number =>
  Math.max(...places(trace).map((place) => Math.abs(gradientAt(trace, place))));
