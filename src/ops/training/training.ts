import type { Optimizer, Penalty, Training } from '../../engine/graph.ts';
import { descent } from './descent.ts';
import { meanGradient, meanLoss } from './mean.ts';

/** The settings of each optimizer, by its type in files, where nothing else is said. */
export const usualSettings = {
  sgd: {},
  momentum: { beta: 0.9 },
  adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
};

export type OptimizerType = keyof typeof usualSettings;

export const optimizerNames: Readonly<Record<OptimizerType, string>> = {
  sgd: 'gradient descent',
  momentum: 'momentum',
  adam: 'Adam',
};

type SpecOf<Type extends OptimizerType> = { readonly type: Type } & Readonly<
  (typeof usualSettings)[Type]
>;

/** An optimizer and its settings as plain JSON, as files have it. */
export type OptimizerSpec = { [Type in OptimizerType]: SpecOf<Type> }[OptimizerType];

/** How a network is trained, as plain JSON. */
export interface TrainingSpec {
  /** By default gradient descent. */
  readonly optimizer?: OptimizerSpec;
  /** λ of the L2 penalty, by default 0. */
  readonly l2?: number;
}

export type OptimizerMakers = {
  readonly [Type in OptimizerType]: (spec: SpecOf<Type>) => Optimizer;
};

const sgd: Optimizer = { attributes: {}, shared: {}, states: [], updates: [descent] };

/** Optimizers by type, and penalties: gradient descent without one, and all others once `all.ts` is imported. */
export const optimizers = { sgd: () => sgd } as unknown as Record<
  OptimizerType,
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
