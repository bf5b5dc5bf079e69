/* src/tensor/activations.ts: a and its slope from z, two units at a time. Operands: a, slope, z. */

import { clamp, exp, nearest, reduced, scale } from './exp';
import { address, bytes, put, take } from './instruction';

export function activateSigmoid(at: usize): void {
  const a = address(at, 0);
  const slope = address(at, 1);
  const from = address(at, 2);
  const one = f64x2.splat(1);
  for (let p: usize = 0, end = bytes(at, 2); p < end; p += 16) {
    const z = take(from + p, end - p);
    const e = exp(f64x2.neg(f64x2.abs(z)));
    const under = f64x2.add(one, e);
    const negative = f64x2.lt(z, f64x2.splat(0));
    put(a + p, f64x2.div(v128.bitselect(e, one, negative), under), end - p);
    put(slope + p, f64x2.div(e, f64x2.mul(under, under)), end - p);
  }
}

export function activateTanh(at: usize): void {
  const a = address(at, 0);
  const slope = address(at, 1);
  const from = address(at, 2);
  const one = f64x2.splat(1);
  for (let p: usize = 0, end = bytes(at, 2); p < end; p += 16) {
    const z = take(from + p, end - p);
    const x = clamp(f64x2.mul(f64x2.splat(-2), f64x2.abs(z)));
    const k = nearest(x);
    const m = reduced(x, k);
    const less = f64x2.add(scale(m, k), f64x2.sub(scale(one, k), one));
    const size = f64x2.div(f64x2.sub(f64x2.splat(0), less), f64x2.add(f64x2.splat(2), less));
    const negative = f64x2.lt(z, f64x2.splat(0));
    put(a + p, v128.bitselect(f64x2.neg(size), size, negative), end - p);
    const e = scale(f64x2.add(one, m), k);
    const under = f64x2.add(one, e);
    put(slope + p, f64x2.div(f64x2.mul(f64x2.splat(4), e), f64x2.mul(under, under)), end - p);
  }
}

export function activateRelu(at: usize): void {
  const a = address(at, 0);
  const slope = address(at, 1);
  const from = address(at, 2);
  for (let p: usize = 0, end = bytes(at, 2); p < end; p += 16) {
    const z = take(from + p, end - p);
    const positive = f64x2.gt(z, f64x2.splat(0));
    put(a + p, v128.and(z, positive), end - p);
    put(slope + p, v128.and(f64x2.splat(1), positive), end - p);
  }
}
