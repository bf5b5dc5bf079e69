/* What 128-bit vectors can do at most: eight sums of products in registers, nothing read or written between. */

/** Multiplications and additions of one turn. */
const OPERATIONS = 32;

/** Does at least so many operations on 64-bit numbers; the result keeps them from being left out. */
export function multiplyAndAdd(operations: f64): f64 {
  let y = f64x2.splat(1e-9);
  const x0 = f64x2.splat(0.1);
  const x1 = f64x2.splat(0.2);
  const x2 = f64x2.splat(0.3);
  const x3 = f64x2.splat(0.4);
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  for (let left = <i32>(operations / OPERATIONS); left > 0; left--) {
    const z = f64x2.add(y, x3);
    s0 = f64x2.add(s0, f64x2.mul(x0, y));
    s1 = f64x2.add(s1, f64x2.mul(x1, y));
    s2 = f64x2.add(s2, f64x2.mul(x2, y));
    s3 = f64x2.add(s3, f64x2.mul(x3, y));
    s4 = f64x2.add(s4, f64x2.mul(x0, z));
    s5 = f64x2.add(s5, f64x2.mul(x1, z));
    s6 = f64x2.add(s6, f64x2.mul(x2, z));
    s7 = f64x2.add(s7, f64x2.mul(x3, z));
    y = z;
  }
  const low = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3));
  const high = f64x2.add(f64x2.add(s4, s5), f64x2.add(s6, s7));
  return f64x2.extract_lane(f64x2.add(low, high), 0);
}
