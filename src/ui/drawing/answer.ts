import type { Trace } from '../../engine/trace.ts';
import { passOver } from '../../experiment/drawn.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { parametersAt } from '../../experiment/replay.ts';
import {
  graphOf,
  inputSize,
  isClassifier,
  outputSize,
  type Network,
} from '../../layers/network.ts';
import { memo } from '../../tensor/memo.ts';

/** How far a step on a drawing moves the weights against their gradient. */
export const RATE = 0.01;

/** What a network says of a drawing. */
export interface Answer {
  readonly pixels: readonly number[];
  /** A pass over it, to its update, with the gradient with respect to the pixels. */
  readonly trace: Trace;
  readonly p: Float64Array;
  /** The likeliest digit. */
  readonly says: number;
  readonly loss: number;
}

/** Whether a network reads 64 pixels into ten classes. */
export const readsDigits = (network: Network): boolean =>
  inputSize(network) === 64 && outputSize(network) === 10 && isClassifier(network);

/** Whether the parameters at a training step are as they were drawn at random. */
export const isUntrained = ({ start }: Experiment, t: number): boolean =>
  start !== undefined && t === 0;

/** What the network of an experiment says of a drawing at a training step. */
export const answerTo = memo(
  (experiment: Experiment, t: number, pixels: readonly number[], label: number): Answer => {
    const trace = passOver(experiment, parametersAt(experiment, t), pixels, label, RATE);
    const { prediction, loss } = graphOf(experiment.network);
    const end = trace.steps.length;
    const { data: p } = trace.at(prediction, end)!;
    const [now = 0] = trace.at(loss, end)!.data;
    return { pixels, trace, p, says: p.indexOf(Math.max(...p)), loss: now };
  },
);
