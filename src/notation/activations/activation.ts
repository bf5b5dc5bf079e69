import type { Tensor } from '../../tensor/tensor.ts';
import type { Expr } from '../expression.ts';

/** A function in a language: what it is called, and its definition where the language has none. */
export interface NamedCode {
  readonly name: string;
  readonly definition?: string;
}

/** A function applied unit by unit, with all that the book says and does with it. */
export interface Activation {
  readonly f: (z: number) => number;
  /** f′, to full precision wherever f is flat. */
  readonly slope: (z: number) => number;
  /** f′(z) as an expression of z. */
  readonly derivative: (z: Expr) => Expr;
  /** Arguments at which f′ jumps. */
  readonly kinks?: readonly number[];
  readonly tex: string;
  readonly text: string;
  /** Of arrays whose last axis is the samples. */
  readonly numpy: { readonly f: NamedCode; readonly slope: NamedCode };
  /** Definition in PyTorch under the name that it has in NumPy; null where that, `np.tanh`, is PyTorch’s own too. */
  readonly pytorch: string | null;
  /** Of nested arrays, by the helper `each`. */
  readonly typescript: { readonly f: NamedCode; readonly slope: NamedCode };
  /** Fills a and f′(z) from z, all of one shape; a may be z. */
  readonly kernel: (a: Tensor, slope: Tensor, z: Tensor) => void;
  /** What the step does, in a sentence about `{z}`. */
  readonly description: string;
  readonly source: string;
}
