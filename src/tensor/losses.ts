/* Losses of each sample, and their derivatives: squared error, and sigmoid with binary cross-entropy. kernels/losses.ts is the same. */

import { relu, sigmoid } from './activations.ts';
import { exp } from './exp.ts';
import type { Tensor } from './tensor.ts';

/** `L[n] = ½ Σ (p − y)²` over all axes but the last, in row-major order. */
export function halfSquares({ data: L }: Tensor, { data: p }: Tensor, { data: y }: Tensor): void {
  const samples = L.length;
  for (let n = 0; n < samples; n++) {
    let sum = 0;
    for (let c = n; c < p.length; c += samples) {
      const difference = p[c]! - y[c]!;
      sum += difference * difference;
    }
    L[n] = 0.5 * sum;
  }
}

/** `dz = p − y`, all of one shape. */
export function difference({ data: dz }: Tensor, { data: p }: Tensor, { data: y }: Tensor): void {
  for (let c = 0; c < dz.length; c++) dz[c] = p[c]! - y[c]!;
}

/** `L[n] = Σ max(z, 0) − z y + log(1 + e^−|z|)` over all axes but the last: −y log σ(z) − (1 − y) log(1 − σ(z)). */
export function binaryCrossEntropy(
  { data: L }: Tensor,
  { data: z }: Tensor,
  { data: y }: Tensor,
): void {
  const samples = L.length;
  for (let n = 0; n < samples; n++) {
    let sum = 0;
    for (let c = n; c < z.length; c += samples) {
      const at = z[c]!;
      sum += relu(at) - at * y[c]! + Math.log1p(exp(-Math.abs(at)));
    }
    L[n] = sum;
  }
}

/** `dz = σ(z) − y` as (1 − y) σ(z) − y σ(−z): no digit is lost near σ(z) = y. */
export function sigmoidError({ data: dz }: Tensor, { data: z }: Tensor, { data: y }: Tensor): void {
  for (let c = 0; c < z.length; c++) {
    const target = y[c]!;
    dz[c] = (1 - target) * sigmoid(z[c]!) - target * sigmoid(-z[c]!);
  }
}
