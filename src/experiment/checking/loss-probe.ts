import { program } from '../../engine/program.ts';
import { stepsIn } from '../../engine/instruction.ts';
import type { Values } from '../../engine/operation.ts';
import { inferShapes } from '../../engine/shapes.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { allocate, byRole } from '../../engine/trace.ts';
import { graphOf } from '../../layers/network.ts';
import { offset, type Tensor } from '../../tensor/tensor.ts';
import type { Experiment } from '../experiment.ts';
import { mapValues, valuesAt } from '../replay.ts';
import { memo } from '../../tensor/memo.ts';

/** The pass of a training step run into buffers of its own, whose numbers may be changed and run again. */
export interface LossProbe {
  readonly tensors: Values;
  /** Mean loss of the mini-batch, run from after the forward step that writes `key`; from the start where none does. */
  loss(key?: string): number;
  /** Runs forward and backward, which fills the gradients of the mean loss. */
  differentiate(): void;
}

/** A probe of the pass over some samples, by default those of the training step. */
export function lossProbe(
  experiment: Experiment,
  t: number,
  samples?: readonly number[],
): LossProbe {
  const graph = graphOf(experiment.network);
  const tensors: Record<string, Tensor> = mapValues(valuesAt(experiment, t, samples), copy);
  const count = tensors['N']!.data[0]!;
  const shapeOf = inferShapes(graph, tensors);
  const instructions = program(graph, { batch: count > 1 });
  const steps = instructions.map((step) => {
    for (const [role, buffer] of Object.entries(allocate(step, shapeOf))) {
      tensors[step.names[role]!] ??= buffer;
    }
    const played = byRole(step.names, tensors);
    return { ...step, run: () => step.rule.compute(played, played, step.attributes) };
  });
  const forward = stepsIn(instructions, 'forward');
  const backward = forward + stepsIn(instructions, 'backward');
  const runFrom = (from: number, to: number): void => {
    for (let s = from; s < to; s++) steps[s]!.run();
  };
  runFrom(0, forward);
  return {
    tensors,
    loss(key) {
      const writer = instructions
        .slice(0, forward)
        .findIndex(({ writes }) => writes.includes(key ?? ''));
      runFrom(writer + 1, forward);
      return tensors[graph.loss]!.data.reduce((sum, loss) => sum + loss, 0) / count;
    },
    differentiate: () => runFrom(0, backward),
  };
}

const copy = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.slice() });

/** The probe of an experiment that is never changed for good. */
export const sharedLossProbe: (experiment: Experiment, t: number) => LossProbe = memo(lossProbe);

/** Mean loss of the mini-batch of training step t with one parameter changed; `cell` is 0-based. */
export function lossAt(experiment: Experiment, t: number, place: CellRef, value: number): number {
  return lossWithChange(sharedLossProbe(experiment, t), place, value);
}

/** The loss with one number of a probe changed; the number is put back. */
export function lossWithChange(probe: LossProbe, { key, cell }: CellRef, value: number): number {
  const { shape, data } = probe.tensors[key]!;
  const place = offset(shape, cell);
  const before = data[place]!;
  data[place] = value;
  const loss = probe.loss(key);
  data[place] = before;
  return loss;
}

/** (L(θ + ε) − L(θ − ε)) / 2ε, of the mean loss of the mini-batch. */
export function centralDifference(probe: LossProbe, place: CellRef, epsilon: number): number {
  const { shape, data } = probe.tensors[place.key]!;
  const value = data[offset(shape, place.cell)]!;
  const rise =
    lossWithChange(probe, place, value + epsilon) - lossWithChange(probe, place, value - epsilon);
  return rise / (2 * epsilon);
}
