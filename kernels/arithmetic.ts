/* src/tensor/arithmetic.ts, two numbers at a time but in sums. */

import { address, bytes } from './instruction';

/** Operands: out, A, B. */
export function add(at: usize): void {
  const out = address(at, 0);
  const A = address(at, 1);
  const B = address(at, 2);
  for (let p: usize = 0, end = bytes(at, 0); p < end; p += 16) {
    v128.store(out + p, f64x2.add(v128.load(A + p), v128.load(B + p)));
  }
}

/** Operands: out, A. */
export function copy(at: usize): void {
  memory.copy(address(at, 0), address(at, 1), bytes(at, 0));
}

/** Operands: out, w, x, b. */
export function scaleAdd(at: usize): void {
  const out = address(at, 0);
  const x = address(at, 2);
  const factor = v128.load64_splat(address(at, 1));
  const term = v128.load64_splat(address(at, 3));
  for (let p: usize = 0, end = bytes(at, 0); p < end; p += 16) {
    v128.store(out + p, f64x2.add(f64x2.mul(factor, v128.load(x + p)), term));
  }
}

/** Operands: out, w, x. */
export function scaleBy(at: usize): void {
  const out = address(at, 0);
  const x = address(at, 2);
  const factor = v128.load64_splat(address(at, 1));
  for (let p: usize = 0, end = bytes(at, 0); p < end; p += 16) {
    v128.store(out + p, f64x2.mul(factor, v128.load(x + p)));
  }
}

/** Operands: out, A, B. */
export function dot(at: usize): void {
  const A = address(at, 1);
  const B = address(at, 2);
  let sum: f64 = 0;
  for (let p: usize = 0, end = bytes(at, 1); p < end; p += 8)
    sum += load<f64>(A + p) * load<f64>(B + p);
  store<f64>(address(at, 0), sum);
}

/** Operands: out, A. */
export function total(at: usize): void {
  const A = address(at, 1);
  let sum: f64 = 0;
  for (let p: usize = 0, end = bytes(at, 1); p < end; p += 8) sum += load<f64>(A + p);
  store<f64>(address(at, 0), sum);
}
