import { exp } from './exp.ts';
import type { Tensor } from './tensor.ts';

/** Place of the largest number of sample n of `samples`, counted among those of the sample; the first of several. */
export function largest(data: Float64Array, n: number, samples: number): number {
  let top = n;
  for (let c = n; c < data.length; c += samples) if (data[c]! > data[top]!) top = c;
  return (top - n) / samples;
}

/** `p[i,n] = e^(z_i − c) / Σ_k e^(z_k − c)` with c the largest of column n; `p` may be `z`. */
export function softmax(p: Tensor, z: Tensor): void {
  const samples = z.shape[1] ?? 1;
  const [shares, logits] = [p.data, z.data];
  for (let n = 0; n < samples; n++) {
    const shift = logits[largest(logits, n, samples) * samples + n]!;
    let sum = 0;
    for (let c = n; c < logits.length; c += samples) {
      const e = exp(logits[c]! - shift);
      shares[c] = e;
      sum += e;
    }
    for (let c = n; c < shares.length; c += samples) shares[c]! /= sum;
  }
}

/** `logp[i,n] = (z_i − c) − log Σ_k e^(z_k − c)` with c the largest of column n, whose own e^0 is left to log1p. */
export function logSoftmax(logp: Tensor, z: Tensor): void {
  const samples = z.shape[1] ?? 1;
  for (let n = 0; n < samples; n++) {
    const top = largest(z.data, n, samples) * samples + n;
    const shift = z.data[top]!;
    let others = 0;
    for (let c = n; c < z.data.length; c += samples) {
      if (c !== top) others += exp(z.data[c]! - shift);
    }
    const log = Math.log1p(others);
    for (let c = n; c < z.data.length; c += samples) logp.data[c] = z.data[c]! - shift - log;
  }
}

/** `L[n] = −Σ_i y[i,n] logp[i,n]`. */
export function crossEntropy(L: Tensor, y: Tensor, logp: Tensor): void {
  const samples = L.data.length;
  L.data.fill(0);
  for (let c = 0, n = 0; c < y.data.length; c++) {
    L.data[n]! -= y.data[c]! * logp.data[c]!;
    if (++n === samples) n = 0;
  }
}

/** `dz = p − y` as (1 − y_i) p_i − y_i Σ_{k≠i} p_k, the sum being 1 − p_i: no digit is lost near p = y. */
export function softmaxError(dz: Tensor, p: Tensor, y: Tensor): void {
  const samples = p.shape[1] ?? 1;
  const [errors, shares, targets] = [dz.data, p.data, y.data];
  for (let n = 0; n < samples; n++) {
    let before = 0;
    for (let c = n; c < shares.length; c += samples) {
      const share = shares[c]!;
      const target = targets[c]!;
      let others = before;
      if (target !== 0) {
        for (let k = c + samples; k < shares.length; k += samples) others += shares[k]!;
      }
      before += share;
      errors[c] = (1 - target) * share - target * others;
    }
  }
}
