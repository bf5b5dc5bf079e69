/*
 * One exponential for everything that is computed, on every machine: the additions and multiplications below, in this
 * order. e^x = 2^(n/128) e^r with n whole and |r| ≤ ln 2 / 256. Source: P. T. P. Tang, "Table-driven implementation of
 * the exponential function in IEEE floating-point arithmetic", 1989; the polynomial is that of S. Nagy, ARM optimized
 * routines, 2018. kernels/exp.ts is the same.
 */

const STEPS = 128;
const STEPS_PER_1 = STEPS * Math.LOG2E;
/** ln 2 / 128 in two parts; the last 21 bits of the first are 0, so that n times it is exact. */
const HIGH = 0.6931471803691238 / STEPS;
const LOW = 1.9082149292705877e-10 / STEPS;
/** Added to a number and taken off again, it leaves the nearest whole one. */
const ROUND = 6755399441055744; // 1.5 · 2⁵²
/** Of e^r − 1 = r + QUADRATIC r² + …; their error is 2⁻⁶⁶. */
const QUADRATIC = 0.49999999999996786;
const CUBIC = 0.16666666666665886;
const QUARTIC = 0.0416666808410674;
const QUINTIC = 0.008333335853059549;
/** Beyond these e^x is infinite, or 0. */
const HIGHEST = 710;
const LOWEST = -746;

/** 2^n at n + SMALLEST. */
const SMALLEST = 540;
const POWERS = Float64Array.from({ length: 2 * SMALLEST }, (_, n) => 2 ** (n - SMALLEST));

/** 2^(j/128) at 2 j, and by which share of itself the true one is larger, for j = 0 … 127. */
const roots = rootsOfTwo();

/** In whole numbers of 2⁻¹²⁸, and so the same everywhere. */
function rootsOfTwo(): Float64Array {
  const bits = 128n;
  let step = 2n << bits;
  for (let n = 1; n < STEPS; n *= 2) step = squareRoot(step << bits);
  const pairs = new Float64Array(2 * STEPS);
  for (let j = 0, power = 1n << bits; j < STEPS; j++, power = (power * step) >> bits) {
    const near = Number(power);
    pairs[2 * j] = near / 2 ** 128;
    pairs[2 * j + 1] = Number(power - BigInt(near)) / near;
  }
  return pairs;
}

/** Rounded down, by Newton's method from above. */
function squareRoot(square: bigint): bigint {
  let root = square;
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** What kernels/exp.ts reads from memory, in its order. */
export const expTable = Float64Array.from([
  STEPS_PER_1,
  ROUND,
  HIGH,
  LOW,
  QUADRATIC,
  CUBIC,
  QUARTIC,
  QUINTIC,
  ...roots,
]);

const clamp = (x: number): number => (x < LOWEST ? LOWEST : x > HIGHEST ? HIGHEST : x);

/** The nearest whole number of steps to x. */
const stepsTo = (x: number): number => x * STEPS_PER_1 + ROUND - ROUND;

/** Place in the table of the root that n steps end with. */
const placeOf = (n: number): number => (n & (STEPS - 1)) << 1;

/** e^r − 1, with r = x − n ln 2 / 128, and the rest of the root. */
function rest(x: number, n: number): number {
  const r = x - n * HIGH - n * LOW;
  const r2 = r * r;
  const low = r2 * (QUADRATIC + r * CUBIC);
  const high = r2 * r2 * (QUARTIC + r * QUINTIC);
  return roots[placeOf(n | 0) + 1]! + r + low + high;
}

/** value · 2^⌊n/128⌋, as two factors: the power itself may be no normal number. */
function scale(value: number, n: number): number {
  const k = n >> 7;
  const half = k >> 1;
  return value * POWERS[half + SMALLEST]! * POWERS[k - half + SMALLEST]!;
}

/** e^x within one unit in the last place. */
export function exp(x: number): number {
  const within = clamp(x);
  const n = stepsTo(within);
  const root = roots[placeOf(n | 0)]!;
  return scale(root + root * rest(within, n), n | 0);
}

/** e^x − 1 for x ≤ 0 within two units in the last place. */
export function expm1OfNegative(x: number): number {
  const within = clamp(x);
  const n = stepsTo(within);
  const power = scale(roots[placeOf(n | 0)]!, n | 0);
  return power - 1 + power * rest(within, n);
}
