import { isClassifier } from '../../layers/network.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { measurementsOf, latestBefore, measureAt } from '../../training/measurements.ts';
import { GOAL, goalReachedAt } from '../../training/stopwatch.ts';
import { readMeasurement, type Measurement } from '../../experiment/run/measurement.ts';
import type { TrainingStatus } from '../../state/training/training-runner.ts';
import { shownValue } from './charts/lines.ts';
import { useLive } from './use-live.ts';
import { Printed } from '../maths/Printed.tsx';

/** Loss and share right where training stands, and how long the goal took. */
export function RunSummary() {
  const live = useLive();
  const { loss, right, heldLoss, heldRight } = measuredNow(live);
  const { data } = checkpointAt(live.experiment, live.t);
  // Only of classes is an answer right or wrong.
  const classes = isClassifier(live.experiment.network);
  const reached = goalReachedAt(live.experiment.checkpoints[0]);
  const rows: [string, number, number][] = [
    ['training', loss, right],
    ...(data.heldOut.length > 0
      ? [['held out', heldLoss, heldRight] satisfies [string, number, number]]
      : []),
  ];
  return (
    <>
      <table className="room-facts">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">samples</span>
            </th>
            <th scope="col">loss</th>
            {classes && <th scope="col">right</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, of, share]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-loss={name} data-value={of}>
                {shownValue(of, false)}
              </td>
              {classes && (
                <td data-right={name} data-value={share}>
                  {shownValue(share, true)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {reached && classes && (
        <p className="room-reached" data-reached={reached.t}>
          {data.title}: <Printed value={100 * GOAL} /> % of the held-out samples right at step{' '}
          {reached.t}, after{' '}
          <b>
            <Printed value={reached.ms} digits={reached.ms < 10 ? 1 : 0} /> ms
          </b>{' '}
          of training in this browser.
        </p>
      )}
    </>
  );
}

/** While training goes on, as of the last measurement; at rest, and while what came before is measured, exactly. */
function measuredNow({ experiment, t, goal, reached }: TrainingStatus): Measurement {
  const goesOn = goal !== null && reached === t;
  const known = goesOn ? latestBefore(measurementsOf(experiment), t) : undefined;
  return readMeasurement(known ?? measureAt(experiment, t));
}
