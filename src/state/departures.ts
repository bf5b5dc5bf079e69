import { checkpointAt, type Experiment } from '../experiment/experiment.ts';

/**
 * In what the numbers of training step t are not those that a page begins with, in words: `Iris`, `your network`,
 * `your weights`, `step 40`. Empty where they are the page's own.
 */
export function departures(initial: Experiment, experiment: Experiment, t: number): string[] {
  const [first] = initial.checkpoints;
  const now = checkpointAt(experiment, t);
  const step = t > 0 ? [`step ${t}`] : [];
  if (now.data.name !== first.data.name && now.data.name !== 'file') {
    return [now.data.title, ...step];
  }
  if (!same(experiment.network, initial.network)) return ['your network', ...step];
  const set = experiment.checkpoints.filter((one) => one.t <= t);
  const isOwn = (what: 'parameters' | 'rate' | 'plan'): boolean =>
    set.every((one) => same(one[what], first[what]) || (what === 'parameters' && one.trained));
  const words = [
    ...(isOwn('parameters') ? [] : ['your weights']),
    ...(set.every(({ data }) => same(data.X, first.data.X)) ? [] : ['your input']),
    ...(set.every(({ data }) => same(data.Y, first.data.Y)) ? [] : ['your target']),
    ...(isOwn('rate') ? [] : ['your learning rate']),
    ...(isOwn('plan') ? [] : ['your samples']),
  ];
  return [...words, ...step];
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
