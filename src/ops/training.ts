import type { Optimizer, Training } from '../engine/graph.ts';
import { adam } from './adam.ts';
import { descent } from './descent.ts';
import { l2 } from './l2.ts';
import { meanGradient, meanLoss } from './mean.ts';
import { momentum } from './momentum.ts';

/** An optimizer and its settings as plain JSON, as files have it. */
export type OptimizerSpec =
  | { readonly type: 'sgd' }
  | { readonly type: 'momentum'; readonly beta: number }
  | {
      readonly type: 'adam';
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    };

/** How a network is trained, as plain JSON. */
export interface TrainingSpec {
  /** By default gradient descent. */
  readonly optimizer?: OptimizerSpec;
  /** λ of the L2 penalty, by default 0. */
  readonly l2?: number;
}

const sgd: Optimizer = { attributes: {}, shared: {}, states: [], updates: [descent] };

function optimizerOf(spec: OptimizerSpec): Optimizer {
  switch (spec.type) {
    case 'sgd':
      return sgd;
    case 'momentum':
      return momentum(spec.beta);
    case 'adam':
      return adam(spec);
  }
}

/** What a network is trained with: the mean over a mini-batch, an optimizer and, where λ is not 0, an L2 penalty. */
export const trainingOf = ({
  optimizer = { type: 'sgd' },
  l2: lambda = 0,
}: TrainingSpec): Training => ({
  meanLoss,
  meanGradient,
  optimizer: optimizerOf(optimizer),
  penalty: lambda > 0 ? l2(lambda) : null,
});

/** Gradient descent. */
export const training = trainingOf({});
