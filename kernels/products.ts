/* src/tensor/products.ts: sixteen sums at a time, 4 rows by 4 columns, each in ascending order. */

import { address, bytes, columns, put, rows, take } from './instruction';

function atMost(value: usize, limit: usize): usize {
  return value < limit ? value : limit;
}

/** Operands: out, A, B, b. */
export function multiplyAdd(at: usize): void {
  const terms = columns(at, 1);
  product(at, address(at, 1), terms << 3, 8, terms, address(at, 3), 0);
}

/** Operands: out, A, B. */
export function multiplyTransposed(at: usize): void {
  product(at, address(at, 1), 8, columns(at, 1) << 3, rows(at, 1), 0, 0);
}

/** The same, and then times each of the slopes. Operands: out, A, B, slope. */
export function multiplyTransposedEach(at: usize): void {
  product(at, address(at, 1), 8, columns(at, 1) << 3, rows(at, 1), 0, address(at, 3));
}

/**
 * `out[i,n] = (Σ_k a b[k,n] + bias[i]) slope[i,n]`, where there is a bias or a slope; `row` and `step` are the bytes
 * from a row of a to the next, and along k.
 */
function product(
  at: usize,
  a: usize,
  row: usize,
  step: usize,
  terms: usize,
  bias: usize,
  slope: usize,
): void {
  const width = columns(at, 0);
  if (width >= 4) wide(at, a, row, step, terms, bias, slope);
  else if (width == 1) single(at, a, row, step, terms, bias, slope);
  else for (let n: usize = 0; n < width; n++) narrow(at, a, row, step, terms, bias, slope, n);
}

function wide(
  at: usize,
  a: usize,
  row: usize,
  step: usize,
  terms: usize,
  bias: usize,
  slope: usize,
): void {
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
      if (bias) {
        const t0 = v128.load64_splat(bias + (i << 3));
        s00 = f64x2.add(s00, t0);
        s01 = f64x2.add(s01, t0);
        const t1 = v128.load64_splat(bias + (i1 << 3));
        s10 = f64x2.add(s10, t1);
        s11 = f64x2.add(s11, t1);
        const t2 = v128.load64_splat(bias + (i2 << 3));
        s20 = f64x2.add(s20, t2);
        s21 = f64x2.add(s21, t2);
        const t3 = v128.load64_splat(bias + (i3 << 3));
        s30 = f64x2.add(s30, t3);
        s31 = f64x2.add(s31, t3);
      }
      const d = slope ? slope + left : 0;
      put4(c, i * line, s00, s01, d);
      put4(c, i1 * line, s10, s11, d);
      put4(c, i2 * line, s20, s21, d);
      put4(c, i3 * line, s30, s31, d);
    }
  }
}

function put4(c: usize, at: usize, left: v128, right: v128, slope: usize): void {
  if (slope) {
    left = f64x2.mul(left, v128.load(slope + at));
    right = f64x2.mul(right, v128.load(slope + at, 16));
  }
  v128.store(c + at, left);
  v128.store(c + at, right, 16);
}

/** A single column, whose cells are one after the other. */
function single(
  at: usize,
  a: usize,
  row: usize,
  step: usize,
  terms: usize,
  bias: usize,
  slope: usize,
): void {
  const height = rows(at, 0);
  const b = address(at, 2);
  const end = b + (terms << 3);
  for (let i: usize = 0; i < height; i += 4) {
    let p0 = a + i * row;
    let p1 = a + atMost(i + 1, height - 1) * row;
    let p2 = a + atMost(i + 2, height - 1) * row;
    let p3 = a + atMost(i + 3, height - 1) * row;
    let s0 = f64x2.splat(0);
    let s2 = s0;
    for (let q = b; q < end; q += 8) {
      const bk = v128.load64_splat(q);
      s0 = f64x2.add(s0, f64x2.mul(v128.load64_lane(p1, v128.load64_zero(p0), 1), bk));
      s2 = f64x2.add(s2, f64x2.mul(v128.load64_lane(p3, v128.load64_zero(p2), 1), bk));
      p0 += step;
      p1 += step;
      p2 += step;
      p3 += step;
    }
    putSome(address(at, 0) + (i << 3), s0, s2, height - i, bias, slope, i << 3);
  }
}

function putSome(
  c: usize,
  low: v128,
  high: v128,
  left: usize,
  bias: usize,
  slope: usize,
  offset: usize,
): void {
  finish(c, low, left << 3, bias, slope, offset);
  if (left > 2) finish(c + 16, high, (left - 2) << 3, bias, slope, offset + 16);
}

function finish(c: usize, sum: v128, left: usize, bias: usize, slope: usize, offset: usize): void {
  if (bias) sum = f64x2.add(sum, take(bias + offset, left));
  if (slope) sum = f64x2.mul(sum, take(slope + offset, left));
  put(c, sum, left);
}

