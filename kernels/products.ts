/* src/tensor/products.ts: sixteen sums at a time, 4 rows by 4 columns, each in ascending order. */

import { address, bytes, columns, put, rows, take } from './instruction';

function atMost(value: usize, limit: usize): usize {
  return value < limit ? value : limit;
}

/** Operands: out, A, B, b. */
export function multiplyAdd(at: usize): void {
  const terms = columns(at, 1);
  product(at, address(at, 1), terms << 3, 8, terms, address(at, 3));
}

/** Operands: out, A, B. */
export function multiplyTransposed(at: usize): void {
  product(at, address(at, 1), 8, columns(at, 1) << 3, rows(at, 1), 0);
}

/** `out[i,n] = Σ_k a b[k,n] + bias[i]`; `row` and `step` are the bytes from a row of a to the next, and along k. */
function product(at: usize, a: usize, row: usize, step: usize, terms: usize, bias: usize): void {
  const width = columns(at, 0);
  if (width >= 4) wide(at, a, row, step, terms, bias);
  else for (let n: usize = 0; n < width; n++) narrow(at, a, row, step, terms, bias, n);
}

function wide(at: usize, a: usize, row: usize, step: usize, terms: usize, bias: usize): void {
  const last = rows(at, 0) - 1;
  const width = columns(at, 0);
  const line = width << 3;
  for (let n: usize = 0; n < width; n += 4) {
    const left = atMost(n, width - 4) << 3;
    const c = address(at, 0) + left;
    const b = address(at, 2) + left;
    for (let i: usize = 0; i <= last; i += 4) {
      const i1 = atMost(i + 1, last);
      const i2 = atMost(i + 2, last);
      const i3 = atMost(i + 3, last);
      let p0 = a + i * row;
      let p1 = a + i1 * row;
      let p2 = a + i2 * row;
      let p3 = a + i3 * row;
      let s00 = f64x2.splat(0);
      let s01 = s00;
      let s10 = s00;
      let s11 = s00;
      let s20 = s00;
      let s21 = s00;
      let s30 = s00;
      let s31 = s00;
      for (let q = b, end = b + terms * line; q < end; q += line) {
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
      put4(c + i * line, s00, s01, bias, i);
      put4(c + i1 * line, s10, s11, bias, i1);
      put4(c + i2 * line, s20, s21, bias, i2);
      put4(c + i3 * line, s30, s31, bias, i3);
    }
  }
}

function put4(c: usize, left: v128, right: v128, bias: usize, i: usize): void {
  if (bias) {
    const b = v128.load64_splat(bias + (i << 3));
    v128.store(c, f64x2.add(left, b));
    v128.store(c, f64x2.add(right, b), 16);
  } else {
    v128.store(c, left);
    v128.store(c, right, 16);
  }
}

/** Column n alone. */
function narrow(
  at: usize,
  a: usize,
  row: usize,
  step: usize,
  terms: usize,
  bias: usize,
  n: usize,
): void {
  const last = rows(at, 0) - 1;
  const line = columns(at, 0) << 3;
  const c = address(at, 0) + (n << 3);
  const b = address(at, 2) + (n << 3);
  for (let i: usize = 0; i <= last; i += 4) {
    const i1 = atMost(i + 1, last);
    const i2 = atMost(i + 2, last);
    const i3 = atMost(i + 3, last);
    let p0 = a + i * row;
    let p1 = a + i1 * row;
    let p2 = a + i2 * row;
    let p3 = a + i3 * row;
    let s0: f64 = 0;
    let s1: f64 = 0;
    let s2: f64 = 0;
    let s3: f64 = 0;
    for (let q = b, end = b + terms * line; q < end; q += line) {
      const bk = load<f64>(q);
      s0 += load<f64>(p0) * bk;
      s1 += load<f64>(p1) * bk;
      s2 += load<f64>(p2) * bk;
      s3 += load<f64>(p3) * bk;
      p0 += step;
      p1 += step;
      p2 += step;
      p3 += step;
    }
    if (bias) {
      s0 += load<f64>(bias + (i << 3));
      s1 += load<f64>(bias + (i1 << 3));
      s2 += load<f64>(bias + (i2 << 3));
      s3 += load<f64>(bias + (i3 << 3));
    }
    store<f64>(c + i * line, s0);
    store<f64>(c + i1 * line, s1);
    store<f64>(c + i2 * line, s2);
    store<f64>(c + i3 * line, s3);
  }
}

/** `out[i,k] = Σ_n A[i,n] B[k,n]`. Operands: out, A, B. */
export function multiplyByTransposed(at: usize): void {
  const last = rows(at, 0) - 1;
  const width = columns(at, 0);
  const line = columns(at, 1) << 3;
  const even = line & ~15;
  const A = address(at, 1);
  const B = address(at, 2);
  for (let column: usize = 0; column < width; column += 4) {
    const k = width < 4 ? column : atMost(column, width - 4);
    const b0 = B + k * line;
    const b1 = B + atMost(k + 1, width - 1) * line;
    const b2 = B + atMost(k + 2, width - 1) * line;
    const b3 = B + atMost(k + 3, width - 1) * line;
    for (let i: usize = 0; i <= last; i += 4) {
      const i1 = atMost(i + 1, last);
      const i2 = atMost(i + 2, last);
      const i3 = atMost(i + 3, last);
      const a0 = A + i * line;
      const a1 = A + i1 * line;
      const a2 = A + i2 * line;
      const a3 = A + i3 * line;
      let s00 = f64x2.splat(0);
      let s01 = s00;
      let s10 = s00;
      let s11 = s00;
      let s20 = s00;
      let s21 = s00;
      let s30 = s00;
      let s31 = s00;
      for (let p: usize = 0; p < even; p += 16) {
        const r0 = v128.load(b0 + p);
        const r1 = v128.load(b1 + p);
        const r2 = v128.load(b2 + p);
        const r3 = v128.load(b3 + p);
        const x0 = v128.shuffle<f64>(r0, r1, 0, 2);
        const x1 = v128.shuffle<f64>(r2, r3, 0, 2);
        const y0 = v128.shuffle<f64>(r0, r1, 1, 3);
        const y1 = v128.shuffle<f64>(r2, r3, 1, 3);
        let a = v128.load64_splat(a0 + p);
        s00 = f64x2.add(s00, f64x2.mul(a, x0));
        s01 = f64x2.add(s01, f64x2.mul(a, x1));
        a = v128.load64_splat(a1 + p);
        s10 = f64x2.add(s10, f64x2.mul(a, x0));
        s11 = f64x2.add(s11, f64x2.mul(a, x1));
        a = v128.load64_splat(a2 + p);
        s20 = f64x2.add(s20, f64x2.mul(a, x0));
        s21 = f64x2.add(s21, f64x2.mul(a, x1));
        a = v128.load64_splat(a3 + p);
        s30 = f64x2.add(s30, f64x2.mul(a, x0));
        s31 = f64x2.add(s31, f64x2.mul(a, x1));
        a = v128.load64_splat(a0 + p, 8);
        s00 = f64x2.add(s00, f64x2.mul(a, y0));
        s01 = f64x2.add(s01, f64x2.mul(a, y1));
        a = v128.load64_splat(a1 + p, 8);
        s10 = f64x2.add(s10, f64x2.mul(a, y0));
        s11 = f64x2.add(s11, f64x2.mul(a, y1));
        a = v128.load64_splat(a2 + p, 8);
        s20 = f64x2.add(s20, f64x2.mul(a, y0));
        s21 = f64x2.add(s21, f64x2.mul(a, y1));
        a = v128.load64_splat(a3 + p, 8);
        s30 = f64x2.add(s30, f64x2.mul(a, y0));
        s31 = f64x2.add(s31, f64x2.mul(a, y1));
      }
      if (even < line) {
        const x0 = v128.load64_lane(b1 + even, v128.load64_splat(b0 + even), 1);
        const x1 = v128.load64_lane(b3 + even, v128.load64_splat(b2 + even), 1);
        let a = v128.load64_splat(a0 + even);
        s00 = f64x2.add(s00, f64x2.mul(a, x0));
        s01 = f64x2.add(s01, f64x2.mul(a, x1));
        a = v128.load64_splat(a1 + even);
        s10 = f64x2.add(s10, f64x2.mul(a, x0));
        s11 = f64x2.add(s11, f64x2.mul(a, x1));
        a = v128.load64_splat(a2 + even);
        s20 = f64x2.add(s20, f64x2.mul(a, x0));
        s21 = f64x2.add(s21, f64x2.mul(a, x1));
        a = v128.load64_splat(a3 + even);
        s30 = f64x2.add(s30, f64x2.mul(a, x0));
        s31 = f64x2.add(s31, f64x2.mul(a, x1));
      }
      const c = address(at, 0) + (k << 3);
      putUpTo4(c + ((i * width) << 3), s00, s01, width);
      putUpTo4(c + ((i1 * width) << 3), s10, s11, width);
      putUpTo4(c + ((i2 * width) << 3), s20, s21, width);
      putUpTo4(c + ((i3 * width) << 3), s30, s31, width);
    }
  }
}

function putUpTo4(c: usize, left: v128, right: v128, width: usize): void {
  if (width >= 4) {
    v128.store(c, left);
    v128.store(c, right, 16);
    return;
  }
  v128.store64_lane(c, left, 0);
  if (width > 1) v128.store64_lane(c, left, 1, 8);
  if (width > 2) v128.store64_lane(c, right, 0, 16);
}

/** `out[i] = Σ_n A[i,n]`, four rows at a time. Operands: out, A. */
export function sumColumns(at: usize): void {
  const last = rows(at, 0) - 1;
  const line = columns(at, 1) << 3;
  const out = address(at, 0);
  const A = address(at, 1);
  for (let i: usize = 0; i <= last; i += 4) {
    const i1 = atMost(i + 1, last);
    const i2 = atMost(i + 2, last);
    const i3 = atMost(i + 3, last);
    let s0: f64 = 0;
    let s1: f64 = 0;
    let s2: f64 = 0;
    let s3: f64 = 0;
    for (let p = A, end = A + line; p < end; p += 8) {
      s0 += load<f64>(p + i * line);
      s1 += load<f64>(p + i1 * line);
      s2 += load<f64>(p + i2 * line);
      s3 += load<f64>(p + i3 * line);
    }
    store<f64>(out + (i << 3), s0);
    store<f64>(out + (i1 << 3), s1);
    store<f64>(out + (i2 << 3), s2);
    store<f64>(out + (i3 << 3), s3);
  }
}

/** Operands: out, A, B. */
export function multiplyEach(at: usize): void {
  const out = address(at, 0);
  const A = address(at, 1);
  const B = address(at, 2);
  for (let p: usize = 0, end = bytes(at, 0); p < end; p += 16) {
    put(out + p, f64x2.mul(take(A + p, end - p), take(B + p, end - p)), end - p);
  }
}
