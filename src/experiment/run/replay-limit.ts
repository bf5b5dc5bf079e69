import { MOST } from '../limits.ts';
import { inForce, type Experiment } from '../experiment.ts';
import { FileError } from '../file-error.ts';
import { courseOf } from './run-cache.ts';
import { stepWork } from './job.ts';

/** Throws a FileError where a training step cannot be shown at once: too much would have to be repeated for it. */
export function checkReach(experiment: Experiment, t: number): void {
  const { job, kept } = courseOf(experiment.network, inForce(experiment, t));
  const steps = t - kept.before(t);
  const most = Math.floor(Math.min(MOST.trainingSteps, MOST.multiplications / stepWork(job)));
  if (steps <= most) return;
  throw new FileError(
    `its moment lies ${steps} training steps after the last one known, and at most ${most} are repeated`,
  );
}
