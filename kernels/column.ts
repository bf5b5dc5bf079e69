/* Products that have a single column, four rows at a time, each sum in ascending order. */

import { address, atMost, columns, rows } from './instruction';

/** `out[i] = b[i] + Σ_k A[i,k] B[k]`. Operands: out, A, B, b. */
export function column(at: usize): void {
  const out = address(at, 0);
  const last = rows(at, 0) - 1;
  const A = address(at, 1);
  const line = columns(at, 1) << 3;
  const b = address(at, 2);
  const end = b + line;
  const bias = address(at, 3);
  for (let i: usize = 0; i <= last; i += 4) {
    let p0 = A + i * line;
    let p1 = A + atMost(i + 1, last) * line;
    let p2 = A + atMost(i + 2, last) * line;
    let p3 = A + atMost(i + 3, last) * line;
    const offset = i << 3;
    let low = v128.load(bias + offset);
    let high = i + 2 <= last ? v128.load(bias + offset, 16) : low;
    for (let q = b; q < end; q += 8) {
      const bk = v128.load64_splat(q);
      const a01 = v128.load64_lane(p1, v128.load64_zero(p0), 1);
      const a23 = v128.load64_lane(p3, v128.load64_zero(p2), 1);
      low = f64x2.add(low, f64x2.mul(a01, bk));
      high = f64x2.add(high, f64x2.mul(a23, bk));
      p0 += 8;
      p1 += 8;
      p2 += 8;
      p3 += 8;
    }
    v128.store(out + offset, low);
    if (i + 2 <= last) v128.store(out + offset, high, 16);
  }
}

/** `out[k] = Σ_i A[i,k] B[i]`. Numbers past the end of a row are read and not used. Operands: out, A, B. */
export function columnTransposed(at: usize): void {
  const out = address(at, 0);
  const size = rows(at, 0) << 3;
  const b = address(at, 2);
  const end = b + (rows(at, 2) << 3);
  for (let k: usize = 0; k < size; k += 32) {
    let low = f64x2.splat(0);
    let high = low;
    for (let q = b, p = address(at, 1) + k; q < end; q += 8, p += size) {
      const bi = v128.load64_splat(q);
      low = f64x2.add(low, f64x2.mul(v128.load(p), bi));
      high = f64x2.add(high, f64x2.mul(v128.load(p, 16), bi));
    }
    v128.store(out + k, low);
    if (k + 16 < size) v128.store(out + k, high, 16);
  }
}

/** `θ[i,k] −= α A[i] B[k]`: of one sample each sum has a single term, which is the mean too. Operands: θ, g, A, B, α. */
export function descendByColumns(at: usize): void {
  const rate = v128.load64_splat(address(at, 4));
  const B = address(at, 3);
  const line = columns(at, 0) << 3;
  const even = line & ~15;
  let A = address(at, 2);
  for (let c = address(at, 0), end = c + rows(at, 0) * line; c < end; c += line, A += 8) {
    const a = v128.load64_splat(A);
    for (let k: usize = 0; k < even; k += 16) {
      const gradient = f64x2.mul(a, v128.load(B + k));
      v128.store(c + k, f64x2.sub(v128.load(c + k), f64x2.mul(rate, gradient)));
    }
    if (even < line) {
      const gradient = f64x2.mul(a, v128.load64_zero(B + even));
      const theta = f64x2.sub(v128.load64_zero(c + even), f64x2.mul(rate, gradient));
      v128.store64_lane(c + even, theta, 0);
    }
  }
}
