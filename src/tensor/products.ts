import type { Tensor } from './tensor.ts';

const NONE = new Float64Array(0);

/** Matrix product `out[i,n] = Σ_k A[i,k] B[k,n]`, k ascending. */
export function multiply(out: Tensor, A: Tensor, B: Tensor): void {
  const terms = A.shape[1] ?? 1;
  contract(out, NONE, A.data, terms, 1, B.data, B.shape[1] ?? 1, 1, terms);
}

/** `out[i,n] = b[i] + Σ_k A[i,k] B[k,n]`, the bias first, k ascending. */
export function multiplyAdd(out: Tensor, A: Tensor, B: Tensor, b: Tensor): void {
  const terms = A.shape[1] ?? 1;
  contract(out, b.data, A.data, terms, 1, B.data, B.shape[1] ?? 1, 1, terms);
}

/** `out[k,n] = Σ_i A[i,k] B[i,n]`, that is AᵀB, i ascending. */
export function multiplyTransposed(out: Tensor, A: Tensor, B: Tensor): void {
  const terms = A.shape[0] ?? 1;
  contract(out, NONE, A.data, 1, A.shape[1] ?? 1, B.data, B.shape[1] ?? 1, 1, terms);
}

/** `out[i,k] = Σ_n A[i,n] B[k,n]`, that is ABᵀ, n ascending. */
export function multiplyByTransposed(out: Tensor, A: Tensor, B: Tensor): void {
  const terms = A.shape[1] ?? 1;
  contract(out, NONE, A.data, terms, 1, B.data, 1, terms, terms);
}

/** `out[i] = Σ_n A[i,n]`, n ascending. */
export function sumColumns(out: Tensor, A: Tensor): void {
  const columns = A.shape[1] ?? 1;
  const [sums, a] = [out.data, A.data];
  for (let i = 0; i < sums.length; i++) sums[i] = sumOf(a, i * columns, columns);
}

/** The sum of `terms` numbers from a place on. */
export function sumOf(a: Float64Array, from: number, terms: number): number {
  let sum = 0;
  for (let c = from; c < from + terms; c++) sum += a[c]!;
  return sum;
}

/** `out = A ⊙ B`, all of one shape. */
export function multiplyEach(
  { data: out }: Tensor,
  { data: a }: Tensor,
  { data: b }: Tensor,
): void {
  for (let c = 0; c < out.length; c++) out[c] = a[c]! * b[c]!;
}

/** `out[i,n]` = `first[i]`, if there is one, + Σ over `terms` of a·b, each sum in ascending order. */
function contract(
  out: Tensor,
  first: Float64Array,
  a: Float64Array,
  rowA: number,
  sumA: number,
  b: Float64Array,
  sumB: number,
  columnB: number,
  terms: number,
): void {
  if (out.shape[1] === 1 || out.shape.length < 2)
    column(out.data, first, a, rowA, sumA, b, sumB, terms);
  else blocks(out, first, a, rowA, sumA, b, sumB, columnB, terms);
}

/** A single column: four sums at a time, then one. */
function column(
  c: Float64Array,
  first: Float64Array,
  a: Float64Array,
  rowA: number,
  sumA: number,
  b: Float64Array,
  sumB: number,
  terms: number,
): void {
  const starts = first.length > 0;
  let i = 0;
  for (; i + 4 <= c.length; i += 4) {
    let s0 = starts ? first[i]! : 0;
    let s1 = starts ? first[i + 1]! : 0;
    let s2 = starts ? first[i + 2]! : 0;
    let s3 = starts ? first[i + 3]! : 0;
    for (let k = 0, p = i * rowA, q = 0; k < terms; k++, p += sumA, q += sumB) {
      const bk = b[q]!;
      s0 += a[p]! * bk;
      s1 += a[p + rowA]! * bk;
      s2 += a[p + 2 * rowA]! * bk;
      s3 += a[p + 3 * rowA]! * bk;
    }
    c[i] = s0;
    c[i + 1] = s1;
    c[i + 2] = s2;
    c[i + 3] = s3;
  }
  for (; i < c.length; i++) {
    let sum = starts ? first[i]! : 0;
    for (let k = 0, p = i * rowA, q = 0; k < terms; k++, p += sumA, q += sumB) {
      sum += a[p]! * b[q]!;
    }
    c[i] = sum;
  }
}

/**
 * Eight sums at a time, 4 rows by 2 columns, which stay in registers. At the edge the last row or column is used for those that do not exist.
 */
function blocks(
  out: Tensor,
  first: Float64Array,
  a: Float64Array,
  rowA: number,
  sumA: number,
  b: Float64Array,
  sumB: number,
  columnB: number,
  terms: number,
): void {
  const c = out.data;
  const starts = first.length > 0;
  const rows = out.shape[0] ?? 1;
  const columns = out.shape[1] ?? 1;
  for (let n = 0; n < columns; n += 2) {
    const n1 = Math.min(n + 1, columns - 1);
    for (let i = 0; i < rows; i += 4) {
      const i1 = Math.min(i + 1, rows - 1);
      const i2 = Math.min(i + 2, rows - 1);
      const i3 = Math.min(i + 3, rows - 1);
      let p0 = i * rowA;
      let p1 = i1 * rowA;
      let p2 = i2 * rowA;
      let p3 = i3 * rowA;
      let q0 = n * columnB;
      let q1 = n1 * columnB;
      let s00 = starts ? first[i]! : 0;
      let s01 = s00;
      let s10 = starts ? first[i1]! : 0;
      let s11 = s10;
      let s20 = starts ? first[i2]! : 0;
      let s21 = s20;
      let s30 = starts ? first[i3]! : 0;
      let s31 = s30;
      for (let k = 0; k < terms; k++) {
        const b0 = b[q0]!;
        const b1 = b[q1]!;
        const a0 = a[p0]!;
        s00 += a0 * b0;
        s01 += a0 * b1;
        const a1 = a[p1]!;
        s10 += a1 * b0;
        s11 += a1 * b1;
        const a2 = a[p2]!;
        s20 += a2 * b0;
        s21 += a2 * b1;
        const a3 = a[p3]!;
        s30 += a3 * b0;
        s31 += a3 * b1;
        p0 += sumA;
        p1 += sumA;
        p2 += sumA;
        p3 += sumA;
        q0 += sumB;
        q1 += sumB;
      }
      c[i * columns + n] = s00;
      c[i * columns + n1] = s01;
      c[i1 * columns + n] = s10;
      c[i1 * columns + n1] = s11;
      c[i2 * columns + n] = s20;
      c[i2 * columns + n1] = s21;
      c[i3 * columns + n] = s30;
      c[i3 * columns + n1] = s31;
    }
  }
}
