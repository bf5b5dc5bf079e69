import { adam } from './training/adam.ts';
import { add } from './add.ts';
import { l2 } from './training/l2.ts';
import { linear } from './linear.ts';
import { operations, type OtherOperationName } from './list.ts';
import { momentum } from './training/momentum.ts';
import { scalarAffine } from './scalar-affine.ts';
import { sigmoidCrossEntropy } from './sigmoid-cross-entropy.ts';
import { scalarSquaredError, squaredError } from './squared-error.ts';
import { optimizers, penalties, type OptimizerMakers } from './training/training.ts';

/** Importing this file makes every operation, optimizer and penalty known. */
const others: Record<OtherOperationName, unknown> = {
  add,
  linear,
  scalarAffine,
  scalarSquaredError,
  sigmoidCrossEntropy,
  squaredError,
};
const makers: Omit<OptimizerMakers, 'sgd'> = { momentum: ({ beta }) => momentum(beta), adam };

Object.assign(operations, others);
Object.assign(optimizers, makers);
Object.assign(penalties, { l2 });
