import {
  readMeasurement,
  type Measurement,
  type MeasurementRow,
} from '../experiment/run/measurement.ts';

/** Why a run without an end has stopped: it has learned its samples, or its loss no longer falls. */
export type StopReason = 'learned' | 'settled';

export interface Stop {
  /** Training step. */
  readonly t: number;
  readonly reason: StopReason;
}

interface Options {
  /** The training step from which the run has been watched. */
  readonly from: number;
  /** Measurements up to this step were looked at before. */
  readonly seen: number;
  /** Training steps of an epoch. */
  readonly epoch: number;
  /** Whether the network tells classes apart. */
  readonly classifier: boolean;
}

/** Loss below which a network that is right on every training sample has learned them; of others, a share of the first loss. */
const [LEARNED, SHARE] = [0.02, 1e-4];
/** Steps and epochs before a run can be settled, and the share by which its loss has to fall while its steps double. */
const [STEPS, EPOCHS, FALL] = [5000, 200, 0.02];

/**
 * The first measured step after `seen` at which a run stops by itself, and why; null where it continues. What was learned
 * at `from` is no reason to stop.
 */
export function stopAt(
  rows: readonly MeasurementRow[],
  { from, seen, epoch, classifier }: Options,
): Stop | null {
  const first = rows[0] && readMeasurement(rows[0]).loss;
  const learned = ({ loss, right }: Measurement): boolean =>
    classifier ? right === 1 && loss < LEARNED : loss < SHARE * first!;
  const run = rows.map(readMeasurement).filter(({ t }) => t >= from);
  const already = run[0] !== undefined && learned(run[0]);
  const settles = (t: number): boolean => {
    const lowest = (after: number, to: number): number =>
      run.reduce(
        (low, one) => (one.t > after && one.t <= to ? Math.min(low, one.loss) : low),
        Infinity,
      );
    const half = (from + t) / 2;
    return (
      t - from >= Math.max(STEPS, EPOCHS * epoch) &&
      lowest(half, t) > (1 - FALL) * lowest(from, half)
    );
  };
  for (const one of run.filter(({ t }) => t > Math.max(seen, from))) {
    if (!already && learned(one)) return { t: one.t, reason: 'learned' };
    if (settles(one.t)) return { t: one.t, reason: 'settled' };
  }
  return null;
}
