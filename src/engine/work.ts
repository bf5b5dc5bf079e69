import type { Tensor } from '../tensor/tensor.ts';
import type { Kernel } from './operation.ts';

/** A kernel applied to buffers; the first `writes` of the operands are those that it fills. */
export interface Work {
  readonly kernel: Kernel;
  readonly operands: readonly Tensor[];
  readonly writes: number;
}

/** Runs a kernel in TypeScript. */
export function perform({ kernel, operands: o }: Work): void {
  // A small network trains a third faster where the few operands that most kernels have are spelled out.
  if (o.length > 6) kernel(...o);
  else kernel(o[0]!, o[1]!, o[2]!, o[3]!, o[4]!, o[5]!);
}
