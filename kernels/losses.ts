/* src/tensor/losses.ts, two samples at a time. */

import { logOneAndDecay, reluOf, sigmoidOf } from './activations';
import { address, bytes, columns, put, take } from './instruction';

/** Operands: L, p, y. */
export function halfSquares(at: usize): void {
  const line = columns(at, 1) << 3;
  const size = bytes(at, 1);
  for (let n: usize = 0; n < line; n += 16) {
    const left = line - n;
    let sum = f64x2.splat(0);
    for (let i = n; i < size; i += line) {
      const error = f64x2.sub(take(address(at, 1) + i, left), take(address(at, 2) + i, left));
      sum = f64x2.add(sum, f64x2.mul(error, error));
    }
    put(address(at, 0) + n, f64x2.mul(f64x2.splat(0.5), sum), left);
  }
}

/** Operands: dz, p, y. */
export function difference(at: usize): void {
  const dz = address(at, 0);
  const p = address(at, 1);
  const y = address(at, 2);
  for (let i: usize = 0, end = bytes(at, 1); i < end; i += 16) {
    v128.store(dz + i, f64x2.sub(v128.load(p + i), v128.load(y + i)));
  }
}

/** Operands: L, z, y. */
export function binaryCrossEntropy(at: usize): void {
  const line = columns(at, 1) << 3;
  const size = bytes(at, 1);
  for (let n: usize = 0; n < line; n += 16) {
    const left = line - n;
    let sum = f64x2.splat(0);
    for (let i = n; i < size; i += line) {
      const z = take(address(at, 1) + i, left);
      const y = take(address(at, 2) + i, left);
      const linear = f64x2.sub(reluOf(z), f64x2.mul(z, y));
      sum = f64x2.add(sum, f64x2.add(linear, logOneAndDecay(z, left)));
    }
    put(address(at, 0) + n, sum, left);
  }
}

/** Operands: dz, z, y. */
export function sigmoidError(at: usize): void {
  const dz = address(at, 0);
  for (let i: usize = 0, end = bytes(at, 1); i < end; i += 16) {
    const z = v128.load(address(at, 1) + i);
    const y = v128.load(address(at, 2) + i);
    const wrong = f64x2.mul(f64x2.sub(f64x2.splat(1), y), sigmoidOf(z));
    v128.store(dz + i, f64x2.sub(wrong, f64x2.mul(y, sigmoidOf(f64x2.neg(z)))));
  }
}
