import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import { offset } from '../../../../src/tensor/tensor.ts';
import type { Experiment } from '../../../../src/experiment/experiment.ts';
import {
  lossWithChange,
  sharedLossProbe,
  type LossProbe,
} from '../../../../src/experiment/checking/loss-probe.ts';

export type ParameterPair = readonly [CellRef, CellRef];

/** One stop of a descent: the two parameters, the mean loss there and its gradient with respect to them. */
export interface DescentStep {
  readonly at: readonly [number, number];
  readonly loss: number;
  readonly gradient: readonly [number, number];
}

/**
 * Gradient descent in two parameters only, from the start of training step t; the others and the mini-batch are held.
 * At most `steps` + 1 stops, the first being the present; it ends where a number is no longer finite.
 */
export function descendTwo(
  experiment: Experiment,
  t: number,
  pair: ParameterPair,
  { rate, steps }: { readonly rate: number; readonly steps: number },
): DescentStep[] {
  const probe = sharedLossProbe(experiment, t);
  const start = read(probe, pair, '');
  const stops: DescentStep[] = [];
  let at = start;
  while (stops.length <= steps) {
    write(probe, pair, at);
    probe.differentiate();
    const gradient = read(probe, pair, 'd');
    const stop = { at, loss: probe.loss(), gradient };
    if (![...at, stop.loss, ...gradient].every(Number.isFinite)) break;
    stops.push(stop);
    at = [at[0] - rate * gradient[0], at[1] - rate * gradient[1]];
  }
  write(probe, pair, start);
  return stops;
}

/** The mean loss over a grid of two parameters: rows by the second, columns by the first. */
export function surface(
  experiment: Experiment,
  t: number,
  [across, up]: ParameterPair,
  xs: readonly number[],
  ys: readonly number[],
): number[] {
  const probe = sharedLossProbe(experiment, t);
  const [, before] = read(probe, [across, up], '');
  const losses = ys.flatMap((y) => {
    put(probe, up, y);
    return xs.map((x) => lossWithChange(probe, across, x));
  });
  put(probe, up, before);
  return losses;
}

const read = (
  probe: LossProbe,
  [one, other]: ParameterPair,
  prefix: '' | 'd',
): readonly [number, number] => [
  get(probe, prefix + one.key, one),
  get(probe, prefix + other.key, other),
];

const get = ({ tensors }: LossProbe, key: string, { cell }: CellRef): number =>
  tensors[key]!.data[offset(tensors[key]!.shape, cell)]!;

function write(
  probe: LossProbe,
  [one, other]: ParameterPair,
  values: readonly [number, number],
): void {
  put(probe, one, values[0]);
  put(probe, other, values[1]);
}

function put({ tensors }: LossProbe, { key, cell }: CellRef, value: number): void {
  const { shape, data } = tensors[key]!;
  data[offset(shape, cell)] = value;
}
