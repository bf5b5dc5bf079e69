/* src/tensor/exp.ts, two numbers at a time: the same operations in the same order. */

/** The nearest whole number to x / ln 2. */
export function nearest(x: v128): v128 {
  const round = f64x2.splat(6755399441055744);
  return f64x2.sub(f64x2.add(f64x2.mul(x, f64x2.splat(1.4426950408889634)), round), round);
}

export function clamp(x: v128): v128 {
  return f64x2.pmin(f64x2.pmax(x, f64x2.splat(-746)), f64x2.splat(710));
}

function power(k: v128): v128 {
  return i64x2.shl(i64x2.add(k, i64x2.splat(1023)), 52);
}

/** value · 2^k */
@inline
export function scale(value: v128, k: v128): v128 {
  const whole = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k));
  const half = i64x2.shr_s(whole, 1);
  return f64x2.mul(f64x2.mul(value, power(half)), power(i64x2.sub(whole, half)));
}

function linear(constant: f64, factor: f64, r: v128): v128 {
  return f64x2.add(f64x2.splat(constant), f64x2.mul(r, f64x2.splat(factor)));
}

/** e^r − 1 with r = x − k ln 2. */
@inline
export function reduced(x: v128, k: v128): v128 {
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(0.6931471803691238)));
  const low = f64x2.mul(k, f64x2.splat(1.9082149292705877e-10));
  const r = f64x2.sub(high, low);
  const lost = f64x2.sub(f64x2.sub(high, r), low);
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const q01 = linear(0.5, 0.1666666666666667, r);
  const q23 = linear(0.04166666666666667, 0.008333333333326084, r);
  const q45 = linear(0.0013888888888883711, 0.0001984126987500228, r);
  const q67 = linear(2.480158732567746e-5, 2.755725517000089e-6, r);
  const q810 = f64x2.add(
    linear(2.755727347871858e-7, 2.5105312729622103e-8, r),
    f64x2.mul(r2, f64x2.splat(2.09147553258932e-9)),
  );
  const q = f64x2.add(
    f64x2.add(
      f64x2.add(q01, f64x2.mul(r2, q23)),
      f64x2.mul(f64x2.add(q45, f64x2.mul(r2, q67)), r4),
    ),
    f64x2.mul(q810, f64x2.mul(r4, r4)),
  );
  return f64x2.add(r, f64x2.add(f64x2.mul(r2, q), lost));
}

@inline
export function exp(x: v128): v128 {
  const within = clamp(x);
  const k = nearest(within);
  return scale(f64x2.add(f64x2.splat(1), reduced(within, k)), k);
}