/** Column n alone. */
function narrow(
  at: usize,
  a: usize,
  row: usize,
  step: usize,
  terms: usize,
  bias: usize,
  slope: usize,
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
    if (slope) {
      const d = slope + (n << 3);
      s0 *= load<f64>(d + i * line);
      s1 *= load<f64>(d + i1 * line);
      s2 *= load<f64>(d + i2 * line);
      s3 *= load<f64>(d + i3 * line);
    }
    store<f64>(c + i * line, s0);
    store<f64>(c + i1 * line, s1);
    store<f64>(c + i2 * line, s2);
    store<f64>(c + i3 * line, s3);
  }
}

/** `out[i,k] = Σ_n A[i,n] B[k,n]`. Operands: out, A, B. */
export function multiplyByTransposed(at: usize): void {
  byTransposed(at, false);
}

/** `θ[i,k] −= α ((1/N) Σ_n A[i,n] B[k,n])`. Operands: θ, A, B, α, N. */
export function descendByProduct(at: usize): void {
  if (columns(at, 1) == 1) descendByOuter(at);
  else byTransposed(at, true);
}

/** One sample: each sum has a single term. */
function descendByOuter(at: usize): void {
  const rate = v128.load64_splat(address(at, 3));
  const inverse = f64x2.splat(1 / load<f64>(address(at, 4)));
  const B = address(at, 2);
  const line = columns(at, 0) << 3;
  let A = address(at, 1);
  for (let c = address(at, 0), end = c + bytes(at, 0); c < end; c += line) {
    const a = v128.load64_splat(A);
    A += 8;
    for (let k: usize = 0; k < line; k += 16) {
      const left = line - k;
      const gradient = f64x2.mul(inverse, f64x2.mul(a, take(B + k, left)));
      put(c + k, f64x2.sub(take(c + k, left), f64x2.mul(rate, gradient)), left);
    }
  }
}

function byTransposed(at: usize, descends: bool): void {
  const rate = descends ? v128.load64_splat(address(at, 3)) : f64x2.splat(0);
  const inverse = descends ? f64x2.splat(1 / load<f64>(address(at, 4))) : f64x2.splat(1);
  const last = rows(at, 0) - 1;
  const width = columns(at, 0);
  const line = columns(at, 1) << 3;
  const even = line & ~15;
  const A = address(at, 1);
  const B = address(at, 2);
  for (let k: usize = 0; k < width; k += 4) {
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
      const left = (width - k) << 3;
      putRow(c + ((i * width) << 3), s00, s01, left, descends, rate, inverse);
      if (i1 > i) putRow(c + ((i1 * width) << 3), s10, s11, left, descends, rate, inverse);
      if (i2 > i1) putRow(c + ((i2 * width) << 3), s20, s21, left, descends, rate, inverse);
      if (i3 > i2) putRow(c + ((i3 * width) << 3), s30, s31, left, descends, rate, inverse);
    }
  }
}

/** Up to four numbers, of which `left` bytes are wanted. */
function putRow(
  c: usize,
  low: v128,
  high: v128,
  left: usize,
  descends: bool,
  rate: v128,
  inverse: v128,
): void {
  if (descends) {
    low = f64x2.sub(take(c, left), f64x2.mul(rate, f64x2.mul(inverse, low)));
    if (left > 16) {
      high = f64x2.sub(take(c + 16, left - 16), f64x2.mul(rate, f64x2.mul(inverse, high)));
    }
  }
  put(c, low, left);
  if (left > 16) put(c + 16, high, left - 16);
}

/** `out[i] = Σ_n A[i,n]`. Operands: out, A. */
export function sumColumns(at: usize): void {
  const line = columns(at, 1) << 3;
  for (let i: usize = 0, height = rows(at, 0); i < height; i += 2) {
    put(
      address(at, 0) + (i << 3),
      sumsOf(address(at, 1) + i * line, line, height - i),
      (height - i) << 3,
    );
  }
}

/** `θ[i] −= α ((1/N) Σ_n A[i,n])`. Operands: θ, A, α, N. */
export function descendBySum(at: usize): void {
  const line = columns(at, 1) << 3;
  const rate = v128.load64_splat(address(at, 2));
  const inverse = f64x2.splat(1 / load<f64>(address(at, 3)));
  for (let i: usize = 0, height = rows(at, 0); i < height; i += 2) {
    const sums = sumsOf(address(at, 1) + i * line, line, height - i);
    const theta = address(at, 0) + (i << 3);
    const left = (height - i) << 3;
    put(theta, f64x2.sub(take(theta, left), f64x2.mul(rate, f64x2.mul(inverse, sums))), left);
  }
}

/** The sums of two rows, or of one where only one is left. */
function sumsOf(A: usize, line: usize, left: usize): v128 {
  const other = left > 1 ? A + line : A;
  let sums = f64x2.splat(0);
  for (let p: usize = 0; p < line; p += 8) {
    sums = f64x2.add(sums, v128.load64_lane(other + p, v128.load64_zero(A + p), 1));
  }
  return sums;
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
