/* Sums and products of tensors as long rows of numbers, and with single numbers. kernels/arithmetic.ts is the same. */

import { sumOf } from './products.ts';
import type { Tensor } from './tensor.ts';

/** `out = A + B`, all of one shape; `out` may be either. */
export function add({ data: out }: Tensor, { data: a }: Tensor, { data: b }: Tensor): void {
  for (let c = 0; c < out.length; c++) out[c] = a[c]! + b[c]!;
}

/** `out = A` number by number, in whatever shapes. */
export function copy({ data: out }: Tensor, { data: a }: Tensor): void {
  for (let c = 0; c < out.length; c++) out[c] = a[c]!;
}

/** `out = w x + b` with single numbers w and b. */
export function scaleAdd({ data: out }: Tensor, w: Tensor, { data: x }: Tensor, b: Tensor): void {
  const [factor, term] = [w.data[0]!, b.data[0]!];
  for (let c = 0; c < out.length; c++) out[c] = factor * x[c]! + term;
}

/** `out = w x` with a single number w. */
export function scaleBy({ data: out }: Tensor, w: Tensor, { data: x }: Tensor): void {
  const factor = w.data[0]!;
  for (let c = 0; c < out.length; c++) out[c] = factor * x[c]!;
}

/** The single number `out` = Σ A ⊙ B, in row-major order. */
export function dot(out: Tensor, { data: a }: Tensor, { data: b }: Tensor): void {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += a[c]! * b[c]!;
  out.data[0] = sum;
}

/** The single number `out` = Σ A, in row-major order. */
export function total(out: Tensor, { data: a }: Tensor): void {
  out.data[0] = sumOf(a, 0, a.length);
}
