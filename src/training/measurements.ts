import { checkpointAt, type Experiment } from '../experiment/experiment.ts';
import { runCacheOf, trainerAt } from '../experiment/run/run-cache.ts';
import { readMeasurement, measureRow, type MeasurementRow } from '../experiment/run/measurement.ts';
import { memo } from '../tensor/memo.ts';

/** Every measurement that is known of an experiment, ascending in t. */
export function measurementsOf({ network, checkpoints }: Experiment): readonly MeasurementRow[] {
  const [first, second] = checkpoints;
  if (!second) return runCacheOf(network, first).rows;
  return checkpoints.flatMap((checkpoint, n) => {
    const end = checkpoints[n + 1]?.t ?? Infinity;
    return runCacheOf(network, checkpoint).rows.filter((row) => readMeasurement(row).t < end);
  });
}

/** Training steps at which parameters are kept, ascending: going there takes no time. */
export function snapshotSteps({ network, checkpoints }: Experiment): readonly number[] {
  const [first, second] = checkpoints;
  if (!second) return runCacheOf(network, first).snapshots.steps;
  return checkpoints.flatMap((checkpoint, n) => {
    const end = checkpoints[n + 1]?.t ?? Infinity;
    return runCacheOf(network, checkpoint).snapshots.steps.filter((t) => t < end);
  });
}

/** The measurement at training step t, but for the norms. */
export const measureAt = memo((experiment: Experiment, t: number): MeasurementRow => {
  const { network } = experiment;
  const checkpoint = checkpointAt(experiment, t);
  return measureRow(trainerAt(network, checkpoint, t), runCacheOf(network, checkpoint).job, t);
});

/** The known measurement at or before t; undefined where there is none. */
export function latestBefore(
  rows: readonly MeasurementRow[],
  t: number,
): MeasurementRow | undefined {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]![0]! <= t) low = middle + 1;
    else high = middle;
  }
  return rows[low - 1];
}
