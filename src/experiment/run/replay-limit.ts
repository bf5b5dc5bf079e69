import { LIMITS } from '../limits.ts';
import { checkpointAt, type Experiment } from '../experiment.ts';
import { FileError } from '../file-error.ts';
import { runCacheOf } from './run-cache.ts';
import { stepWork } from './job.ts';

/** Throws a FileError where a training step cannot be shown at once: too much would have to be repeated for it. */
export function checkReplayLimit(experiment: Experiment, t: number): void {
  const { job, snapshots } = runCacheOf(experiment.network, checkpointAt(experiment, t));
  const steps = t - snapshots.before(t);
  const most = Math.floor(Math.min(LIMITS.trainingSteps, LIMITS.multiplications / stepWork(job)));
  if (steps <= most) return;
  throw new FileError(
    `it is ${steps} training steps after the last saved one, and at most ${most} can be repeated`,
  );
}
