import type { Tensor } from './tensor.ts';

/** `out = a + b`, number by number; `out` may be either. */
export function add({ data: out }: Tensor, { data: a }: Tensor, { data: b }: Tensor): void {
  for (let c = 0; c < out.length; c++) out[c] = a[c]! + b[c]!;
}
