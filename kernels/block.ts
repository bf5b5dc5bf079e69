/* Sixteen sums of products at a time, 4 rows by 4 columns, each in ascending order. */

import { atMost, put } from './instruction';

/**
 * `c[i,n] = start[i,n] + Σ_k a[i,k] b[k,n]` for all rows and the four columns at b, or those that `left` bytes are of. Bytes
 * from a row to the next: of c `line`, of a `row`, and `step` along its sums, of b `along`, of start `stride`. Where there is
 * an address `alpha`, c descends by the sums. The last row is used for those that do not exist. What lies behind the end
 * of a row may be read, and is not used.
 */
export function blocks(
  c: usize,
  line: usize,
  height: usize,
  a: usize,
  row: usize,
  step: usize,
  b: usize,
  along: usize,
  terms: usize,
  left: usize,
  start: usize,
  stride: usize,
  alpha: usize,
  N: usize,
): void {
  const last = height - 1;
  const rate = alpha ? v128.load64_splat(alpha) : f64x2.splat(0);
  const inverse = alpha ? f64x2.splat(1 / load<f64>(N)) : f64x2.splat(0);
  for (let i: usize = 0; i <= last; i += 4) {
    const i1 = atMost(i + 1, last);
    const i2 = atMost(i + 2, last);
    const i3 = atMost(i + 3, last);
    let p0 = a + i * row;
    let p1 = a + i1 * row;
    let p2 = a + i2 * row;
    let p3 = a + i3 * row;
    const e0 = start + i * stride;
    const e1 = start + i1 * stride;
    const e2 = start + i2 * stride;
    const e3 = start + i3 * stride;
    let s00 = v128.load(e0);
    let s01 = v128.load(e0, 16);
    let s10 = v128.load(e1);
    let s11 = v128.load(e1, 16);
    let s20 = v128.load(e2);
    let s21 = v128.load(e2, 16);
    let s30 = v128.load(e3);
    let s31 = v128.load(e3, 16);
    for (let q = b, end = b + terms * along; q < end; q += along) {
      const b0 = v128.load(q);
      const b1 = v128.load(q, 16);
      const a0 = v128.load64_splat(p0);
      s00 = f64x2.add(s00, f64x2.mul(a0, b0));
      s01 = f64x2.add(s01, f64x2.mul(a0, b1));
      const a1 = v128.load64_splat(p1);
      s10 = f64x2.add(s10, f64x2.mul(a1, b0));
      s11 = f64x2.add(s11, f64x2.mul(a1, b1));
      const a2 = v128.load64_splat(p2);
      s20 = f64x2.add(s20, f64x2.mul(a2, b0));
      s21 = f64x2.add(s21, f64x2.mul(a2, b1));
      const a3 = v128.load64_splat(p3);
      s30 = f64x2.add(s30, f64x2.mul(a3, b0));
      s31 = f64x2.add(s31, f64x2.mul(a3, b1));
      p0 += step;
      p1 += step;
      p2 += step;
      p3 += step;
    }
    const c0 = c + i * line;
    const c1 = c + i1 * line;
    const c2 = c + i2 * line;
    const c3 = c + i3 * line;
    if (alpha) {
      s00 = descended(v128.load(c0), s00, rate, inverse);
      s01 = descended(v128.load(c0, 16), s01, rate, inverse);
      s10 = descended(v128.load(c1), s10, rate, inverse);
      s11 = descended(v128.load(c1, 16), s11, rate, inverse);
      s20 = descended(v128.load(c2), s20, rate, inverse);
      s21 = descended(v128.load(c2, 16), s21, rate, inverse);
      s30 = descended(v128.load(c3), s30, rate, inverse);
      s31 = descended(v128.load(c3, 16), s31, rate, inverse);
    }
    putFour(c0, s00, s01, left);
    putFour(c1, s10, s11, left);
    putFour(c2, s20, s21, left);
    putFour(c3, s30, s31, left);
  }
}

@inline
function descended(theta: v128, sum: v128, rate: v128, inverse: v128): v128 {
  return f64x2.sub(theta, f64x2.mul(rate, f64x2.mul(inverse, sum)));
}

/** Up to four numbers, of which `left` bytes are wanted. */
@inline
function putFour(c: usize, low: v128, high: v128, left: usize): void {
  if (left >= 32) {
    v128.store(c, low);
    v128.store(c, high, 16);
  } else {
    put(c, low, left);
    if (left > 16) put(c + 16, high, left - 16);
  }
}
