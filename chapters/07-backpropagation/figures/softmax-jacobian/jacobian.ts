/** ∂p_k/∂z_i = p_k (δ_ki − p_i), [k][i], of the probabilities of one sample. */
export const softmaxJacobian = (p: readonly number[]): number[][] =>
  p.map((one, k) => p.map((other, i) => one * ((k === i ? 1 : 0) - other)));

/** One addend of ∂L/∂z_i = Σ_k (−y_k / p_k) ∂p_k/∂z_i. */
export interface JacobianAddend {
  /** −y_k / p_k, which has no value where p_k underflowed to 0. */
  readonly sent: number;
  readonly slope: number;
  readonly product: number;
  /** The same with p_k cancelled, −y_k (δ_ki − p_i), which always has a value. */
  readonly cancelled: number;
}

/** The addends of the gradient at the logit i, 0-based, one a class k. */
export const addends = (p: readonly number[], y: readonly number[], i: number): JacobianAddend[] =>
  softmaxJacobian(p).map((row, k) => {
    const [sent, slope] = [0 - y[k]! / p[k]!, row[i]!];
    const cancelled = y[k]! * (p[i]! - (k === i ? 1 : 0));
    return { sent, slope, product: sent * slope + 0, cancelled: cancelled + 0 };
  });
