import type { Tensor } from './tensor.ts';

/** `out = g / N`, by way of 1 / N. */
export function scaleByInverse(out: Tensor, g: Tensor, N: Tensor): void {
  const inverse = 1 / N.data[0]!;
  for (let c = 0; c < g.data.length; c++) out.data[c] = inverse * g.data[c]!;
}

/** `out = θ − α g`. */
export function descend(out: Tensor, theta: Tensor, g: Tensor, alpha: Tensor): void {
  const rate = alpha.data[0]!;
  for (let c = 0; c < theta.data.length; c++) out.data[c] = theta.data[c]! - rate * g.data[c]!;
}
