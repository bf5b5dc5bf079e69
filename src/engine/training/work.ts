import type { Tensor } from '../../tensor/tensor.ts';
import type { Kernel } from '../operation.ts';

/** A kernel applied to buffers; the first `writes` of the operands are those that it fills. */
export interface Work {
  readonly kernel: Kernel;
  readonly operands: readonly Tensor[];
  readonly writes: number;
}
