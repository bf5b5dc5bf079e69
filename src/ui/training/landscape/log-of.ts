/** A loss of 0 has no logarithm. */
const LEAST = 1e-12;

/** The height at which a loss is drawn. */
export const logOf = (loss: number): number => Math.log10(Math.max(LEAST, loss));
