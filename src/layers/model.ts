import type { Graph } from '../engine/graph.ts';
import type { Shape } from '../tensor/tensor.ts';
import type { Draw } from './layer.ts';

/** A network built. */
export interface Model {
  readonly graph: Graph;
  /** Shapes of the trained tensors, in forward order. */
  readonly parameters: Readonly<Record<string, Shape>>;
  /** Name of what each layer gives, or each operation of an authored graph; of the last, the prediction. */
  readonly outputs: readonly string[];
  /** Shape of one sample of the prediction, and of the target. */
  readonly target: Shape;
  /** Number of layers that have weights. */
  readonly depth: number;
  /** Numbers in one sample of the input, then of what each layer of weights computes. */
  readonly widths: readonly number[];
  /** Multiplications of a forward pass of one sample, about: a weight of a kernel is used at every place. */
  readonly work: number;
  readonly draws: Readonly<Record<string, Draw>>;
}
