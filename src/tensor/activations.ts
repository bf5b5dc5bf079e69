import { exp, expm1OfNegative } from './exp.ts';
import type { Tensor } from './tensor.ts';

/** σ(z) = 1 / (1 + e^−z), from e^−|z|, which does not overflow: σ(|z|) = 1 / (1 + e^−|z|) and σ(−|z|) = e^−|z| σ(|z|). */
export function sigmoid(z: number): number {
  const e = exp(-Math.abs(z));
  const more = 1 / (1 + e);
  return z < 0 ? e * more : more;
}

/** σ′(z) = σ(z) σ(−z), which is a (1 − a) without the digits that 1 − a loses near 1. */
export function sigmoidSlope(z: number): number {
  const e = exp(-Math.abs(z));
  const more = 1 / (1 + e);
  return e * more * more;
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

/** log(1 + e^z) as max(z, 0) + log(1 + e^−|z|), which does not overflow. Its slope is σ(z). */
export const softplus = (z: number): number => relu(z) + Math.log1p(exp(-Math.abs(z)));

export const softplusSlope = (z: number): number => sigmoid(z);

/** Fills `a` and its slopes from `z`, all of one shape; `a` may be `z`. */
export type Activate = (a: Tensor, slope: Tensor, z: Tensor) => void;

/** The kernel of an activation, from it and its slope. */
export const activationKernel =
  (f: (z: number) => number, slopeOf: (z: number) => number): Activate =>
  ({ data: a }, { data: slope }, { data: z }) => {
    for (let c = 0; c < z.length; c++) {
      const at = z[c]!;
      a[c] = f(at);
      slope[c] = slopeOf(at);
    }
  };

/** Fills `a` and its slopes from `z`, all of one shape; `a` may be `z`. */
export function activateSigmoid({ data: a }: Tensor, slope: Tensor, { data: z }: Tensor): void {
  const slopes = slope.data;
  for (let c = 0; c < z.length; c++) {
    const at = z[c]!;
    const e = exp(-Math.abs(at));
    const more = 1 / (1 + e);
    const less = e * more;
    a[c] = at < 0 ? less : more;
    slopes[c] = less * more;
  }
}

/** Fills `a` and its slopes from `z`, all of one shape; `a` may be `z`. */
export function activateTanh({ data: a }: Tensor, slope: Tensor, { data: z }: Tensor): void {
  const slopes = slope.data;
  for (let c = 0; c < z.length; c++) {
    const at = z[c]!;
    a[c] = tanh(at);
    slopes[c] = tanhSlope(at);
  }
}

/** Fills `a` and its slopes from `z`, all of one shape; `a` may be `z`. */
export function activateRelu({ data: a }: Tensor, slope: Tensor, { data: z }: Tensor): void {
  const slopes = slope.data;
  for (let c = 0; c < z.length; c++) {
    const at = z[c]!;
    a[c] = relu(at);
    slopes[c] = reluSlope(at);
  }
}

/** Fills `a` and its slopes from `z`, all of one shape; `a` may be `z`. */
export const activateSoftplus = activationKernel(softplus, softplusSlope);

/** `p = σ(z)` without slopes, all of one shape; `p` may be `z`. */
export function applySigmoid({ data: p }: Tensor, { data: z }: Tensor): void {
  for (let c = 0; c < z.length; c++) p[c] = sigmoid(z[c]!);
}
