import type { Tensor } from './tensor.ts';

/** Matrix product `out[i,n] = Σ_k A[i,k] B[k,n]`, k ascending. */
export function multiply(out: Tensor, A: Tensor, B: Tensor): void {
  contract(out, A, B, [A.shape[1] ?? 1, 1], [B.shape[1] ?? 1, 1], A.shape[1] ?? 1);
}

/** `out[k,n] = Σ_i A[i,k] B[i,n]`, that is AᵀB, i ascending. */
export function multiplyTransposed(out: Tensor, A: Tensor, B: Tensor): void {
  contract(out, A, B, [1, A.shape[1] ?? 1], [B.shape[1] ?? 1, 1], A.shape[0] ?? 1);
}

/** `out[i,k] = Σ_n A[i,n] B[k,n]`, that is ABᵀ, n ascending. */
export function multiplyByTransposed(out: Tensor, A: Tensor, B: Tensor): void {
  contract(out, A, B, [A.shape[1] ?? 1, 1], [1, B.shape[1] ?? 1], A.shape[1] ?? 1);
}

/** Strides are [along the free index, along the summed index] of A, [summed, free] of B. */
function contract(
  out: Tensor,
  A: Tensor,
  B: Tensor,
  [rowA, sumA]: readonly [number, number],
  [sumB, columnB]: readonly [number, number],
  terms: number,
): void {
  const [rows = 1, columns = 1] = out.shape;
  const [a, b, c] = [A.data, B.data, out.data];
  for (let i = 0; i < rows; i++) {
    for (let n = 0; n < columns; n++) {
      let sum = 0;
      for (let k = 0; k < terms; k++) sum += a[i * rowA + k * sumA]! * b[k * sumB + n * columnB]!;
      c[i * columns + n] = sum;
    }
  }
}
