import { useState } from 'react';
import { checkpointAt, type Experiment } from '../../experiment/experiment.ts';
import { epochLength } from '../../experiment/run/job.ts';
import { runCacheOf } from '../../experiment/run/run-cache.ts';
import { goToTraining } from '../../state/navigation.ts';
import { runnerOf } from '../../state/training/runner-of.ts';
import type { TrainingStatus } from '../../state/training/training-runner.ts';
import { speeds, type Speed } from '../../training/speed.ts';
import { Icon } from '../controls/Icon.tsx';
import { usePage } from '../islands/use-reader.ts';
import { Diverged } from './Diverged.tsx';
import { PlayButton } from './PlayTraining.tsx';
import { RunSummary } from './RunSummary.tsx';
import { TimeLeft } from './TimeLeft.tsx';
import { useLive } from './use-live.ts';
import * as styles from './Controls.module.css';

const runs = [1, 10, 100] as const;

/** Play and pause, runs of so many steps, the speed, and how far it is. */
export function Controls() {
  const live = useLive();
  const page = usePage();
  const runner = runnerOf(page);
  const { experiment, t } = live;
  const epoch = epochOf(experiment, t);
  return (
    <div className={styles.controls} role="group" aria-label="Training">
      <div className={`${styles.row} needs-js`}>
        <PlayButton />
        <span className={styles.steps} role="group" aria-label="Train for">
          {runs.map((steps) => (
            <button
              key={steps}
              type="button"
              aria-label={steps === 1 ? '1 step' : `${steps} steps`}
              onClick={() => runner.go(steps)}
            >
              {steps === 1 ? '1 step' : steps}
            </button>
          ))}
          {epoch > 1 && (
            <button
              type="button"
              aria-label="1 epoch"
              onClick={() => runner.go(epoch - (t % epoch))}
            >
              epoch
            </button>
          )}
        </span>
        <button
          type="button"
          className="quiet"
          disabled={t === 0}
          onClick={() => {
            runner.pause();
            goToTraining(page.store, 0);
          }}
        >
          <Icon name="start" /> Start again
        </button>
        <SpeedField />
      </div>
      <div className={styles.row}>
        <p className={styles.step}>
          <Learned stopped={live.stopped} /> step <b data-training-step={t}>{t}</b>
          {epoch > 1 && (
            <>
              , epoch <b>{Math.floor(t / epoch) + 1}</b>
            </>
          )}
        </p>
        <RunSummary />
      </div>
      <Progress live={live} />
    </div>
  );
}

/** Training steps of an epoch under the plan that is in force. */
function epochOf(experiment: Experiment, t: number): number {
  return epochLength(runCacheOf(experiment.network, checkpointAt(experiment, t)).job);
}

/** That a run has stopped because it has learned, in the line of its step: nothing moves for it. */
function Learned({ stopped }: Pick<TrainingStatus, 'stopped'>) {
  const learned = stopped === 'learned';
  return (
    <span role="status" data-stopped={learned ? stopped : undefined}>
      {learned && (
        <>
          <b className={styles.learned}>Learned</b>
          <span className="sr-only">
            : every training sample is classified correctly, and the loss is small. Train continues
            from here,
          </span>
        </>
      )}
    </span>
  );
}

function SpeedField() {
  const runner = runnerOf(usePage());
  const [speed, setSpeed] = useState<Speed>(runner.speed);
  return (
    <label className={styles.speed}>
      Speed{' '}
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

/** Why the run has stopped, or how long it still takes. */
function Progress({ live }: { readonly live: TrainingStatus }) {
  const { goal, from, t, reached, since, at, divergence, stopped } = live;
  if (divergence) return <Diverged experiment={live.experiment} divergence={divergence} />;
  if (stopped === 'settled') {
    return (
      <p className={styles.said} role="status" data-stopped={stopped}>
        <b>No longer learning.</b> From step {Math.floor(t / 2)} to step {t} the loss hardly
        decreased. Try another learning rate or another network. Train continues from here.
      </p>
    );
  }
  if (goal === null) return null;
  const filling = reached < t;
  return (
    <TimeLeft done={reached - from} of={(filling ? t : goal) - from} ms={at - since}>
      {filling && 'Measuring the earlier steps: '}
    </TimeLeft>
  );
}
