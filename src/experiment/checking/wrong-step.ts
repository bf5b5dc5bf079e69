import type { Instruction } from '../../engine/instruction.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import type { Trace } from '../../engine/trace.ts';
import { at, cells, offset } from '../../tensor/tensor.ts';
import {
  BEST_EPSILON,
  gradientCheck,
  largestGradient,
  relativeError,
  TOLERANCE,
} from './gradient-check.ts';
import { samplesAt, type Experiment } from '../experiment.ts';
import {
  centralDifference,
  lossWithChange,
  lossProbe,
  sharedLossProbe,
  type LossProbe,
} from './loss-probe.ts';
import { shownCells } from '../columns.ts';

/** The best step, and finer ones for where the loss curves strongly within it: behind weights of a million, near a kink of ReLU. */
const EPSILONS = [BEST_EPSILON, 1e-7, 1e-9, 1e-11];

/** The slopes to the left and to the right may differ by this share of the slope, and of what a gradient is off by. */
const [STRAIGHT, OFF] = [0.01, 0.1];

/** Units in the last place by which a loss may be rounded: those of all the sums that it comes from. */
const ROUNDING = 64 * Number.EPSILON;

/** Samples of a mini-batch whose errors are looked at one by one, at most. */
const MOST_SAMPLES = 256;

/** A loss that can be probed, and the size of the numbers that it is made of. */
interface ScaledProbe {
  readonly probe: LossProbe;
  readonly size: number;
}

function scaledProbe(probe: LossProbe, logits: string): ScaledProbe {
  const loss = Math.abs(probe.loss());
  return { probe, size: probe.tensors[logits]!.data.reduce(larger, Math.max(1, loss)) };
}

/** What the head of a network reads. */
const logitsOf = ({ graph: { nodes } }: Trace): string => nodes.at(-1)!.names['z']!;

const larger = (most: number, value: number): number => Math.max(most, Math.abs(value));

/**
 * Whether a gradient is not the slope of the loss: what is between it and the central difference is more than rounding,
 * the loss is straight where that is so, and no finer step makes them agree. At a kink there is no slope to differ from.
 */
function refuted(
  { probe, size }: ScaledProbe,
  place: CellRef,
  analytic: number,
  largest: number,
): boolean {
  const { shape, data } = probe.tensors[place.key]!;
  const value = data[offset(shape, place.cell)]!;
  const here = lossWithChange(probe, place, value);
  let straight = false;
  for (const epsilon of EPSILONS) {
    const numeric = centralDifference(probe, place, epsilon);
    const noise = (ROUNDING * size) / epsilon;
    const exact = epsilon === BEST_EPSILON || noise <= TOLERANCE * Math.abs(numeric);
    if (exact && relativeError(analytic, numeric, largest) <= TOLERANCE) return false;
    if (Math.abs(analytic - numeric) <= noise) return straight;
    const right = (lossWithChange(probe, place, value + epsilon) - here) / epsilon;
    const bend = 2 * Math.abs(right - numeric) + noise;
    const slope = Math.max(Math.abs(analytic), Math.abs(numeric));
    straight ||= bend <= Math.min(STRAIGHT * slope, OFF * Math.abs(analytic - numeric));
  }
  return straight;
}

/** The parameters whose gradient in a trace is wrong, however it is looked at. */
export function wrongGradients(experiment: Experiment, t: number, trace: Trace): CellRef[] {
  const whole = scaledProbe(sharedLossProbe(experiment, t), logitsOf(trace));
  const largest = largestGradient(trace);
  return gradientCheck(experiment, t, trace, BEST_EPSILON)
    .filter(({ error }) => error > TOLERANCE)
    .filter(({ place, analytic }) => refuted(whole, place, analytic, largest))
    .map(({ place }) => place);
}

/**
 * The first step of the backward pass whose result is not the gradient that it is said to be: the operation whose
 * rule is wrong. A column is the gradient of its own sample's loss, not of the mean. Null where none is.
 */
export function locateWrongStep(
  experiment: Experiment,
  t: number,
  trace: Trace,
): Instruction | null {
  const last = logitsOf(trace);
  const whole = scaledProbe(sharedLossProbe(experiment, t), last);
  const alone = samplesAt(experiment, t)
    .slice(0, MOST_SAMPLES)
    .map((sample) => scaledProbe(lossProbe(experiment, t, [sample]), last));
  const wrong = trace.steps.find(({ phase, writes: [gradient = ''] }) => {
    const key = gradient.slice(1);
    if (phase !== 'backward' || !(key in trace.graph.tensors)) return false;
    const value = trace.at(gradient, trace.steps.length)!;
    const falsifies = (
      by: ScaledProbe,
      found: readonly (readonly [CellRef, number])[],
    ): boolean => {
      const largest = found.reduce((most, [, analytic]) => larger(most, analytic), 0);
      return found.some(([place, analytic]) => refuted(by, place, analytic, largest));
    };
    if (trace.graph.parameters.includes(key)) {
      return falsifies(
        whole,
        cells(value.shape).map((cell) => [{ key, cell }, at(value, cell)]),
      );
    }
    return alone.some((sample, column) =>
      falsifies(
        sample,
        shownCells(trace.graph, gradient, value, column).map((cell) => [
          { key, cell: [...cell.slice(0, -1), 0] },
          at(value, cell),
        ]),
      ),
    );
  });
  return wrong ?? null;
}
