/*
 * One exponential for everything that is computed, on every machine: the additions and multiplications below, in this
 * order. e^x = 2^k e^r with k whole and |r| ≤ ln 2 / 2. Source: P. T. P. Tang, "Table-driven implementation of the
 * exponential function in IEEE floating-point arithmetic", 1989, without the table. kernels/exp.ts is the same.
 */

const LN2_HIGH = 0.6931471803691238; // its last 21 bits are nought, so that k times it is exact
const LN2_LOW = 1.9082149292705877e-10;
/** Added to a number and taken off again, it leaves the nearest whole one. */
const ROUND = 6755399441055744; // 1.5 · 2⁵²
/** Beyond these e^x is infinite, or nought. */
const HIGHEST = 710;
const LOWEST = -746;

/** 2^n at n + SMALLEST: a factor 2^k is applied as two, because 2^k itself may be no normal number. */
const SMALLEST = 540;
const POWERS = Float64Array.from({ length: 2 * SMALLEST }, (_, n) => 2 ** (n - SMALLEST));

const clamp = (x: number): number => (x < LOWEST ? LOWEST : x > HIGHEST ? HIGHEST : x);

const nearest = (x: number): number => x * Math.LOG2E + ROUND - ROUND;

/** value · 2^k */
function scale(value: number, k: number): number {
  const half = (k | 0) >> 1;
  return value * POWERS[half + SMALLEST]! * POWERS[(k | 0) - half + SMALLEST]!;
}

/** e^r − 1 with r = x − k ln 2: r + r² q(r), q the Chebyshev fit of degree 10, its error 2·10⁻¹⁹. */
function reduced(x: number, k: number): number {
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  const r2 = r * r;
  const r4 = r2 * r2;
  const q01 = 0.5 + r * 0.1666666666666667;
  const q23 = 0.04166666666666667 + r * 0.008333333333326084;
  const q45 = 0.0013888888888883711 + r * 0.0001984126987500228;
  const q67 = 2.480158732567746e-5 + r * 2.755725517000089e-6;
  const q810 = 2.755727347871858e-7 + r * 2.5105312729622103e-8 + r2 * 2.09147553258932e-9;
  const q = q01 + r2 * q23 + (q45 + r2 * q67) * r4 + q810 * (r4 * r4);
  return r + (r2 * q + lost);
}

/** e^x within one unit in the last place. */
export function exp(x: number): number {
  const within = clamp(x);
  const k = nearest(within);
  return scale(1 + reduced(within, k), k);
}

/** e^x − 1 for x ≤ 0 within two units in the last place. */
export function expm1OfNegative(x: number): number {
  const within = clamp(x);
  const k = nearest(within);
  const power = scale(1, k);
  return scale(reduced(within, k), k) + (power - 1);
}
