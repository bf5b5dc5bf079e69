import '../../../../src/layers/all.ts';
import type { Experiment, NestedNumbers } from '../../../../src/experiment/experiment.ts';
import { setValue } from '../../../../src/experiment/change.ts';
import { traceAt } from '../../../../src/experiment/replay.ts';
import {
  centralDifference,
  sharedLossProbe,
} from '../../../../src/experiment/checking/loss-probe.ts';
import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import type { LayerSpec } from '../../../../src/layers/list.ts';
import { at } from '../../../../src/tensor/tensor.ts';

/** One sample of a network with one input. */
const experimentOf = (
  layers: readonly LayerSpec[],
  x: number,
  y: readonly number[],
  parameters: Readonly<Record<string, NestedNumbers>>,
): Experiment => ({
  network: { input: [1], layers },
  checkpoints: [
    {
      t: 0,
      data: { name: 'worked', title: '', X: [[x]], Y: [y], features: [], classes: [], heldOut: [] },
      plan: { kind: 'picked', samples: [0] },
      rate: 0.5,
      parameters,
    },
  ],
});

/** σ(wx + b) with half the squared error. */
export const oneNeuron = experimentOf(
  [{ type: 'dense', units: 1 }, { type: 'sigmoid' }, { type: 'squaredError' }],
  1.5,
  [1],
  { W1: [[0.6]], b1: [-0.25] },
);

/** 1-1-2: the neuron, and two outputs that read it. */
export const twoOutputs = experimentOf(
  [
    { type: 'dense', units: 1 },
    { type: 'sigmoid' },
    { type: 'dense', units: 2 },
    { type: 'squaredError' },
  ],
  1.5,
  [0.5, -0.5],
  { W1: [[0.8]], b1: [-0.2], W2: [[1.2], [-0.7]], b2: [0.1, 0.3] },
);

/** Reads the numbers of its pass by name and 0-based cell. */
export function numbersOf(
  experiment: Experiment,
): (key: string, cell?: readonly number[]) => number {
  const trace = traceAt(experiment, 0);
  const before = trace.steps.findLastIndex(({ phase }) => phase === 'backward') + 1;
  return (key, cell = [0, 0]) => {
    const value = trace.at(key, before)!;
    return at(value, cell.slice(0, value.shape.length));
  };
}

/** The same with one number changed. */
export const withNumber = (
  experiment: Experiment,
  { key, cell }: CellRef,
  value: number,
): Experiment => setValue(experiment, 0, key, cell, value);

/** ∂L by that number, by central difference. */
export const measured = (experiment: Experiment, place: CellRef): number =>
  centralDifference(sharedLossProbe(experiment, 0), place, 1e-5);
