/* src/tensor/descent.ts, two numbers at a time. */

import { address, bytes } from './instruction';

/** Operands: out, g, N. */
export function scaleByInverse(at: usize): void {
  const out = address(at, 0);
  const g = address(at, 1);
  const inverse = f64x2.splat(1 / load<f64>(address(at, 2)));
  for (let p: usize = 0, end = bytes(at, 1); p < end; p += 16) {
    v128.store(out + p, f64x2.mul(inverse, v128.load(g + p)));
  }
}

/** Operands: out, θ, g, α. */
export function descend(at: usize): void {
  descendAll(address(at, 0), address(at, 1), address(at, 2), address(at, 3), bytes(at, 1));
}

export function descendAll(out: usize, theta: usize, g: usize, alpha: usize, size: usize): void {
  const rate = v128.load64_splat(alpha);
  for (let p: usize = 0; p < size; p += 16) {
    v128.store(out + p, f64x2.sub(v128.load(theta + p), f64x2.mul(rate, v128.load(g + p))));
  }
}
