import type { Instruction } from './instruction.ts';

/** A point in time. Every view is a function of a moment. */
export interface Moment {
  /** Training steps done before this pass, from 0. */
  readonly t: number;
  /**
   * Steps of the pass done, 0 … n, or n + 1: its outcome, all steps done and looked back on. The outcome of a training
   * step and the start of the next are one moment, the former.
   */
  readonly step: number;
  /** Cells of the last step written but for those after this one (0-based); null when it is whole. */
  readonly cell: number | null;
}

/** Whether a moment is the outcome of its training step. */
export const isOutcome = ({ step }: Moment, { steps }: Pick<Clock, 'steps'>): boolean =>
  step > steps.length;

export const stepSizes = ['cell', 'operation', 'layer', 'pass', 'training step'] as const;
export type StepSize = (typeof stepSizes)[number];

/** The pass of a training step; those of mini-batches have steps that those of one sample have not. */
export interface Clock {
  readonly steps: readonly Instruction[];
  /** Number of cells that the `step`-th step (from 1) writes at the sample looked at. */
  cells(step: number): number;
}

export type ClockAt = (t: number) => Clock;

export const START: Moment = { t: 0, step: 0, cell: null };

/** The outcome of training step t, its pass being of these steps. */
export const outcomeMoment = (t: number, { steps }: Pick<Clock, 'steps'>): Moment => ({
  t,
  step: steps.length + 1,
  cell: null,
});

/** The moment one step of this size later. */
export function next(moment: Moment, size: StepSize, clockAt: ClockAt): Moment {
  const { t, step, cell } = moment;
  const clock = clockAt(t);
  const count = clock.steps.length;
  if (size === 'training step') return counterpart(moment, t + 1, clockAt);
  if (size === 'cell') {
    if (cell !== null) return whole(t, step, cell + 1, clock);
    if (step < count) return whole(t, step + 1, 0, clock);
    return step === count ? outcomeMoment(t, clock) : whole(t + 1, 1, 0, clockAt(t + 1));
  }
  if (step > count) return { t: t + 1, step: ends(size, clockAt(t + 1))[0] ?? 1, cell: null };
  if (cell !== null && size === 'operation') return { t, step, cell: null };
  const later = cell === null ? step + 1 : step;
  const end = ends(size, clock).find((boundary) => boundary >= later);
  return end === undefined ? outcomeMoment(t, clock) : { t, step: end, cell: null };
}

/** The moment one step of this size earlier; the start does not change. */
export function previous(moment: Moment, size: StepSize, clockAt: ClockAt): Moment {
  const { t, step, cell } = moment;
  const clock = clockAt(t);
  if (size === 'training step') return t > 0 ? counterpart(moment, t - 1, clockAt) : START;
  if (size === 'cell') {
    const inside = (cell ?? clock.cells(step) - 1) - 1;
    if (step > 0 && inside >= 0) return { t, step, cell: inside };
  }
  const end =
    size === 'cell' ? step - 1 : ends(size, clock).findLast((boundary) => boundary < step);
  if (end !== undefined && end > 0) return { t, step: end, cell: null };
  return t > 0 ? outcomeMoment(t - 1, clockAt(t - 1)) : START;
}

/** The same moment of another pass: after the last of its steps that has been done in this one, or its outcome. */
function counterpart({ t, step, cell }: Moment, to: number, clockAt: ClockAt): Moment {
  if (step > clockAt(t).steps.length) return outcomeMoment(to, clockAt(to));
  const done = clockAt(t).steps.slice(0, step);
  const last = clockAt(to).steps.findLastIndex(({ id, writes }) =>
    done.some((one) => one.id === id && one.writes[0] === writes[0]),
  );
  return { t: to, step: last + 1, cell };
}

/** Steps after which a stride of this size rests. */
function ends(size: StepSize, { steps }: Clock): number[] {
  const key = (step: Instruction): string =>
    size === 'pass' ? step.phase : size === 'layer' ? `${step.phase} ${step.at}` : '';
  return steps.flatMap((step, s) => {
    const following = steps[s + 1];
    return size === 'operation' || !following || key(following) !== key(step) ? [s + 1] : [];
  });
}

/** A step is whole with its last cell. */
const whole = (t: number, step: number, cell: number, clock: Clock): Moment => ({
  t,
  step,
  cell: cell >= clock.cells(step) - 1 ? null : cell,
});

/** Order of moments in time. */
export const compareMoments = (a: Moment, b: Moment): number =>
  a.t - b.t || a.step - b.step || (a.cell ?? Infinity) - (b.cell ?? Infinity) || 0;
