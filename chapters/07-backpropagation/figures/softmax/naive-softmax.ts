import type { Tensors } from '../../../../src/engine/operation.ts';
import { softmaxCrossEntropy } from '../../../../src/ops/softmax-cross-entropy.ts';
import { scalar, tensor, zeros, type Tensor } from '../../../../src/tensor/tensor.ts';

/** Softmax and cross-entropy of one column of logits, with the intermediate results. */
export interface Softmax {
  /** e^z, or e^(z − c). */
  readonly powers: readonly number[];
  readonly sum: number;
  readonly p: readonly number[];
  readonly logp: readonly number[];
  readonly loss: number;
}

/** As the definitions are written: p = e^z / Σ e^z, L = −Σ y log p. Overflows and underflows. */
export function naive(z: readonly number[], y: readonly number[]): Softmax {
  const powers = z.map(Math.exp);
  const sum = total(powers);
  const p = powers.map((power) => power / sum);
  const logp = p.map(Math.log);
  return { powers, sum, p, logp, loss: -total(logp.map((log, i) => y[i]! * log)) };
}

/** As the pass computes it, from e^(z − c) with c the largest logit. */
export function stable(z: readonly number[], y: readonly number[]): Softmax {
  const largest = Math.max(...z);
  const powers = z.map((logit) => Math.exp(logit - largest));
  const column = (values: readonly number[]): Tensor => tensor([z.length, 1], values);
  const [p, logp, L] = [zeros([z.length, 1]), zeros([z.length, 1]), scalar(0)];
  const tensors = { z: column(z), y: column(y), p, logp, L } as Tensors;
  for (const rule of softmaxCrossEntropy.forward) rule.compute(tensors, tensors);
  return { powers, sum: total(powers), p: [...p.data], logp: [...logp.data], loss: L.data[0]! };
}

/** Relative error from which digits count as lost. */
const LOST = 1e-9;

/** What becomes of the naive way, by the first thing that goes wrong. */
export type Fault =
  /** A power is ∞. */
  | { readonly kind: 'overflow' }
  /** All powers are 0. */
  | { readonly kind: 'nothing' }
  /** The probability of the class `unit`, 0-based, is 0, so that its logarithm is −∞. */
  | { readonly kind: 'underflow'; readonly unit: number }
  /** Finite, with a relative error of a probability or of the loss. */
  | { readonly kind: 'digits'; readonly error: number };

export function faultOf(naive: Softmax, stable: Softmax): Fault | null {
  if (naive.powers.includes(Number.POSITIVE_INFINITY)) return { kind: 'overflow' };
  if (naive.sum === 0) return { kind: 'nothing' };
  const unit = naive.p.indexOf(0);
  if (unit >= 0) return { kind: 'underflow', unit };
  const error = Math.max(
    ...naive.p.map((p, i) => relative(p, stable.p[i]!)),
    relative(naive.loss, stable.loss),
  );
  return error > LOST ? { kind: 'digits', error } : null;
}

/** Losses and probabilities of size 1 are known to about 1e-16, so a tiny loss is measured against that. */
const relative = (value: number, right: number): number =>
  Math.abs(value - right) / Math.max(Math.abs(right), 1e-6);

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
