/* What optimizers compute, number by number. kernels/optimizers.ts is the same. Constants come as a tensor of one number. */

import { sumOf } from './products.ts';
import type { Tensor } from './tensor.ts';

/** `out = β v + g`. */
export function accumulate(out: Tensor, v: Tensor, g: Tensor, beta: Tensor): void {
  const factor = beta.data[0]!;
  for (let c = 0; c < g.data.length; c++) out.data[c] = factor * v.data[c]! + g.data[c]!;
}

/** `out = β m + (1 − β) g`. */
export function average(out: Tensor, m: Tensor, g: Tensor, beta: Tensor): void {
  const old = beta.data[0]!;
  const fresh = 1 - old;
  for (let c = 0; c < g.data.length; c++) out.data[c] = old * m.data[c]! + fresh * g.data[c]!;
}

/** `out = β q + (1 − β) g²`. */
export function averageSquares(out: Tensor, q: Tensor, g: Tensor, beta: Tensor): void {
  const old = beta.data[0]!;
  const fresh = 1 - old;
  for (let c = 0; c < g.data.length; c++) {
    const slope = g.data[c]!;
    out.data[c] = old * q.data[c]! + fresh * (slope * slope);
  }
}

/** `out = θ − α m̂ / (√q̂ + ε)` with `m̂ = m / (1 − β₁ᵗ)` and `q̂ = q / (1 − β₂ᵗ)`. */
export function descendByMoments(
  out: Tensor,
  theta: Tensor,
  m: Tensor,
  q: Tensor,
  mT: Tensor,
  qT: Tensor,
  alpha: Tensor,
  epsilon: Tensor,
): void {
  const byMean = 1 / (1 - mT.data[0]!);
  const bySquares = 1 / (1 - qT.data[0]!);
  const rate = alpha.data[0]!;
  const small = epsilon.data[0]!;
  for (let c = 0; c < theta.data.length; c++) {
    const mean = byMean * m.data[c]!;
    const size = Math.sqrt(bySquares * q.data[c]!) + small;
    out.data[c] = theta.data[c]! - (rate * mean) / size;
  }
}

/** `out = g + λ W`. */
export function addScaled(out: Tensor, g: Tensor, W: Tensor, lambda: Tensor): void {
  const factor = lambda.data[0]!;
  for (let c = 0; c < g.data.length; c++) out.data[c] = g.data[c]! + factor * W.data[c]!;
}

/** The single number `out = Σ L + ½ λ Σ W²`, each summed in row-major order. */
export function addHalfSquares(out: Tensor, L: Tensor, W: Tensor, lambda: Tensor): void {
  let sum = 0;
  for (const weight of W.data) sum += weight * weight;
  out.data[0] = sumOf(L.data, 0, L.data.length) + (lambda.data[0]! / 2) * sum;
}
