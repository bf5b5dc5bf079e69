import { useMemo, useState } from 'react';
import { print } from '../notation/number.ts';
import { change } from '../reader/bend.ts';
import { inForce, samplesAt, trainingSamples } from '../reader/experiment.ts';
import { commit } from '../reader/history.ts';
import { accuracy, lossOf, meanLoss } from '../reader/measure.ts';
import { store } from '../reader/store.ts';
import { goTo, trainingStepsDone } from '../reader/travel.ts';
import { DataPicker } from './room/DataPicker.tsx';
import { NetworkPicker } from './room/NetworkPicker.tsx';
import { useReader, useScene } from './use-reader.ts';

const runs = [1, 10, 100] as const;

/** Data, samples, and runs of gradient descent from the moment at hand. */
export function Training() {
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const { data } = inForce(experiment, t);
  const training = trainingSamples(data);
  const batch = samplesAt(experiment, t);
  const done = useReader(trainingStepsDone);
  const [before, setBefore] = useState<number | null>(null);

  const run = (steps: number) => (): void => {
    setBefore(lossOf(experiment, done));
    goTo({ t: t + steps, step: store.getState().moment.step, cell: null });
  };
  return (
    <div className="training">
      <DataPicker />
      <NetworkPicker />
      {data.X.length > 1 && <Samples />}
      <fieldset>
        <legend>Gradient descent</legend>
        <p className="runs">
          run{' '}
          {runs.map((steps) => (
            <button key={steps} type="button" onClick={run(steps)}>
              {steps} {steps === 1 ? 'step' : 'steps'}
            </button>
          ))}
        </p>
        <dl className="measures">
          <dt>batch size</dt>
          <dd>{batch.length}</dd>
          <dt>training steps done</dt>
          <dd data-training-step={done}>{done}</dd>
          <dt>loss of this batch</dt>
          <dd>
            {before !== null && <>{print(before)} → </>}
            <b data-value={lossOf(experiment, done)}>{print(lossOf(experiment, done))}</b>
          </dd>
          {training.length > 1 && (
            <>
              <dt>loss, all training samples</dt>
              <dd data-value={meanLoss(experiment, done, training)}>
                {print(meanLoss(experiment, done, training))}
              </dd>
            </>
          )}
          {data.heldOut.length > 0 && (
            <>
              <dt>right on {data.heldOut.length} held-out samples</dt>
              <dd data-value={accuracy(experiment, done, data.heldOut)}>
                {print(100 * accuracy(experiment, done, data.heldOut), { digits: 1 })} %
              </dd>
            </>
          )}
        </dl>
      </fieldset>
    </div>
  );
}

/** Any sample, or several as a mini-batch; and which of them the page looks at. */
function Samples() {
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const sample = useReader((state) => state.sample);
  const { trace } = useScene();
  const { data, plan } = inForce(experiment, t);
  const batch = samplesAt(experiment, t);
  const heldOut = useMemo(() => new Set(data.heldOut), [data]);
  const describe = (n: number): string => {
    const label = data.Y[n]!.indexOf(Math.max(...data.Y[n]!));
    return `${n + 1}: ${data.classes[label] ?? `class ${label + 1}`}${heldOut.has(n) ? ', held out' : ''}`;
  };
  const pick = (samples: readonly number[]): void => {
    commit(change(experiment, t, { plan: { kind: 'picked', samples } }));
    store.setState({ sample: Math.min(sample, samples.length - 1) });
  };
  return (
    <fieldset>
      <legend>Samples</legend>
      <p>
        <label>
          trace sample{' '}
          <select
            value={batch.length === 1 ? batch[0] : ''}
            onChange={(event) => pick([Number(event.target.value)])}
          >
            {batch.length > 1 && <option value="">a mini-batch of {batch.length}</option>}
            {data.X.map((_, n) => (
              <option key={n} value={n}>
                {describe(n)}
              </option>
            ))}
          </select>
        </label>{' '}
        or{' '}
        {[4, 16].map((size) => (
          <button
            key={size}
            type="button"
            onClick={() => pick(spread(trainingSamples(data), size))}
          >
            {size} samples
          </button>
        ))}
        <button type="button" onClick={() => pick(trainingSamples(data))}>
          all {trainingSamples(data).length}
        </button>
      </p>
      {batch.length > 1 && (
        <p>
          <label>
            look at{' '}
            <select
              value={sample}
              onChange={(event) =>
                store.setState({ sample: Number(event.target.value), chosen: 0 })
              }
            >
              {batch.map((n, column) => (
                <option key={n} value={column}>
                  {describe(n)}
                </option>
              ))}
            </select>
          </label>{' '}
          of the {trace.at('a0', 0)!.shape[1]} in this{' '}
          {plan.kind === 'picked' ? 'mini-batch' : 'training step'}
        </p>
      )}
    </fieldset>
  );
}

/** `size` samples evenly apart, so that the classes of a sorted set are mixed. */
const spread = (samples: readonly number[], size: number): number[] =>
  Array.from(
    { length: Math.min(size, samples.length) },
    (_, n) => samples[Math.floor((n * samples.length) / size)]!,
  );
