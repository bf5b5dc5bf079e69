import type { CellRef } from '../../engine/gradient-path.ts';
import type { Trace } from '../../engine/trace.ts';
import { at, cells } from '../../tensor/tensor.ts';
import type { Experiment } from '../experiment.ts';
import { centralDifference, sharedLossProbe } from './loss-probe.ts';

/** A gradient by backpropagation beside the same by central difference. */
export interface GradientComparison {
  readonly place: CellRef;
  readonly analytic: number;
  readonly numeric: number;
  /** Relative error. */
  readonly error: number;
}

/** Between too coarse and too fine for 64-bit numbers: near the cube root of their rounding. */
export const BEST_EPSILON = 1e-5;
/** Relative error from which a gradient counts as wrong. */
export const TOLERANCE = 1e-5;
/** Steps ε of the sweep, four a decade. */
export const EPSILONS = Array.from({ length: 45 }, (_, n) => 10 ** (n / 4 - 12));

/** Gradients below this share of the largest are measured against it: the rounding of the loss drowns them. */
const FLOOR = 0.01;

/** |a − n| over the larger of the two. */
export const relativeError = (a: number, n: number, largest: number): number =>
  a === n ? 0 : Math.abs(a - n) / Math.max(Math.abs(a), Math.abs(n), FLOOR * largest);

/** Every parameter's gradient in a trace against the central difference with step `epsilon`. */
export function gradientCheck(
  experiment: Experiment,
  t: number,
  trace: Trace,
  epsilon: number,
): GradientComparison[] {
  const largest = largestGradient(trace);
  return places(trace).map((place) => compare(experiment, t, trace, place, epsilon, largest));
}

/** The check of one parameter at every ε of `EPSILONS`. */
export function epsilonSweep(
  experiment: Experiment,
  t: number,
  trace: Trace,
  place: CellRef,
): GradientComparison[] {
  const largest = largestGradient(trace);
  return EPSILONS.map((epsilon) => compare(experiment, t, trace, place, epsilon, largest));
}

function compare(
  experiment: Experiment,
  t: number,
  trace: Trace,
  place: CellRef,
  epsilon: number,
  largest: number,
): GradientComparison {
  const analytic = gradientAt(trace, place);
  const numeric = centralDifference(sharedLossProbe(experiment, t), place, epsilon);
  return { place, analytic, numeric, error: relativeError(analytic, numeric, largest) };
}

/** ∂L/∂ of a parameter, of the mean loss of the mini-batch, as backpropagation has it. */
export const gradientAt = (trace: Trace, { key, cell }: CellRef): number =>
  at(trace.at(`d${key}`, trace.steps.length)!, cell);

const places = (trace: Trace): CellRef[] =>
  trace.graph.parameters.flatMap((key) =>
    cells(trace.at(key, 0)!.shape).map((cell) => ({ key, cell })),
  );

/** The size of the largest gradient with respect to a parameter. */
export const largestGradient = (trace: Trace): number =>
  Math.max(...places(trace).map((place) => Math.abs(gradientAt(trace, place))));
