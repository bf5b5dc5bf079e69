/* src/tensor/descent.ts, two numbers at a time. */

import { address, bytes, put, take } from './instruction';

/** Operands: out, g, N. */
export function scaleByInverse(at: usize): void {
  const out = address(at, 0);
  const g = address(at, 1);
  const inverse = f64x2.splat(1 / load<f64>(address(at, 2)));
  for (let p: usize = 0, end = bytes(at, 1); p < end; p += 16) {
    put(out + p, f64x2.mul(inverse, take(g + p, end - p)), end - p);
  }
}

/** Operands: out, θ, g, α. */
export function descend(at: usize): void {
  const out = address(at, 0);
  const theta = address(at, 1);
  const g = address(at, 2);
  const rate = v128.load64_splat(address(at, 3));
  for (let p: usize = 0, end = bytes(at, 1); p < end; p += 16) {
    const step = f64x2.mul(rate, take(g + p, end - p));
    put(out + p, f64x2.sub(take(theta + p, end - p), step), end - p);
  }
}
