import type { Reached } from './digits.ts';
import type { Workload } from './workloads.ts';

/** W1, b1, W2 …; weights in row-major order, a row for each unit. */
export type Parameters = Readonly<Record<string, ArrayLike<number>>>;

/** `x` holds the inputs sample after sample, `labels` the class of each. */
export interface Samples {
  readonly x: Float64Array;
  readonly labels: readonly number[];
}

/** A way to train networks, told everything before the clock runs. */
export interface Contender {
  /** Bits of its numbers. */
  readonly bits: 32 | 64;
  prepare(workload: Workload, samples: Samples): Runner | Promise<Runner>;
  /** Learns the real digits some times; only where it is ours. */
  digits?(csv: string): Promise<readonly Reached[]>;
}

export interface Runner {
  load(parameters: Parameters): void;
  /** Training steps `from` … `to` − 1, finished when it returns; that of step s takes the s-th mini-batch, from the start again after the last. */
  train(from: number, to: number): void | Promise<void>;
  parameters(): Parameters;
}
