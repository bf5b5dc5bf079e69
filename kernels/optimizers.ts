/* src/tensor/optimizers.ts, two numbers at a time. */

import { address, bytes } from './instruction';

/** Operands: out, v, g, β. */
export function accumulate(at: usize): void {
  const out = address(at, 0);
  const v = address(at, 1);
  const g = address(at, 2);
  const factor = v128.load64_splat(address(at, 3));
  for (let p: usize = 0, end = bytes(at, 2); p < end; p += 16) {
    v128.store(out + p, f64x2.add(f64x2.mul(factor, v128.load(v + p)), v128.load(g + p)));
  }
}

/** Operands: out, m, g, β. */
export function average(at: usize): void {
  const out = address(at, 0);
  const m = address(at, 1);
  const g = address(at, 2);
  const old = v128.load64_splat(address(at, 3));
  const fresh = f64x2.sub(f64x2.splat(1), old);
  for (let p: usize = 0, end = bytes(at, 2); p < end; p += 16) {
    const slope = v128.load(g + p);
    v128.store(out + p, f64x2.add(f64x2.mul(old, v128.load(m + p)), f64x2.mul(fresh, slope)));
  }
}

/** Operands: out, q, g, β. */
export function averageSquares(at: usize): void {
  const out = address(at, 0);
  const q = address(at, 1);
  const g = address(at, 2);
  const old = v128.load64_splat(address(at, 3));
  const fresh = f64x2.sub(f64x2.splat(1), old);
  for (let p: usize = 0, end = bytes(at, 2); p < end; p += 16) {
    const slope = v128.load(g + p);
    const square = f64x2.mul(fresh, f64x2.mul(slope, slope));
    v128.store(out + p, f64x2.add(f64x2.mul(old, v128.load(q + p)), square));
  }
}

/** Operands: out, θ, m, q, β₁ᵗ, β₂ᵗ, α, ε. */
export function descendByMoments(at: usize): void {
  const out = address(at, 0);
  const theta = address(at, 1);
  const m = address(at, 2);
  const q = address(at, 3);
  const byMean = f64x2.splat(1 / (1 - load<f64>(address(at, 4))));
  const bySquares = f64x2.splat(1 / (1 - load<f64>(address(at, 5))));
  const rate = v128.load64_splat(address(at, 6));
  const small = v128.load64_splat(address(at, 7));
  for (let p: usize = 0, end = bytes(at, 1); p < end; p += 16) {
    const mean = f64x2.mul(byMean, v128.load(m + p));
    const size = f64x2.add(f64x2.sqrt(f64x2.mul(bySquares, v128.load(q + p))), small);
    const step = f64x2.div(f64x2.mul(rate, mean), size);
    v128.store(out + p, f64x2.sub(v128.load(theta + p), step));
  }
}

/** Operands: out, g, W, λ. */
export function addScaled(at: usize): void {
  const out = address(at, 0);
  const g = address(at, 1);
  const W = address(at, 2);
  const factor = v128.load64_splat(address(at, 3));
  for (let p: usize = 0, end = bytes(at, 1); p < end; p += 16) {
    v128.store(out + p, f64x2.add(v128.load(g + p), f64x2.mul(factor, v128.load(W + p))));
  }
}
