import { program } from '../engine/program.ts';
import { inferShapes } from '../engine/shapes.ts';
import { allocate, byRole } from '../engine/trace.ts';
import type { Values } from '../engine/operation.ts';
import { graphOf } from '../layers/network.ts';
import { toRows, type Tensor } from '../tensor/tensor.ts';
import { batchOf, checkpointAt, samplesAt, type Experiment } from './experiment.ts';
import { parametersAt } from './replay.ts';

/** Share of `samples` whose likeliest class is the target's, with the parameters of training step t; NaN for none. */
export function accuracy(experiment: Experiment, t: number, samples: readonly number[]): number {
  const { p, y } = forward(experiment, t, samples);
  const [predicted, wanted] = [largest(p!), largest(y!)];
  return predicted.filter((unit, n) => unit === wanted[n]).length / samples.length;
}

/** Mean of the losses of `samples`, with the parameters of training step t; NaN for none. */
export function meanLossOf(experiment: Experiment, t: number, samples: readonly number[]): number {
  const { L } = forward(experiment, t, samples);
  return L!.data.reduce((sum, loss) => sum + loss, 0) / samples.length;
}

/** Loss of the mini-batch of training step t, before its update. */
export const batchLoss = (experiment: Experiment, t: number): number =>
  meanLossOf(experiment, t, samplesAt(experiment, t));

/** The forward pass alone, keeping what is last written under each name. */
function forward(experiment: Experiment, t: number, samples: readonly number[]): Values {
  const { x, y } = batchOf(experiment.network, checkpointAt(experiment, t).data, samples);
  const known: Record<string, Tensor> = { ...parametersAt(experiment, t), a0: x, y };
  const graph = graphOf(experiment.network);
  const shapeOf = inferShapes(graph, known);
  for (const step of program(graph, { batch: false })) {
    if (step.phase !== 'forward') break;
    for (const [role, buffer] of Object.entries(allocate(step, shapeOf))) {
      known[step.names[role]!] = buffer;
    }
    const tensors = byRole(step.names, known);
    step.rule.compute(tensors, tensors, step.attributes);
  }
  return known;
}

/** Unit with the largest entry of each column, the first of several. */
function largest(value: Tensor): number[] {
  const rows = toRows(value);
  const samples = rows[0]?.length ?? 0;
  return Array.from({ length: samples }, (_, n) => {
    const column = rows.map((row) => row[n]!);
    return column.indexOf(Math.max(...column));
  });
}
