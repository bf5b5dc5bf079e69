import type { CellRef } from '../engine/gradient-path.ts';
import { checkpointAt, trainingSamples, type Experiment } from './experiment.ts';
import {
  difference,
  length,
  mainDirections,
  perpendicular,
  projected,
  randomDirection,
  scaled,
  singleDirection,
  unit,
  type ParameterPlane,
} from './parameter-plane.ts';
import { stepWork } from './run/job.ts';
import { parameterCount, toVector } from './run/parameter-vector.ts';
import { parameterVectorAt, runCacheOf, trainerAt } from './run/run-cache.ts';
import type { Survey } from './run/survey.ts';

/** Which directions span the plane over which the loss is drawn. */
export type Span =
  /** Two random ones, normalized by filters. */
  | { readonly kind: 'random'; readonly seed: number }
  /** Those in which the run has moved most. */
  | { readonly kind: 'way' }
  /** Against the gradient of all training samples, and the last step, as far as it is another direction. */
  | { readonly kind: 'step' }
  | { readonly kind: 'parameters'; readonly places: readonly [CellRef, CellRef] };

/** Of a run, places at most that are looked at, and samples of which the loss is a mean. */
const [PLACES, SAMPLES] = [80, 500];
/** Multiplications for which steps are replayed. */
const CHEAP = 1e7;

/** Parameters that a run has come past up to step t, ascending, the last at t. What is not known is replayed if it is cheap. */
export function wayTo(experiment: Experiment, t: number): Float64Array[] {
  const { network } = experiment;
  const rowAt = (step: number): Float64Array =>
    parameterVectorAt(network, checkpointAt(experiment, step), step).slice();
  return [...placesTo(experiment, t), t].map(rowAt);
}

/** Steps before t, ascending: densest at the beginning, where most happens, or those that are kept. */
function placesTo(experiment: Experiment, t: number): number[] {
  const { network, checkpoints } = experiment;
  const { job } = runCacheOf(network, checkpoints[0]);
  if (t * stepWork(job) <= CHEAP) {
    const wanted = Array.from({ length: PLACES }, (_, n) => Math.floor(t * (n / PLACES) ** 2));
    return [...new Set(wanted)].filter((step) => step < t);
  }
  const kept = checkpoints.flatMap((checkpoint, n) => {
    const end = Math.min(t, checkpoints[n + 1]?.t ?? Infinity);
    return runCacheOf(network, checkpoint).snapshots.steps.filter((step) => step < end);
  });
  const stride = Math.max(1, Math.ceil(kept.length / PLACES));
  return kept.filter((_, n) => n % stride === 0);
}

/**
 * The plane through the parameters of training step t. The directions of `way` and `step` are as long as all weights and
 * biases together; where there are none, for want of steps, random ones stand for them.
 */
export function planeThrough(experiment: Experiment, t: number, span: Span): ParameterPlane {
  const { network } = experiment;
  const checkpoint = checkpointAt(experiment, t);
  const origin = parameterVectorAt(network, checkpoint, t).slice();
  const random = (seed: number): Float64Array =>
    randomDirection(network, origin, span.kind === 'random' ? 2 * span.seed + seed : seed);
  const reach = length(onlyParameters(experiment, origin));
  const along = (direction: Float64Array | undefined, seed: number): Float64Array => {
    const own = direction && unit(onlyParameters(experiment, direction));
    return own && length(own) > 0.5 ? scaled(own, reach) : random(seed);
  };
  switch (span.kind) {
    case 'random':
      return { origin, directions: [random(0), random(1)] };
    case 'parameters': {
      const [one, other] = span.places;
      const direction = (place: CellRef) => singleDirection(network, origin.length, place);
      return { origin, directions: [direction(one), direction(other)] };
    }
    case 'way': {
      const places = wayTo(experiment, t).map((place) => onlyParameters(experiment, place));
      const main = mainDirections(onlyParameters(experiment, origin), places)?.directions;
      return { origin, directions: [along(main?.[0], 0), along(main?.[1], 1)] };
    }
    case 'step': {
      const gradients = trainerAt(network, checkpoint, t).gradients(samplesOf(experiment, t));
      const named = Object.fromEntries(
        Object.entries(gradients).map(([name, value]) => [name.slice(1), value]),
      );
      const downhill = unit(
        scaled(onlyParameters(experiment, toVector(network, { ...named })), -1),
      );
      const before = t > 0 ? stepBefore(experiment, t, origin) : undefined;
      const other = before && perpendicular(unit(before), downhill);
      const apart = other && length(other) > 1e-6 ? other : undefined;
      return { origin, directions: [along(downhill, 0), along(apart, 1)] };
    }
  }
}

/** What the last training step added to the parameters. */
function stepBefore(experiment: Experiment, t: number, origin: Float64Array): Float64Array {
  const { network } = experiment;
  const before = parameterVectorAt(network, checkpointAt(experiment, t - 1), t - 1);
  return onlyParameters(experiment, difference(origin, before));
}

/** A row with 0 for all that is no parameter: a plane moves nothing else. */
function onlyParameters({ network }: Experiment, row: Float64Array): Float64Array {
  const only = new Float64Array(row.length);
  only.set(row.subarray(0, parameterCount(network)));
  return only;
}

/** Samples of which the loss of a landscape is the mean: those trained on, of many some, evenly chosen. */
export function samplesOf(experiment: Experiment, t: number): readonly number[] {
  const all = trainingSamples(checkpointAt(experiment, t).data);
  const stride = Math.max(1, Math.ceil(all.length / SAMPLES));
  return all.filter((_, n) => n % stride === 0);
}

/** The losses over a square of the plane from −reach to reach, `side` places across and up. */
export function lossSurvey(
  plane: ParameterPlane,
  { reach, side }: { readonly reach: number; readonly side: number },
  samples: readonly number[],
): Extract<Survey, { readonly of: 'losses' }> {
  const places = Array.from({ length: side }, (_, n) => reach * ((2 * n) / (side - 1) - 1));
  return { of: 'losses', plane, across: places, up: places, samples };
}

/** The way of a run on a plane, and the share of its squared distances from the origin that the plane holds. */
export function wayOn(
  experiment: Experiment,
  plane: ParameterPlane,
  way: readonly Float64Array[],
): { readonly points: readonly (readonly [number, number])[]; readonly share: number } {
  const rows = way.map((row) => onlyParameters(experiment, row));
  const own = { ...plane, origin: onlyParameters(experiment, plane.origin) };
  const points = rows.map((row) => projected(own, row));
  let [all, held] = [0, 0];
  rows.forEach((row, n) => {
    const [a, b] = points[n]!;
    const [one, other] = plane.directions;
    all += length(difference(row, own.origin)) ** 2;
    held += one.reduce((sum, value, i) => sum + (a * value + b * other[i]!) ** 2, 0);
  });
  return { points, share: all > 0 ? held / all : 1 };
}
