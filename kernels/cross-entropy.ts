/* The losses in src/tensor/softmax.ts, two samples at a time. */

import { exp } from './exp';
import { address, bytes, columns, put, take } from './instruction';
import { log1pOf } from './log1p';

/** Operands: logp, z. */
export function logSoftmax(at: usize): void {
  const line = columns(at, 1) << 3;
  const size = bytes(at, 1);
  for (let n: usize = 0; n < line; n += 16) {
    const left = line - n;
    const logp = address(at, 0) + n;
    const z = address(at, 1) + n;
    let top = take(z, left);
    let place = i64x2.splat(0); // in bytes, the first of several
    for (let i = line; i < size; i += line) {
      const next = take(z + i, left);
      const larger = f64x2.gt(next, top);
      top = v128.bitselect(next, top, larger);
      place = v128.bitselect(i64x2.splat(i), place, larger);
    }
    let others = f64x2.splat(0);
    for (let i: usize = 0; i < size; i += line) {
      const e = exp(f64x2.sub(take(z + i, left), top));
      others = f64x2.add(others, v128.and(e, i64x2.ne(place, i64x2.splat(i))));
    }
    const log = log1pOf(others, left);
    for (let i: usize = 0; i < size; i += line) {
      put(logp + i, f64x2.sub(f64x2.sub(take(z + i, left), top), log), left);
    }
  }
}

/** Operands: L, y, logp. */
export function crossEntropy(at: usize): void {
  const line = columns(at, 1) << 3;
  const size = bytes(at, 1);
  for (let n: usize = 0; n < line; n += 16) {
    const left = line - n;
    let loss = f64x2.splat(0);
    for (let i = n; i < size; i += line) {
      const part = f64x2.mul(take(address(at, 1) + i, left), take(address(at, 2) + i, left));
      loss = f64x2.sub(loss, part);
    }
    put(address(at, 0) + n, loss, left);
  }
}
