/*
 * What a machine can do at most: sums of products in registers, without a load. Six at a time, so that none waits for the
 * one before; the products feed themselves and the factor is handed over, so that no compiler takes them out of the loop.
 * Only the bench calls it.
 */

/** Twelve products and twelve sums of 64 bits in each step; `by` is 1. */
export function sumProducts(steps: u32, by: f64): f64 {
  const factor = f64x2.splat(by);
  let p0 = f64x2.splat(0.1);
  let p1 = f64x2.splat(0.2);
  let p2 = f64x2.splat(0.3);
  let p3 = f64x2.splat(0.4);
  let p4 = f64x2.splat(0.5);
  let p5 = f64x2.splat(0.6);
  let s0 = p0;
  let s1 = p1;
  let s2 = p2;
  let s3 = p3;
  let s4 = p4;
  let s5 = p5;
  for (; steps; steps--) {
    p0 = f64x2.mul(p0, factor);
    s0 = f64x2.add(s0, p0);
    p1 = f64x2.mul(p1, factor);
    s1 = f64x2.add(s1, p1);
    p2 = f64x2.mul(p2, factor);
    s2 = f64x2.add(s2, p2);
    p3 = f64x2.mul(p3, factor);
    s3 = f64x2.add(s3, p3);
    p4 = f64x2.mul(p4, factor);
    s4 = f64x2.add(s4, p4);
    p5 = f64x2.mul(p5, factor);
    s5 = f64x2.add(s5, p5);
  }
  const all = f64x2.add(f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)), f64x2.add(s4, s5));
  return f64x2.extract_lane(all, 0);
}
