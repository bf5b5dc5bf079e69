import type { Optimizer, Penalty, Training } from '../engine/graph.ts';
import { descent } from './descent.ts';
import { meanGradient, meanLoss } from './mean.ts';

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

export type OptimizerMakers = {
  readonly [Type in OptimizerSpec['type']]: (
    spec: Extract<OptimizerSpec, { type: Type }>,
  ) => Optimizer;
};

const sgd: Optimizer = { attributes: {}, shared: {}, states: [], updates: [descent] };

/** Optimizers by type, and penalties: gradient descent without one, and all others once `all.ts` is imported. */
export const optimizers = { sgd: () => sgd } as unknown as Record<
  OptimizerSpec['type'],
  (spec: OptimizerSpec) => Optimizer
>;
export const penalties = {} as { readonly l2: (lambda: number) => Penalty };

/** What a network is trained with: the mean over a mini-batch, an optimizer and, where λ is not 0, an L2 penalty. */
export const trainingOf = ({
  optimizer = { type: 'sgd' },
  l2: lambda = 0,
}: TrainingSpec): Training => ({
  meanLoss,
  meanGradient,
  optimizer: optimizers[optimizer.type](optimizer),
  penalty: lambda > 0 ? penalties.l2(lambda) : null,
});

/** Gradient descent. */
export const training = trainingOf({});
