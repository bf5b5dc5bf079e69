import { useState, type ReactNode } from 'react';
import { checkpointAt, type Experiment } from '../../experiment/experiment.ts';
import { epochLength } from '../../experiment/run/job.ts';
import { runCacheOf } from '../../experiment/run/run-cache.ts';
import { goToTraining } from '../../state/navigation.ts';
import { runnerOf } from '../../state/training/runner-of.ts';
import type { TrainingStatus } from '../../state/training/training-status.ts';
import { speeds, type Speed } from '../../training/speed.ts';
import { Icon } from '../controls/Icon.tsx';
import { usePage } from '../islands/use-reader.ts';
import { PlayButton } from './PlayTraining.tsx';
import { RunSummary } from './RunSummary.tsx';
import { StopReason } from './StopReason.tsx';
import { TimeLeft } from './TimeLeft.tsx';
import { useLive } from './use-live.ts';
import * as styles from './Controls.module.css';

const runs = [1, 10, 100] as const;

/** Play and pause, runs of so many steps, the speed, how far it is, and `children` beside them. */
export function Controls({ children }: { readonly children?: ReactNode }) {
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
        {children}
      </div>
      <div className={styles.row}>
        <p className={styles.step}>
          step <b data-training-step={t}>{t}</b>
          {epoch > 1 && (
            <span className={styles.epoch}>
              , epoch <b>{Math.floor(t / epoch) + 1}</b>
            </span>
          )}
        </p>
        <StopReason {...live} />
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

/** How long the run still takes. */
function Progress({ live }: { readonly live: TrainingStatus }) {
  const { goal, from, t, reached, since, at } = live;
  if (goal === null) return null;
  const filling = reached < t;
  return (
    <TimeLeft done={reached - from} of={(filling ? t : goal) - from} ms={at - since}>
      {filling && 'Measuring the earlier steps: '}
    </TimeLeft>
  );
}
