/*
 * A gradient's sums and the step of gradient descent at once: the same operations in the same order as one after the other,
 * with less to read and write between.
 */

import { multiplyByTransposed, sumOf } from './products.ts';
import type { Tensor } from './tensor.ts';

/** `θ −= α (ABᵀ / N)`, by way of 1 / N; `g` is filled where the sums have more than one term. */
export function descendByProduct(
  theta: Tensor,
  g: Tensor,
  A: Tensor,
  B: Tensor,
  alpha: Tensor,
  N: Tensor,
): void {
  const parameters = theta.data;
  const rate = alpha.data[0]!;
  if (A.shape[1] === 1) {
    const [a, b] = [A.data, B.data];
    for (let i = 0, c = 0; i < a.length; i++) {
      const one = a[i]!;
      for (let k = 0; k < b.length; k++, c++) parameters[c]! -= rate * (one * b[k]!);
    }
    return;
  }
  multiplyByTransposed(g, A, B);
  const inverse = 1 / N.data[0]!;
  const sums = g.data;
  for (let c = 0; c < sums.length; c++) parameters[c]! -= rate * (inverse * sums[c]!);
}

/** `θ[i] −= α (Σ_n A[i,n] / N)`, by way of 1 / N; `g` is not filled. */
export function descendBySum(theta: Tensor, _: Tensor, A: Tensor, alpha: Tensor, N: Tensor): void {
  const columns = A.shape[1] ?? 1;
  const [parameters, a] = [theta.data, A.data];
  const rate = alpha.data[0]!;
  const inverse = 1 / N.data[0]!;
  for (let i = 0; i < parameters.length; i++) {
    parameters[i]! -= rate * (inverse * sumOf(a, i * columns, columns));
  }
}
