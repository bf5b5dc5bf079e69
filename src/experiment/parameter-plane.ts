import { offset, size } from '../tensor/tensor.ts';
import { modelOf, type Network } from '../layers/network.ts';
import { seeded } from '../tensor/random.ts';
import type { CellRef } from '../engine/gradient-path.ts';

/** A plane through one place among all parameters, each in one row as `toVector` has it. */
export interface ParameterPlane {
  readonly origin: Float64Array;
  readonly directions: readonly [Float64Array, Float64Array];
}

/** The parameters so far along each direction from the origin. */
export function pointOn(
  { origin, directions: [one, other] }: ParameterPlane,
  [a, b]: readonly [number, number],
): Float64Array {
  return origin.map((value, n) => value + a * one[n]! + b * other[n]!);
}

/** How far along each direction the place of the plane lies that is nearest to given parameters. */
export function projected(
  { origin, directions: [one, other] }: ParameterPlane,
  parameters: Float64Array,
): readonly [number, number] {
  const away = difference(parameters, origin);
  const [aa, ab, bb] = [dot(one, one), dot(one, other), dot(other, other)];
  const [a, b] = [dot(one, away), dot(other, away)];
  const determinant = aa * bb - ab * ab;
  if (determinant <= 1e-12 * aa * bb) return [aa > 0 ? a / aa : 0, 0];
  return [(bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant];
}

/**
 * A random direction in which the weights into each unit, or each kernel, are a vector as long as those of the network;
 * biases together are another. What training keeps besides parameters is 0.
 * Source: H. Li et al., "Visualizing the loss landscape of neural nets", 2018, section 4 (filter normalization).
 */
export function randomDirection(
  network: Network,
  parameters: Float64Array,
  seed: number,
): Float64Array {
  const random = seeded(seed);
  const direction = new Float64Array(parameters.length);
  let place = 0;
  for (const shape of Object.values(modelOf(network).parameters)) {
    const numbers = size(shape);
    const filter = shape.length > 1 ? numbers / shape[0]! : numbers;
    for (const end = place + numbers; place < end; place += filter) {
      const drawn = Float64Array.from({ length: filter }, () => normal(random));
      const own = parameters.subarray(place, place + filter);
      direction.set(scaled(drawn, length(own) / length(drawn)), place);
    }
  }
  return direction;
}

/** The direction in which one parameter alone grows. */
export function singleDirection(network: Network, count: number, { key, cell }: CellRef) {
  const direction = new Float64Array(count);
  let place = 0;
  for (const [name, shape] of Object.entries(modelOf(network).parameters)) {
    if (name === key) direction[place + offset(shape, cell)] = 1;
    place += size(shape);
  }
  return direction;
}

/**
 * The two directions, perpendicular and of length 1, along which places lie farthest from an origin, and the share of
 * their squared distances that lies in them; null where all are at the origin. The second is 0 where they are on a line.
 */
export function mainDirections(
  origin: Float64Array,
  places: readonly Float64Array[],
): { readonly directions: readonly [Float64Array, Float64Array]; readonly share: number } | null {
  const away = places.map((place) => difference(place, origin));
  const all = away.reduce((sum, one) => sum + dot(one, one), 0);
  if (!(all > 0)) return null;
  const found: Float64Array[] = [];
  let rest = away;
  let held = 0;
  for (let n = 0; n < 2; n++) {
    const direction = mainDirection(rest);
    held += rest.reduce((sum, one) => sum + dot(one, direction) ** 2, 0);
    rest = rest.map((one) => along(one, direction, -dot(one, direction)));
    found.push(direction);
  }
  return { directions: [found[0]!, found[1]!], share: held / all };
}

/** How often the main direction is improved. */
const ROUNDS = 60;

/** By the power method on the places themselves, from the farthest of them; 0 where all are 0. */
function mainDirection(away: readonly Float64Array[]): Float64Array {
  const farthest = away.reduce((one, other) => (length(other) > length(one) ? other : one));
  let direction = unit(farthest);
  for (let round = 0; round < ROUNDS; round++) {
    const sum = new Float64Array(direction.length);
    for (const one of away) {
      const share = dot(one, direction);
      for (let n = 0; n < sum.length; n++) sum[n]! += share * one[n]!;
    }
    if (!(length(sum) > 0)) break;
    direction = unit(sum);
  }
  return direction;
}

/** What is left of one direction beside another, `onto`, of length 1. */
export const perpendicular = (direction: Float64Array, onto: Float64Array): Float64Array =>
  along(direction, onto, -dot(direction, onto));

export const length = (vector: Float64Array): number => Math.sqrt(dot(vector, vector));

export const scaled = (vector: Float64Array, factor: number): Float64Array =>
  vector.map((value) => (Number.isFinite(factor) ? factor * value : 0));

/** The same direction with length 1; 0 stays 0. */
export const unit = (vector: Float64Array): Float64Array => scaled(vector, 1 / length(vector));

export const difference = (one: Float64Array, other: Float64Array): Float64Array =>
  one.map((value, n) => value - other[n]!);

export const dot = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, n) => sum + value * other[n]!, 0);

const along = (vector: Float64Array, direction: Float64Array, share: number): Float64Array =>
  vector.map((value, n) => value + share * direction[n]!);

/** A number of the standard normal distribution, by G. E. P. Box and M. E. Muller. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
