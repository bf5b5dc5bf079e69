/* src/tensor/activations.ts: a and its slope from z, two units at a time. */

import { exp, expm1OfNegative } from './exp';
import { address, bytes } from './instruction';

/** Activations by number; none leaves z as it is. */
export const NONE: u32 = 0;
export const SIGMOID: u32 = 1;
export const TANH: u32 = 2;
export const RELU: u32 = 3;

/** Operands: a, slope, z. */
export function activate(at: usize, kind: u32): void {
  const z = address(at, 2);
  activateAll(kind, address(at, 0), address(at, 1), z, bytes(at, 2));
}

export function activateAll(kind: u32, a: usize, slope: usize, z: usize, size: usize): void {
  for (let p: usize = 0; p < size; p += 16) {
    v128.store(a + p, activated(kind, v128.load(z + p), slope + p));
  }
}

/** The activation of two units; their slopes are written. */
@inline
export function activated(kind: u32, z: v128, slope: usize): v128 {
  if (kind == SIGMOID) return sigmoid(z, slope);
  if (kind == TANH) return tanh(z, slope);
  if (kind == RELU) return relu(z, slope);
  return z;
}

@inline
function sigmoid(z: v128, slope: usize): v128 {
  const one = f64x2.splat(1);
  const e = exp(f64x2.neg(f64x2.abs(z)));
  const more = f64x2.div(one, f64x2.add(one, e));
  const less = f64x2.mul(e, more);
  v128.store(slope, f64x2.mul(less, more));
  return v128.bitselect(less, more, f64x2.lt(z, f64x2.splat(0)));
}

function tanh(z: v128, slope: usize): v128 {
  const x = f64x2.mul(f64x2.splat(-2), f64x2.abs(z));
  const e = exp(x);
  const under = f64x2.add(f64x2.splat(1), e);
  v128.store(slope, f64x2.div(f64x2.mul(f64x2.splat(4), e), f64x2.mul(under, under)));
  const less = expm1OfNegative(x);
  const size = f64x2.div(f64x2.sub(f64x2.splat(0), less), f64x2.add(f64x2.splat(2), less));
  return v128.bitselect(f64x2.neg(size), size, f64x2.lt(z, f64x2.splat(0)));
}

function relu(z: v128, slope: usize): v128 {
  const positive = f64x2.gt(z, f64x2.splat(0));
  v128.store(slope, v128.and(f64x2.splat(1), positive));
  return v128.and(z, positive);
}
