import { exp, expm1OfNegative } from './exp.ts';
import type { Tensor } from './tensor.ts';

/** 1 / (1 + e^−z), from e^−|z|, which does not overflow. */
export function sigmoid(z: number): number {
  const e = exp(-Math.abs(z));
  return (z < 0 ? e : 1) / (1 + e);
}

/** σ′(z) = σ(z) σ(−z), which is a (1 − a) without the digits that 1 − a loses near 1. */
export function sigmoidSlope(z: number): number {
  const e = exp(-Math.abs(z));
  return e / ((1 + e) * (1 + e));
}

/** (1 − e) / (1 + e) with e = e^(−2|z|), from e − 1, which keeps the digits of a small z. */
export function tanh(z: number): number {
  const less = expm1OfNegative(-2 * Math.abs(z));
  const size = (0 - less) / (2 + less);
  return z < 0 ? -size : size;
}

/** tanh′(z) = 4 e^(−2|z|) / (1 + e^(−2|z|))², which is 1 − a² without the digits that it loses near ±1. */
export function tanhSlope(z: number): number {
  const e = exp(-2 * Math.abs(z));
  return (4 * e) / ((1 + e) * (1 + e));
}

export const relu = (z: number): number => (z > 0 ? z : 0);

export const reluSlope = (z: number): number => (z > 0 ? 1 : 0);

/** Fills `a` and its slopes from `z`, all of one shape. */
export function activateSigmoid(a: Tensor, slope: Tensor, z: Tensor): void {
  for (let c = 0; c < z.data.length; c++) {
    const e = exp(-Math.abs(z.data[c]!));
    a.data[c] = (z.data[c]! < 0 ? e : 1) / (1 + e);
    slope.data[c] = e / ((1 + e) * (1 + e));
  }
}

/** Fills `a` and its slopes from `z`, all of one shape. */
export function activateTanh(a: Tensor, slope: Tensor, z: Tensor): void {
  for (let c = 0; c < z.data.length; c++) {
    a.data[c] = tanh(z.data[c]!);
    slope.data[c] = tanhSlope(z.data[c]!);
  }
}

/** Fills `a` and its slopes from `z`, all of one shape. */
export function activateRelu(a: Tensor, slope: Tensor, z: Tensor): void {
  for (let c = 0; c < z.data.length; c++) {
    a.data[c] = relu(z.data[c]!);
    slope.data[c] = reluSlope(z.data[c]!);
  }
}
