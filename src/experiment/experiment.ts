import type { CellRef } from '../engine/gradient-path.ts';
import type { Batch } from '../engine/training/trainer.ts';
import { modelOf, type Network } from '../layers/network.ts';
import { seeded, shuffled } from '../tensor/random.ts';
import { size, tensor, type Shape } from '../tensor/tensor.ts';
import type { DataSet, Split } from './data/set.ts';
import { memo } from '../tensor/memo.ts';

/** A tensor as plain JSON: a number, a row of numbers, rows of rows of them … */
export type NestedNumbers = number | readonly NestedNumbers[];

/** The numbers of nested lists, in row-major order. */
export const flatNumbers = (nested: NestedNumbers): number[] =>
  typeof nested === 'number' ? [nested] : nested.flatMap(flatNumbers);

/** Numbers in row-major order as nested lists of that shape, one level an axis. */
export function nestedNumbers(shape: Shape, numbers: ArrayLike<number>): NestedNumbers {
  const nest = (axis: number, from: number): NestedNumbers => {
    if (axis === shape.length) return numbers[from]!;
    const width = size(shape.slice(axis + 1));
    return Array.from({ length: shape[axis]! }, (_, n) => nest(axis + 1, from + n * width));
  };
  return nest(0, 0);
}

/** Samples with their targets. */
export interface Data {
  readonly name: 'worked' | 'file' | 'points' | DataSet['name'];
  readonly title: string;
  /** [sample][number of the input], of maps by channel, row and column. */
  readonly X: readonly (readonly number[])[];
  /** [sample][class], each a distribution. */
  readonly Y: readonly (readonly number[])[];
  /** Names of the inputs and of the classes, where they have any. */
  readonly features: readonly string[];
  readonly classes: readonly string[];
  /** Samples kept from training, to measure accuracy on. */
  readonly heldOut: readonly number[];
  /** What the samples are of, but for those changed; absent where they were given as they are. */
  readonly split?: Split;
}

/** Which samples a training step sees: always the same, or `size` at a time in a seeded order, anew each epoch. */
export type BatchPlan =
  | { readonly kind: 'picked'; readonly samples: readonly number[] }
  | { readonly kind: 'shuffled'; readonly size: number; readonly seed: number };

/** What holds from the training step t on, as computed, changed or opened. */
export interface Checkpoint {
  readonly t: number;
  /** At the start of the training step t, by name. */
  readonly parameters: Readonly<Record<string, NestedNumbers>>;
  /** Present where the parameters are those that training came to from the checkpoint before. */
  readonly trained?: true;
  readonly data: Data;
  readonly plan: BatchPlan;
  /** Learning rate α. */
  readonly rate: number;
}

/** How initial parameters are drawn. */
export interface InitialDraw {
  readonly seed: number;
  /** Factor of the weights. */
  readonly scale: number;
}

/** All that decides the numbers on the page but the moment: plain JSON, undone and redone as one. */
export interface Experiment {
  readonly network: Network;
  /** How its first parameters were drawn, changed or not since; absent where they were given. */
  readonly start?: InitialDraw;
  /** Ascending in t, the first at 0. */
  readonly checkpoints: readonly [Checkpoint, ...Checkpoint[]];
  /** Samples that the page looks at in the pass of training step t instead of those trained on; training ignores it. */
  readonly look?: Inspection;
  /**
   * The parameter that the stage asks about before the first gradient: will the loss rise or fall with it? Of a chapter's
   * example, whatever its numbers are; absent where nothing is asked.
   */
  readonly asks?: CellRef;
}

export interface Inspection {
  readonly t: number;
  readonly samples: readonly number[];
}

/** The checkpoint in force at the training step t. */
export const checkpointAt = ({ checkpoints }: Experiment, t: number): Checkpoint =>
  checkpoints.findLast((one) => one.t <= t) ?? checkpoints[0];

/** Samples of the pass of training step t, in the order of the columns: those looked at, or those trained on. */
export function samplesAt(experiment: Experiment, t: number): readonly number[] {
  const { look } = experiment;
  return look?.t === t ? look.samples : trainedAt(experiment, t);
}

/** Samples that the training step t is trained on. */
const trainedAt = (experiment: Experiment, t: number): readonly number[] =>
  samplerOf(checkpointAt(experiment, t))(t);

/** Samples of the training steps from a checkpoint on. */
export const samplerOf = memo(({ data, plan }: Checkpoint) => sampler(trainingSamples(data), plan));

/** Which of a pool of samples each training step sees. The order of an epoch is drawn once. */
export function sampler(
  pool: readonly number[],
  plan: BatchPlan,
): (t: number) => readonly number[] {
  if (plan.kind === 'picked') return () => plan.samples;
  const size = Math.min(plan.size, pool.length);
  const perEpoch = Math.ceil(pool.length / size);
  let drawn = -1;
  let batches: readonly (readonly number[])[] = [];
  return (t) => {
    const epoch = Math.floor(t / perEpoch);
    if (epoch !== drawn) {
      const order = shuffled(pool.length, seeded(plan.seed + epoch)).map((place) => pool[place]!);
      batches = Array.from({ length: perEpoch }, (_, n) => order.slice(n * size, (n + 1) * size));
      drawn = epoch;
    }
    return batches[t % perEpoch]!;
  };
}

/** Samples to train on, ascending: the same list for the same data. */
export const trainingSamples = memo((data: Data): readonly number[] => {
  const heldOut = new Set(data.heldOut);
  return data.X.map((_, n) => n).filter((n) => !heldOut.has(n));
});

/** The samples of the data as a mini-batch of the network: `x` [...input, N] and `y` [...target, N]. */
export function batchOf(network: Network, { X, Y }: Data, samples: readonly number[]): Batch {
  const N = samples.length;
  const columns = (rows: readonly (readonly number[])[]) => {
    const height = rows[0]?.length ?? 0;
    const picked = Array.from({ length: height }, (_, i) =>
      samples.map((n) => rows[n]?.[i] ?? Number.NaN),
    );
    return tensor([height, samples.length], picked.flat());
  };
  const as = (shape: Shape, rows: Data['X']) => tensor([...shape, N], columns(rows).data);
  return { x: as(network.input, X), y: as(modelOf(network).target, Y) };
}
