/* src/tensor/activations.ts: a and its slope from z, two units at a time. */

import { exp, expm1OfNegative } from './exp';
import { address, bytes } from './instruction';
import { log1pOf } from './log1p';

/** Activations by number. */
export const SIGMOID: u32 = 1;
export const TANH: u32 = 2;
export const RELU: u32 = 3;
export const SOFTPLUS: u32 = 4;

/** Operands: a, slope, z. */
export function activate(at: usize, kind: u32): void {
  const a = address(at, 0);
  const slope = address(at, 1);
  const z = address(at, 2);
  for (let p: usize = 0, end = bytes(at, 2); p < end; p += 16) {
    v128.store(a + p, activated(kind, v128.load(z + p), slope + p));
  }
}

/** σ(z) without slopes. Operands: p, z. */
export function applySigmoid(at: usize): void {
  const p = address(at, 0);
  const z = address(at, 1);
  for (let i: usize = 0, end = bytes(at, 1); i < end; i += 16) {
    v128.store(p + i, sigmoidOf(v128.load(z + i)));
  }
}

/** The activation of two units; their slopes are written. */
@inline
function activated(kind: u32, z: v128, slope: usize): v128 {
  if (kind == SIGMOID) return sigmoid(z, slope);
  if (kind == TANH) return tanh(z, slope);
  if (kind == RELU) return relu(z, slope);
  return softplus(z, slope);
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

function softplus(z: v128, slope: usize): v128 {
  v128.store(slope, sigmoidOf(z));
  return f64x2.add(reluOf(z), logOneAndDecay(z, 16));
}

export function sigmoidOf(z: v128): v128 {
  const one = f64x2.splat(1);
  const e = exp(f64x2.neg(f64x2.abs(z)));
  const more = f64x2.div(one, f64x2.add(one, e));
  return v128.bitselect(f64x2.mul(e, more), more, f64x2.lt(z, f64x2.splat(0)));
}

/** max(z, 0) */
export function reluOf(z: v128): v128 {
  return v128.and(z, f64x2.gt(z, f64x2.splat(0)));
}

/** log(1 + e^−|z|) of two numbers, or of one where only one is left. */
export function logOneAndDecay(z: v128, left: usize): v128 {
  return log1pOf(exp(f64x2.neg(f64x2.abs(z))), left);
}
