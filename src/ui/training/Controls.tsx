import { useState } from 'react';
import { print } from '../../notation/printing/number.ts';
import { checkpointAt, type Experiment } from '../../experiment/experiment.ts';
import { endGesture } from '../../state/undo.ts';
import { runCacheOf } from '../../experiment/run/run-cache.ts';
import { snapshotSteps } from '../../training/measurements.ts';
import { epochLength } from '../../experiment/run/job.ts';
import { goToTraining } from '../../state/navigation.ts';
import type { TrainingStatus } from '../../state/training/training-runner.ts';
import { speeds, type Speed } from '../../training/speed.ts';
import { runnerOf } from '../../state/training/runner-of.ts';
import { usePage } from '../islands/use-reader.ts';
import { PlayButton } from './PlayTraining.tsx';
import { SymbolName } from '../maths/Maths.tsx';
import { ALPHA } from '../maths/symbols.ts';
import { TimeLeft } from './TimeLeft.tsx';
import { useLive } from './use-live.ts';
import { Printed } from '../maths/Printed.tsx';

const runs = [1, 10, 100] as const;

/** Runs of so many steps, play and pause, and the way back. */
export function Controls() {
  const live = useLive();
  const runner = runnerOf(usePage());
  const { experiment, t } = live;
  const epoch = epochOf(experiment, t);
  return (
    <div className="room-controls needs-js" role="group" aria-label="Training">
      <div className="room-runs">
        <PlayButton />
        {runs.map((steps) => (
          <button key={steps} type="button" onClick={() => runner.go(steps)}>
            {steps} {steps === 1 ? 'step' : 'steps'}
          </button>
        ))}
        {epoch > 1 && (
          <button type="button" onClick={() => runner.go(epoch - (t % epoch))}>
            1 epoch
          </button>
        )}
        <SpeedField />
      </div>
      <Rate live={live} />
      <Back live={live} />
      <Progress live={live} />
    </div>
  );
}

/** Training steps of an epoch under the plan that is in force. */
function epochOf(experiment: Experiment, t: number): number {
  return epochLength(runCacheOf(experiment.network, checkpointAt(experiment, t)).job);
}

function SpeedField() {
  const runner = runnerOf(usePage());
  const [speed, setSpeed] = useState<Speed>(runner.speed);
  return (
    <label className="room-speed">
      speed{' '}
      <select
        value={speed}
        onChange={(event) => {
          const chosen = event.target.value as Speed;
          runner.setSpeed(chosen);
          setSpeed(chosen);
        }}
      >
        {speeds.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
}

/** Decimal logarithms of the rates of the slider. */
const [SLOWEST, FASTEST] = [-3, 1.5];

/** The learning rate from the step at hand on, training or not. */
function Rate({ live: { experiment, t } }: { readonly live: TrainingStatus }) {
  const { rate } = checkpointAt(experiment, t);
  const page = usePage();
  return (
    <label className="room-dial">
      <span>
        learning rate <SymbolName named={ALPHA} />
      </span>
      <span>
        <b data-value={rate}>{print(rate)}</b>
      </span>
      <input
        type="range"
        aria-label="Learning rate from here on"
        min={SLOWEST}
        max={FASTEST}
        step={0.05}
        value={Math.max(SLOWEST, Math.log10(rate)).toFixed(2)}
        aria-valuetext={print(rate)}
        onChange={(event) => {
          const wanted = Number((10 ** event.target.valueAsNumber).toPrecision(2));
          if (wanted !== rate) runnerOf(page).changeSettings({ rate: wanted }, 'rate of training');
        }}
        onPointerUp={() => endGesture(page.store)}
        onBlur={() => endGesture(page.store)}
      />
    </label>
  );
}

/** Back and forth over the training steps that were kept. */
function Back({ live: { experiment, t, goal } }: { readonly live: TrainingStatus }) {
  const page = usePage();
  const steps = snapshotSteps(experiment);
  const places = steps.includes(t) ? steps : [...steps, t].toSorted((a, b) => a - b);
  const epoch = epochOf(experiment, t);
  return (
    <label className="room-dial">
      <span>training step</span>
      <span>
        <b data-training-step={t}>{t}</b>
        {epoch > 1 && <>, epoch {Math.floor(t / epoch) + 1}</>}
      </span>
      <input
        type="range"
        aria-label="Training steps done"
        min={0}
        max={Math.max(1, places.length - 1)}
        value={places.indexOf(t)}
        aria-valuetext={`training step ${t}`}
        disabled={places.length < 2}
        onChange={(event) => {
          if (goal !== null) runnerOf(page).pause();
          const to = places[event.target.valueAsNumber];
          if (to !== undefined) goToTraining(page.store, to);
        }}
      />
    </label>
  );
}

function Progress({ live }: { readonly live: TrainingStatus }) {
  const { goal, from, t, reached, since, at, divergence, stopped } = live;
  if (divergence) {
    const { began, at: bad, loss } = divergence;
    return (
      <p className="room-progress" role="status">
        <b>The training diverges.</b> After step {began} the loss never comes back below where it
        began; at step {bad} it is{' '}
        {Number.isFinite(loss) ? <Printed value={loss} /> : 'no longer a finite number'}. Training
        stopped at step {began}, with its parameters.
      </p>
    );
  }
  if (stopped) {
    return (
      <p className="room-progress" role="status" data-stopped={stopped}>
        {stopped === 'learned' ? (
          <>
            <b>Learned.</b> At step {t} every training sample is right and the loss is small.
          </>
        ) : (
          <>
            <b>No longer learning.</b> While the steps doubled to {t}, the loss hardly fell. Try
            another rate or another network.
          </>
        )}
      </p>
    );
  }
  if (goal === null) return null;
  const filling = reached < t;
  return (
    <TimeLeft done={reached - from} of={(filling ? t : goal) - from} ms={at - since}>
      {filling && 'Measuring the steps before: '}
    </TimeLeft>
  );
}
