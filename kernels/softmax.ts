/* src/tensor/softmax.ts, two samples at a time. */

import { exp } from './exp';
import { address, bytes, columns, put, take } from './instruction';

/** Operands: p, z. */
export function softmax(at: usize): void {
  if (columns(at, 0) == 1) softmaxOfOne(at);
  else softmaxOfMany(at);
}

/** One sample, two units at a time. */
function softmaxOfOne(at: usize): void {
  const p = address(at, 0);
  const z = address(at, 1);
  const size = bytes(at, 0);
  let top = v128.load64_splat(z);
  for (let i: usize = 8; i < size; i += 8) top = f64x2.pmax(top, v128.load64_splat(z + i));
  let sum: f64 = 0;
  for (let i: usize = 0; i < size; i += 16) {
    const e = exp(f64x2.sub(v128.load(z + i), top));
    v128.store(p + i, e);
    sum += f64x2.extract_lane(e, 0);
    if (size - i >= 16) sum += f64x2.extract_lane(e, 1);
  }
  const sums = f64x2.splat(sum);
  for (let i: usize = 0; i < size; i += 16) {
    v128.store(p + i, f64x2.div(v128.load(p + i), sums));
  }
}

function softmaxOfMany(at: usize): void {
  const line = columns(at, 0) << 3;
  const size = bytes(at, 0);
  for (let n: usize = 0; n < line; n += 16) {
    const left = line - n;
    const p = address(at, 0) + n;
    const z = address(at, 1) + n;
    let top = take(z, left);
    for (let i = line; i < size; i += line) top = f64x2.pmax(top, take(z + i, left));
    let sum = f64x2.splat(0);
    for (let i: usize = 0; i < size; i += line) {
      const e = exp(f64x2.sub(take(z + i, left), top));
      sum = f64x2.add(sum, e);
      put(p + i, e, left);
    }
    for (let i: usize = 0; i < size; i += line) {
      put(p + i, f64x2.div(take(p + i, left), sum), left);
    }
  }
}

/** Operands: dz, p, y. */
export function softmaxError(at: usize): void {
  const line = columns(at, 1) << 3;
  const size = bytes(at, 1);
  const few = size <= line << 2; // a sum of few costs less than a branch that is guessed wrongly
  for (let n: usize = 0; n < line; n += 16) {
    const left = line - n;
    const dz = address(at, 0) + n;
    const p = address(at, 1) + n;
    const y = address(at, 2) + n;
    let before = f64x2.splat(0);
    for (let i: usize = 0; i < size; i += line) {
      const own = take(p + i, left);
      const share = take(y + i, left);
      let others = before;
      if (few || v128.any_true(f64x2.ne(share, f64x2.splat(0)))) {
        for (let k = i + line; k < size; k += line) others = f64x2.add(others, take(p + k, left));
      }
      before = f64x2.add(before, own);
      const wrong = f64x2.mul(f64x2.sub(f64x2.splat(1), share), own);
      put(dz + i, f64x2.sub(wrong, f64x2.mul(share, others)), left);
    }
  }
}
