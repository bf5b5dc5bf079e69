import type { Tensor } from '../../tensor/tensor.ts';
import type { Plan } from './plan.ts';

export interface RunOptions {
  /** The training steps `from` … `to` − 1, counted from 0. */
  readonly from: number;
  readonly to: number;
  /** Learning rate α; it may differ from call to call. */
  readonly rate: number;
  /** Samples of the data, counted from 0, that are the mini-batch of a training step. */
  readonly columns: (step: number) => ArrayLike<number>;
}

/** Runs plans on the samples of a data set. Throws a RangeError for a sample that is not there. */
export interface Executor {
  /** Runs training steps, each by the plan for its number of samples. */
  run(planOf: (samples: number) => Plan, options: RunOptions): void;
  /** Runs a plan once, over the samples listed from the place `first` on; `results` of its tensors then hold their values. */
  pass(plan: Plan, samples: ArrayLike<number>, first: number, results: readonly Tensor[]): void;
  /** Gives the parameters back, which may then be read and written until the next run. */
  release(): void;
}

/** Inputs and targets by name, as rows: [samples, numbers]. */
export type SampleRows = Readonly<Record<string, Tensor>>;

/** Compiled kernels, as far as what trains sees of them. */
export interface Kernels {
  /** Runs plans on them; `parameters` are theirs from a run until they are released. */
  executor(parameters: readonly Tensor[], rows: SampleRows): Executor;
}

let loaded: Kernels | null = null;

/** What trainers run on; null for TypeScript. */
export const loadedKernels = (): Kernels | null => loaded;

/** Has trainers made from now on run on these kernels. */
export const takeKernels = (kernels: Kernels): void => void (loaded = kernels);
