import { describe, expect, test } from 'vitest';
import { sigmoid, sigmoidSlope, tanh, tanhSlope } from '../src/tensor/activations.ts';
import { exp, expm1OfNegative } from '../src/tensor/exp.ts';
import { seeded } from '../src/tensor/random.ts';

/*
 * The reference: whole numbers of 2⁻²⁵⁰⁰, apart from the book's engine. Every double between 2⁻¹⁰⁷⁴ and 2¹⁰⁷⁴ is one
 * exactly, and e^−745 still has more than a thousand bits.
 */
const BITS = 2500n;
const ONE = 1n << BITS;

const exact = (x: number): bigint => {
  let [value, shift] = [x, 0n];
  while (!Number.isInteger(value)) [value, shift] = [value * 2 ** 32, shift + 32n];
  return (BigInt(value) << BITS) >> shift;
};
const over = (a: bigint, b: bigint): bigint => (a << BITS) / b;

/** e^x by Taylor's series at x / 2¹⁰, squared ten times. */
function expOf(x: bigint): bigint {
  if (x < 0n) return over(ONE, expOf(-x));
  const small = x >> 10n;
  let [sum, term] = [ONE, ONE];
  for (let n = 1n; term > 0n; n++) {
    term = ((term * small) >> BITS) / n;
    sum += term;
  }
  for (let n = 0; n < 10; n++) sum = (sum * sum) >> BITS;
  return sum;
}

const size = (x: bigint): bigint => (x < 0n ? -x : x);

/** Distance in units in the last place of the actual number. */
function ulps(actual: number, reference: bigint): number {
  const exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(actual) || 2 ** -1074)));
  const ulp = exact(2 ** Math.max(-1074, exponent - 52));
  return Number((size(exact(actual) - reference) * 1000n) / ulp) / 1000;
}

const random = seeded(1);
const within = (bound: number, count: number): number[] =>
  Array.from({ length: count }, () => (2 * random() - 1) * bound);
const samples = [
  ...within(1e-3, 40),
  ...within(0.4, 80),
  ...within(5, 80),
  ...within(40, 40),
  ...within(700, 40),
  0,
  1,
  -1,
  709.7,
  -708.4,
  -720,
  -744.4,
  2 ** -40,
  -(2 ** -1060),
  0.34657359027997264,
];

interface Function {
  readonly f: (x: number) => number;
  readonly reference: (x: bigint) => bigint;
  readonly limit: number;
}

const decay = (x: bigint, times: bigint): bigint => expOf(-times * size(x));

describe('within a few units in the last place', () => {
  test.each<[string, Function]>([
    ['exp', { f: exp, reference: expOf, limit: 1 }],
    [
      'expm1OfNegative',
      {
        f: (x) => expm1OfNegative(-Math.abs(x)),
        reference: (x) => decay(x, 1n) - ONE,
        limit: 2,
      },
    ],
    ['sigmoid', { f: sigmoid, reference: (x) => over(ONE, ONE + expOf(-x)), limit: 3 }],
    [
      'sigmoidSlope',
      {
        f: sigmoidSlope,
        reference: (x) => over(over(decay(x, 1n), ONE + decay(x, 1n)), ONE + decay(x, 1n)),
        limit: 4,
      },
    ],
    [
      'tanh',
      {
        f: tanh,
        reference: (x) => over(ONE - decay(x, 2n), ONE + decay(x, 2n)) * (x < 0n ? -1n : 1n),
        limit: 4,
      },
    ],
    [
      'tanhSlope',
      {
        f: tanhSlope,
        reference: (x) => over(over(4n * decay(x, 2n), ONE + decay(x, 2n)), ONE + decay(x, 2n)),
        limit: 4,
      },
    ],
  ])('%s', (_, { f, reference, limit }) => {
    for (const x of samples) expect(ulps(f(x), reference(exact(x))), `at ${x}`).toBeLessThan(limit);
  });
});

describe('at the ends', () => {
  test('exp overflows, underflows and keeps what is no number', () => {
    expect([exp(709.79), exp(1e300), exp(Infinity)]).toEqual([Infinity, Infinity, Infinity]);
    expect([exp(-745.2), exp(-1e300), exp(-Infinity)]).toEqual([0, 0, 0]);
    expect(exp(-745.1)).toBe(Number.MIN_VALUE);
    expect(exp(Number.NaN)).toBeNaN();
    expect(exp(0)).toBe(1);
  });

  test('activations saturate', () => {
    expect([sigmoid(800), sigmoid(-800), sigmoidSlope(800), sigmoid(0)]).toEqual([1, 0, 0, 0.5]);
    expect([tanh(400), tanh(-400), tanhSlope(-400), tanh(0)]).toEqual([1, -1, 0, 0]);
    expect([tanh(5e-324), tanh(-1e-310)]).toEqual([5e-324, -1e-310]);
    expect([sigmoid(Number.NaN), tanh(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
  });
});
