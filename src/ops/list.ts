import type { Operation } from '../engine/operation.ts';
import type { ActivationName } from '../notation/activations/list.ts';
import { activationOperations } from './activation.ts';
import { add } from './add.ts';
import { affine } from './affine.ts';
import { linear } from './linear.ts';
import { scalarAffine } from './scalar-affine.ts';
import { sigmoidCrossEntropy } from './sigmoid-cross-entropy.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';
import { scalarSquaredError, squaredError } from './squared-error.ts';

const named = {
  add,
  affine,
  linear,
  scalarAffine,
  scalarSquaredError,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  squaredError,
};

export type OperationName = keyof typeof named | ActivationName;

/** Operations by the names that authored graphs call them by. */
export const operations: Readonly<Record<OperationName, Operation>> = {
  ...named,
  ...activationOperations,
};
