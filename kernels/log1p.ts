/** log(1 + x) of the host, so that it is the same here and there. */
declare function log1p(x: f64): f64;

/** Of two numbers, or of one where only one is left. */
export function log1pOf(x: v128, left: usize): v128 {
  const first = f64x2.splat(log1p(f64x2.extract_lane(x, 0)));
  return left >= 16 ? f64x2.replace_lane(first, 1, log1p(f64x2.extract_lane(x, 1))) : first;
}
