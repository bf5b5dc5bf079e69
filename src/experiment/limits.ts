import { FileError } from './file-error.ts';

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
  /** Of a file of comma-separated values, and of a network in JSON: one at these bounds, with samples at theirs, fits. */
  bytes: 5_000_000,
  networkBytes: 12_000_000,
  /** Training steps that are repeated for a moment that is linked to or restored, and their multiplications: a second. */
  trainingSteps: 100_000,
  multiplications: 1e9,
} as const;

const MEGABYTE = 1e6;

/** Throws a FileError where a file is larger than it may be, before it is read. */
export function checkBytes(bytes: number, most: number): void {
  if (bytes <= most) return;
  const [allowed, found] = [most, bytes].map((size) => Math.ceil(size / MEGABYTE));
  throw new FileError(`at most ${allowed} MB expected, ${found} MB found`);
}

/** Weights and biases of a network of these widths. */
export const countParameters = (layers: readonly number[]): number =>
  layers.reduce((sum, width, k) => sum + (k ? width * (layers[k - 1]! + 1) : 0), 0);

/** Units that layer m can have, 1 at least, before the parameters are too many. */
export function widestLayer(layers: readonly number[], m: number): number {
  const [none, one] = [0, 1].map((width) => countParameters(layers.with(m, width)));
  return Math.max(1, Math.floor((LIMITS.parameters - none!) / (one! - none!)));
}
