/* src/tensor/products.ts and src/tensor/fused.ts. `panel` has room for four columns. */

import { blocks } from './block';
import { column, columnTransposed, descendByColumns } from './column';
import { descendAll } from './descent';
import { address, atMost, bytes, columns, rows } from './instruction';
import { pack, packTransposed } from './panel';

/** Bytes of a matrix beyond which its columns are read often enough from afar to be worth packing. */
const LARGE: usize = 16384;

/** Terms that are summed before the next are packed. */
const MANY: usize = 256;

/** Operands: out, A, B, b. */
export function multiplyAdd(at: usize, panel: usize): void {
  if (columns(at, 0) == 1) column(at);
  else product(at, panel, false, address(at, 3));
}

/** Operands: out, A, B. */
export function multiplyTransposed(at: usize, panel: usize): void {
  if (columns(at, 0) == 1) columnTransposed(at);
  else product(at, panel, true, 0);
}

/** A or its transpose, times B. */
function product(at: usize, panel: usize, transposed: bool, bias: usize): void {
  const c = address(at, 0);
  const height = rows(at, 0);
  const line = columns(at, 0) << 3;
  const a = address(at, 1);
  const wide = columns(at, 1) << 3;
  const row: usize = transposed ? 8 : wide;
  const step = transposed ? wide : 8;
  const terms = rows(at, 2);
  const packs = terms * line > LARGE;
  for (let n: usize = 0; n < line; n += 32) {
    const left = line - n;
    let b = address(at, 2) + n;
    let along = line;
    if (packs || left < 32) {
      pack(panel, b, line, terms, left);
      b = panel;
      along = 32;
    }
    blocks(c + n, line, height, a, row, step, b, along, terms, left, bias, 0, 0, 0);
  }
}

/** `out[i,k] = Σ_n A[i,n] B[k,n]`. Operands: out, A, B. */
export function multiplyByTransposed(at: usize, panel: usize): void {
  byTransposed(at, panel, 1, address(at, 0), 0, 0);
}

/** `θ −= α ((1/N) A Bᵀ)`. Operands: θ, g, A, B, α, N. */
export function descendByProduct(at: usize, panel: usize): void {
  if (columns(at, 2) == 1) descendByColumns(at);
  else byTransposed(at, panel, 2, address(at, 1), address(at, 4), address(at, 5));
}

/** Where there are many terms, their sums wait in `sums`, which is laid out as the result. */
function byTransposed(
  at: usize,
  panel: usize,
  first: usize,
  sums: usize,
  alpha: usize,
  N: usize,
): void {
  const c = address(at, 0);
  const height = rows(at, 0);
  const width = columns(at, 0);
  const a = address(at, first);
  const all = columns(at, first);
  const line = all << 3;
  for (let k: usize = 0; k < width; k += 4) {
    const left = width - k;
    const place = k << 3;
    for (let n: usize = 0; n < all; n += MANY) {
      const terms = atMost(MANY, all - n);
      const from = n << 3;
      packTransposed(panel, address(at, first + 1) + k * line + from, line, terms, left);
      const before = n > 0 ? sums + place : 0;
      const ends = n + terms == all;
      const to = (ends ? c : sums) + place;
      const rate = ends ? alpha : 0;
      blocks(
        to,
        width << 3,
        height,
        a + from,
        line,
        8,
        panel,
        32,
        terms,
        left << 3,
        0,
        before,
        rate,
        N,
      );
    }
  }
}

/** `out[i] = Σ_n A[i,n]`. Operands: out, A. */
export function sumColumns(at: usize): void {
  const line = columns(at, 1) << 3;
  for (let i: usize = 0, height = rows(at, 0); i < height; i += 2) {
    v128.store(address(at, 0) + (i << 3), sumsOf(address(at, 1) + i * line, line, height - i));
  }
}

/** `θ[i] −= α ((1/N) Σ_n A[i,n])`. Operands: θ, g, A, α, N. */
export function descendBySum(at: usize): void {
  const theta = address(at, 0);
  const alpha = address(at, 3);
  if (columns(at, 2) == 1) return descendAll(theta, theta, address(at, 2), alpha, bytes(at, 0));
  const line = columns(at, 2) << 3;
  const rate = v128.load64_splat(alpha);
  const inverse = f64x2.splat(1 / load<f64>(address(at, 4)));
  for (let i: usize = 0, height = rows(at, 0); i < height; i += 2) {
    const sums = sumsOf(address(at, 2) + i * line, line, height - i);
    const p = theta + (i << 3);
    v128.store(p, f64x2.sub(v128.load(p), f64x2.mul(rate, f64x2.mul(inverse, sums))));
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
    v128.store(out + p, f64x2.mul(v128.load(A + p), v128.load(B + p)));
  }
}
