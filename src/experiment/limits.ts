/** What is taken from a file or from storage; a network at these bounds still fits a browser's storage. */
export const LIMITS = {
  /** Layers with the input. */
  layers: 16,
  /** Weights and biases together. */
  parameters: 200_000,
  samples: 10_000,
  features: 1000,
  classes: 100,
  /** Measures of a set of the reader's own: samples times features. */
  measures: 200_000,
  /** Of a file of comma-separated values. */
  bytes: 5_000_000,
  /** Training steps that are repeated for a moment that is linked to or restored, and their multiplications: a second. */
  trainingSteps: 100_000,
  multiplications: 1e9,
} as const;

/** Weights and biases of a network of these widths. */
export const countParameters = (layers: readonly number[]): number =>
  layers.reduce((sum, width, k) => sum + (k ? width * (layers[k - 1]! + 1) : 0), 0);

/** Units that layer m can have, 1 at least, before the parameters are too many. */
export function widestLayer(layers: readonly number[], m: number): number {
  const [none, one] = [0, 1].map((width) => countParameters(layers.with(m, width)));
  return Math.max(1, Math.floor((LIMITS.parameters - none!) / (one! - none!)));
}
