/* src/tensor/products.ts, and what of src/tensor/fused.ts multiplies. `panel` has room for four columns. */

import { activateAll, NONE } from './activations';
import { blocks } from './block';
import { column, columnTransposed, descendByColumns } from './column';
import { descendAll } from './descent';
import { address, bytes, columns, rows } from './instruction';
import { pack, packTransposed } from './panel';
import { softmaxOf } from './softmax';

/** Bytes of a matrix beyond which its columns are read often enough from afar to be worth packing. */
const LARGE: usize = 16384;

/** Operands: out, A, B, b. */
export function multiplyAdd(at: usize, panel: usize): void {
  if (columns(at, 0) == 1) column(at, 1, NONE);
  else product(at, panel, 1, false, address(at, 3), 0);
}

/** Operands: a, slope, W, x, b. */
export function multiplyAddActivate(at: usize, panel: usize, kind: u32): void {
  if (columns(at, 0) == 1) column(at, 2, kind);
  else {
    const a = address(at, 0);
    product(at, panel, 2, false, address(at, 4), 0);
    activateAll(kind, a, address(at, 1), a, bytes(at, 0));
  }
}

/** Operands: p, W, x, b. */
export function multiplyAddSoftmax(at: usize, panel: usize): void {
  multiplyAdd(at, panel);
  softmaxOf(at, address(at, 0));
}

/** Operands: out, A, B. */
export function multiplyTransposed(at: usize, panel: usize): void {
  if (columns(at, 0) == 1) columnTransposed(at, 0);
  else product(at, panel, 1, true, 0, 0);
}

/** Operands: out, A, B, slope. */
export function multiplyTransposedEach(at: usize, panel: usize): void {
  const slope = address(at, 3);
  if (columns(at, 0) == 1) columnTransposed(at, slope);
  else product(at, panel, 1, true, 0, slope);
}

/** The operand `first` or its transpose, times the one that follows. */
function product(
  at: usize,
  panel: usize,
  first: usize,
  transposed: bool,
  bias: usize,
  slope: usize,
): void {
  const c = address(at, 0);
  const height = rows(at, 0);
  const line = columns(at, 0) << 3;
  const a = address(at, first);
  const wide = columns(at, first) << 3;
  const row = transposed ? 8 : wide;
  const step = transposed ? wide : 8;
  const terms = rows(at, first + 1);
  const packs = terms * line > LARGE;
  for (let n: usize = 0; n < line; n += 32) {
    const left = line - n;
    let b = address(at, first + 1) + n;
    let along = line;
    if (packs || left < 32) {
      pack(panel, b, line, terms, left);
      b = panel;
      along = 32;
    }
    const slopes = slope ? slope + n : 0;
    blocks(c + n, line, height, a, row, step, b, along, terms, left, bias, slopes, 0, 0);
  }
}

/** `out[i,k] = Σ_n A[i,n] B[k,n]`. Operands: out, A, B. */
export function multiplyByTransposed(at: usize, panel: usize): void {
  byTransposed(at, panel, 1, 0, 0);
}

/** Operands: θ, g, A, B, α, N. */
export function descendByProduct(at: usize, panel: usize): void {
  if (columns(at, 2) == 1) descendByColumns(at);
  else byTransposed(at, panel, 2, address(at, 4), address(at, 5));
}

function byTransposed(at: usize, panel: usize, first: usize, alpha: usize, N: usize): void {
  const c = address(at, 0);
  const height = rows(at, 0);
  const width = columns(at, 0);
  const a = address(at, first);
  const terms = columns(at, first);
  const line = terms << 3;
  for (let k: usize = 0; k < width; k += 4) {
    const left = width - k;
    packTransposed(panel, address(at, first + 1) + k * line, line, left);
    const to = c + (k << 3);
    blocks(to, width << 3, height, a, line, 8, panel, 32, terms, left << 3, 0, 0, alpha, N);
  }
}

/** `out[i] = Σ_n A[i,n]`. Operands: out, A. */
export function sumColumns(at: usize): void {
  const line = columns(at, 1) << 3;
  for (let i: usize = 0, height = rows(at, 0); i < height; i += 2) {
    v128.store(address(at, 0) + (i << 3), sumsOf(address(at, 1) + i * line, line, height - i));
  }
}

/** `θ[i] −= α ((1/N) Σ_n A[i,n])`. Operands: θ, A, α, N. */
export function descendBySum(at: usize): void {
  const theta = address(at, 0);
  const alpha = address(at, 2);
  if (columns(at, 1) == 1) return descendAll(theta, theta, address(at, 1), alpha, bytes(at, 0));
  const line = columns(at, 1) << 3;
  const rate = v128.load64_splat(alpha);
  const inverse = f64x2.splat(1 / load<f64>(address(at, 3)));
  for (let i: usize = 0, height = rows(at, 0); i < height; i += 2) {
    const sums = sumsOf(address(at, 1) + i * line, line, height - i);
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
