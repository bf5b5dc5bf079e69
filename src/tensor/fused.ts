/* Kernels that follow each other, as one: the same operations in the same order, with less to read and write between. */

import { activateRelu, activateSigmoid, activateTanh } from './activations.ts';
import {
  multiplyAdd,
  multiplyByTransposed,
  multiplyEach,
  multiplyTransposed,
  sumOf,
} from './products.ts';
import { softmax } from './softmax.ts';
import type { Tensor } from './tensor.ts';

/** `a = σ(W x + b)`, and its slopes. */
export function multiplyAddSigmoid(
  a: Tensor,
  slope: Tensor,
  W: Tensor,
  x: Tensor,
  b: Tensor,
): void {
  multiplyAdd(a, W, x, b);
  activateSigmoid(a, slope, a);
}

/** `a = tanh(W x + b)`, and its slopes. */
export function multiplyAddTanh(a: Tensor, slope: Tensor, W: Tensor, x: Tensor, b: Tensor): void {
  multiplyAdd(a, W, x, b);
  activateTanh(a, slope, a);
}

/** `a = max(0, W x + b)`, and its slopes. */
export function multiplyAddRelu(a: Tensor, slope: Tensor, W: Tensor, x: Tensor, b: Tensor): void {
  multiplyAdd(a, W, x, b);
  activateRelu(a, slope, a);
}

/** `p = softmax(W x + b)`. */
export function multiplyAddSoftmax(p: Tensor, W: Tensor, x: Tensor, b: Tensor): void {
  multiplyAdd(p, W, x, b);
  softmax(p, p);
}

/** `out = (AᵀB) ⊙ slope`. */
export function multiplyTransposedEach(out: Tensor, A: Tensor, B: Tensor, slope: Tensor): void {
  multiplyTransposed(out, A, B);
  multiplyEach(out, out, slope);
}

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
  if (N.data[0] === 1) {
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

/** `θ[i] −= α (Σ_n A[i,n] / N)`, by way of 1 / N. */
export function descendBySum(theta: Tensor, A: Tensor, alpha: Tensor, N: Tensor): void {
  const columns = A.shape[1] ?? 1;
  const [parameters, a] = [theta.data, A.data];
  const rate = alpha.data[0]!;
  const inverse = 1 / N.data[0]!;
  for (let i = 0; i < parameters.length; i++) {
    parameters[i]! -= rate * (inverse * sumOf(a, i * columns, columns));
  }
}
