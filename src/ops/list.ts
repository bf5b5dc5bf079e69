import type { Operation } from '../engine/operation.ts';
import type { ActivationName } from '../notation/activations/list.ts';
import { activationOperations } from './activation.ts';
import { affine } from './affine.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

/** Operations of authored graphs beside those that every page brings. */
export type OtherOperationName =
  'add' | 'linear' | 'scalarAffine' | 'scalarSquaredError' | 'sigmoidCrossEntropy' | 'squaredError';

export type OperationName = 'affine' | 'softmaxCrossEntropy' | ActivationName | OtherOperationName;

/** Operations by the names that authored graphs call them by: those that every page brings, and all others once `all.ts` is imported. */
export const operations = { affine, softmaxCrossEntropy, ...activationOperations } as Record<
  OperationName,
  Operation
>;
