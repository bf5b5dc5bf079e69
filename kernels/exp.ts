/* src/tensor/exp.ts, two numbers at a time: the same operations in the same order. Its constants are read from memory. */

/** Where they are put: eight of them, then the roots of 2, each with its rest. */
const TABLE: usize = 1024;
const ROOTS: usize = TABLE + 64;

function constant(place: usize): v128 {
  return v128.load64_splat(TABLE + (place << 3));
}

/** x in steps of ln 2 / 128, rounded: the whole number is in the last bits, above them what rounded it. */
function stepsTo(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, constant(0)), constant(1));
}

function rootAt(steps: i64): v128 {
  return v128.load(ROOTS + ((<usize>steps & 127) << 4));
}

/** The root times 2^⌊n/128⌋, where that is a normal number. */
function powerOf(root: v128, steps: v128): v128 {
  return i64x2.add(root, i64x2.shl(i64x2.shr_u(steps, 7), 52));
}

/** e^r − 1, and the rest of the root. */
@inline
function restOf(x: v128, steps: v128, rest: v128): v128 {
  const n = f64x2.sub(steps, constant(1));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(n, constant(2))), f64x2.mul(n, constant(3)));
  const r2 = f64x2.mul(r, r);
  const low = f64x2.mul(r2, f64x2.add(constant(4), f64x2.mul(r, constant(5))));
  const high = f64x2.mul(f64x2.mul(r2, r2), f64x2.add(constant(6), f64x2.mul(r, constant(7))));
  return f64x2.add(f64x2.add(f64x2.add(rest, r), low), high);
}

@inline
export function exp(x: v128): v128 {
  if (v128.any_true(f64x2.gt(f64x2.abs(x), f64x2.splat(600)))) return far(x);
  const steps = stepsTo(x);
  const one = rootAt(i64x2.extract_lane(steps, 0));
  const other = rootAt(i64x2.extract_lane(steps, 1));
  const power = powerOf(v128.shuffle<f64>(one, other, 0, 2), steps);
  const rest = restOf(x, steps, v128.shuffle<f64>(one, other, 1, 3));
  return f64x2.add(power, f64x2.mul(power, rest));
}

/** Where 2^⌊n/128⌋ may be no normal number. */
function far(x: v128): v128 {
  const within = f64x2.pmin(f64x2.pmax(x, f64x2.splat(-746)), f64x2.splat(710));
  const steps = stepsTo(within);
  const one = rootAt(i64x2.extract_lane(steps, 0));
  const other = rootAt(i64x2.extract_lane(steps, 1));
  const root = v128.shuffle<f64>(one, other, 0, 2);
  const rest = restOf(within, steps, v128.shuffle<f64>(one, other, 1, 3));
  const n = f64x2.sub(steps, constant(1));
  const k = i64x2.shr_s(i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(n)), 7);
  const half = i64x2.shr_s(k, 1);
  const value = f64x2.add(root, f64x2.mul(root, rest));
  return f64x2.mul(f64x2.mul(value, twoTo(half)), twoTo(i64x2.sub(k, half)));
}

function twoTo(k: v128): v128 {
  return i64x2.shl(i64x2.add(k, i64x2.splat(1023)), 52);
}

/** e^x − 1 for x ≤ 0, which is −1 long before −600. */
@inline
export function expm1OfNegative(x: v128): v128 {
  const within = f64x2.pmax(x, f64x2.splat(-600));
  const steps = stepsTo(within);
  const one = rootAt(i64x2.extract_lane(steps, 0));
  const other = rootAt(i64x2.extract_lane(steps, 1));
  const power = powerOf(v128.shuffle<f64>(one, other, 0, 2), steps);
  const rest = restOf(within, steps, v128.shuffle<f64>(one, other, 1, 3));
  return f64x2.add(f64x2.sub(power, f64x2.splat(1)), f64x2.mul(power, rest));
}
