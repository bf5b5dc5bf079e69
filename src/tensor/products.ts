import type { Tensor } from './tensor.ts';

/** Matrix product `out[i,n] = Σ_k A[i,k] B[k,n]`, k ascending. */
export function multiply(out: Tensor, A: Tensor, B: Tensor): void {
  const terms = A.shape[1] ?? 1;
  contract(out, A.data, terms, 1, B.data, B.shape[1] ?? 1, 1, terms);
}

/** `out[i,n] = Σ_k A[i,k] B[k,n] + b[i]`, k ascending, the bias last. */
export function multiplyAdd(out: Tensor, A: Tensor, B: Tensor, b: Tensor): void {
  multiply(out, A, B);
  const columns = out.shape[1] ?? 1;
  for (let i = 0, c = 0; i < b.data.length; i++) {
    const bias = b.data[i]!;
    for (let n = 0; n < columns; n++, c++) out.data[c]! += bias;
  }
}

/** `out[k,n] = Σ_i A[i,k] B[i,n]`, that is AᵀB, i ascending. */
export function multiplyTransposed(out: Tensor, A: Tensor, B: Tensor): void {
  const terms = A.shape[0] ?? 1;
  contract(out, A.data, 1, A.shape[1] ?? 1, B.data, B.shape[1] ?? 1, 1, terms);
}

/** `out[i,k] = Σ_n A[i,n] B[k,n]`, that is ABᵀ, n ascending. */
export function multiplyByTransposed(out: Tensor, A: Tensor, B: Tensor): void {
  const terms = A.shape[1] ?? 1;
  contract(out, A.data, terms, 1, B.data, 1, terms, terms);
}

/** `out[i] = Σ_n A[i,n]`, n ascending. */
export function sumColumns(out: Tensor, A: Tensor): void {
  const columns = A.shape[1] ?? 1;
  for (let i = 0, c = 0; i < out.data.length; i++) {
    let sum = 0;
    for (let n = 0; n < columns; n++, c++) sum += A.data[c]!;
    out.data[i] = sum;
  }
}

/** `out = A ⊙ B`, all of one shape. */
export function multiplyEach(out: Tensor, A: Tensor, B: Tensor): void {
  for (let c = 0; c < out.data.length; c++) out.data[c] = A.data[c]! * B.data[c]!;
}

/**
 * `out[i,n]` = Σ over `terms` of a·b, each sum in ascending order: eight sums at a time, 4 rows by 2 columns, which
 * stay in registers. At the edge the last row or column stands in for those that are not there.
 */
function contract(
  out: Tensor,
  a: Float64Array,
  rowA: number,
  sumA: number,
  b: Float64Array,
  sumB: number,
  columnB: number,
  terms: number,
): void {
  const c = out.data;
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
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
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
