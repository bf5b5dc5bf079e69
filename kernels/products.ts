/* src/tensor/products.ts and src/tensor/fused.ts. `room` is for eight columns of any operand. */

import { blocks } from './block';
import { column, columnTransposed, descendByColumns } from './column';
import { descendAll } from './descent';
import { address, atMost, bytes, columns, rows } from './instruction';
import { pack, packTransposed } from './panel';

/** Bytes of a matrix beyond which its columns are read often enough from afar to be worth packing. */
const LARGE: usize = 16384;

/** Bytes of terms that are summed before the next are packed. */
const MANY: usize = 2048;

/** Operands: out, A, B, b. */
export function multiplyAdd(at: usize, room: usize): void {
  if (columns(at, 0) == 1) return column(at);
  let end = room;
  for (let b = address(at, 3), last = b + bytes(at, 3); b < last; b += 8, end += 32) {
    fill(end, v128.load64_splat(b));
  }
  product(at, end, false, room, 32);
}

/** Operands: out, A, B. */
export function multiplyTransposed(at: usize, room: usize): void {
  if (columns(at, 0) == 1) return columnTransposed(at);
  fill(room, f64x2.splat(0));
  product(at, room + 32, true, room, 0);
}

/** A or its transpose, times B; see blocks. */
function product(at: usize, panel: usize, transposed: bool, start: usize, stride: usize): void {
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
    blocks(c + n, line, height, a, row, step, b, along, terms, left, start, stride, 0, 0);
  }
}

/** `out[i,k] = Σ_n A[i,n] B[k,n]`. Operands: out, A, B. */
export function multiplyByTransposed(at: usize, room: usize): void {
  byTransposed(at, room, 1, 0, 0);
}

/** `θ −= α ((1/N) A Bᵀ)`. Operands: θ, g, A, B, α, N. */
export function descendByProduct(at: usize, room: usize): void {
  if (columns(at, 2) == 1) descendByColumns(at);
  else byTransposed(at, room, 2, address(at, 4), address(at, 5));
}

/** Of many terms the sums so far wait in the operand before A, which has the shape of the result. */
function byTransposed(at: usize, room: usize, first: usize, alpha: usize, N: usize): void {
  const sums = address(at, first - 1);
  const line = columns(at, 0) << 3;
  const height = rows(at, 0);
  const all = columns(at, first) << 3;
  const panel = room + 32;
  fill(room, f64x2.splat(0));
  for (let k: usize = 0; k < line; k += 32) {
    const left = line - k;
    const b = address(at, first + 1) + (k >> 3) * all;
    for (let n: usize = 0; n < all; n += MANY) {
      const size = atMost(MANY, all - n);
      packTransposed(panel, b + n, all, size, left);
      const ends = n + size == all;
      const c = address(at, ends ? 0 : first - 1) + k;
      const start = n ? sums + k : room;
      const a = address(at, first) + n;
      const stride = n ? line : 0;
      const rate = ends ? alpha : 0;
      blocks(c, line, height, a, all, 8, panel, 32, size >> 3, left, start, stride, rate, N);
    }
  }
}

/** Four numbers. */
function fill(p: usize, value: v128): void {
  v128.store(p, value);
  v128.store(p, value, 16);
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
