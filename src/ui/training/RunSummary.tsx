import { useDeferredValue } from 'react';
import { isClassifier, modelOf } from '../../layers/network.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { measurementsOf, latestBefore, measureAt } from '../../training/measurements.ts';
import { GOAL, goalReachedAt } from '../../training/stopwatch.ts';
import { readMeasurement, type Measurement } from '../../experiment/run/measurement.ts';
import type { TrainingStatus } from '../../state/training/training-status.ts';
import { shownValue } from './charts/curves/lines.ts';
import { useLive } from './use-live.ts';
import { Printed } from '../maths/Printed.tsx';
import * as styles from './RunSummary.module.css';

/** Loss and accuracy at the current step. */
export function RunSummary() {
  const live = useLive();
  const { loss, right, heldLoss, heldRight } = useMeasured();
  const { data } = checkpointAt(live.experiment, live.t);
  // Only of classes is an answer right or wrong.
  const classes = isClassifier(live.experiment.network);
  const sets: [string, number, number][] = [
    ['training', loss, right],
    ...(data.heldOut.length > 0
      ? [['held out', heldLoss, heldRight] satisfies [string, number, number]]
      : []),
  ];
  return (
    <p className={styles.summary}>
      {sets.map(([name, of, share]) => (
        <span key={name}>
          {name}: loss{' '}
          <b data-loss={name} data-value={of}>
            {shownValue(of, false)}
          </b>
          {classes && (
            <>
              {' '}
              accuracy{' '}
              <b data-right={name} data-value={share}>
                {shownValue(share, true)}
              </b>
            </>
          )}
        </span>
      ))}
    </p>
  );
}

/** How long it took until the held-out samples were told apart; nothing before that. */
export function GoalReached() {
  const { experiment, t } = useLive();
  const { data } = checkpointAt(experiment, t);
  const reached = goalReachedAt(experiment.checkpoints[0]);
  if (!reached || !isClassifier(experiment.network)) return null;
  return (
    <p className={styles.reached} data-reached={reached.t}>
      {data.title}: <Printed value={100 * GOAL} /> % accuracy on the held-out samples at step{' '}
      {reached.t}, after{' '}
      <b>
        <Printed value={reached.ms} digits={reached.ms < 10 ? 1 : 0} /> ms
      </b>{' '}
      of training in this browser.
    </p>
  );
}

/** Multiplications of a measurement up to which the rest of the page waits for it. */
const QUICK = 4e5;

/** Loss and accuracy now; of thousands of samples a moment later than the rest, so that no task is long. */
export function useMeasured(): Measurement {
  const live = useLive();
  const later = useDeferredValue(live);
  const { X } = checkpointAt(live.experiment, live.t).data;
  const isQuick = X.length * modelOf(live.experiment.network).work <= QUICK;
  return measuredNow(isQuick ? live : later);
}

/** While training runs, as of the last measurement; while it is paused, or while earlier steps are measured, exactly. */
function measuredNow({ experiment, t, goal, reached }: TrainingStatus): Measurement {
  const goesOn = goal !== null && reached === t;
  const known = goesOn ? latestBefore(measurementsOf(experiment), t) : undefined;
  return readMeasurement(known ?? measureAt(experiment, t));
}
