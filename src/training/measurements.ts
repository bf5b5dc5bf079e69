import { inForce, type Experiment } from '../experiment/experiment.ts';
import { courseOf, learnerAt } from '../experiment/run/run-cache.ts';
import { measured, measureRow, type Row } from '../experiment/run/measurement.ts';

/** Every measurement that is known of an experiment, ascending in t. */
export function historyOf({ network, checkpoints }: Experiment): readonly Row[] {
  const [first, second] = checkpoints;
  if (!second) return courseOf(network, first).rows;
  return checkpoints.flatMap((checkpoint, n) => {
    const end = checkpoints[n + 1]?.t ?? Infinity;
    return courseOf(network, checkpoint).rows.filter((row) => measured(row).t < end);
  });
}

/** Training steps at which parameters are kept, ascending: going there takes no time. */
export function keptSteps({ network, checkpoints }: Experiment): readonly number[] {
  const [first, second] = checkpoints;
  if (!second) return courseOf(network, first).kept.steps;
  return checkpoints.flatMap((checkpoint, n) => {
    const end = checkpoints[n + 1]?.t ?? Infinity;
    return courseOf(network, checkpoint).kept.steps.filter((t) => t < end);
  });
}

const kept = new WeakMap<Experiment, Row>();

/** The measurement at training step t, but for the norms. */
export function measureAt(experiment: Experiment, t: number): Row {
  const known = kept.get(experiment);
  if (known && measured(known).t === t) return known;
  const { network } = experiment;
  const checkpoint = inForce(experiment, t);
  const row = measureRow(learnerAt(network, checkpoint, t), courseOf(network, checkpoint).job, t);
  kept.set(experiment, row);
  return row;
}

/** The known measurement at or before t; undefined where there is none. */
export function latestBefore(rows: readonly Row[], t: number): Row | undefined {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]![0]! <= t) low = middle + 1;
    else high = middle;
  }
  return rows[low - 1];
}
