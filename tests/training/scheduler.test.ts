import { beforeEach, expect, test } from 'vitest';
import { runCacheOf } from '../../src/experiment/run/run-cache.ts';
import type { RunProgress } from '../../src/experiment/run/training-run.ts';
import { Scheduler, type ScheduledRun } from '../../src/training/scheduler.ts';
import { blobs, FakeBrowser, flatAt } from './runs.ts';

let browser: FakeBrowser;
let scheduler: Scheduler;
beforeEach(() => {
  browser = new FakeBrowser();
  scheduler = new Scheduler(browser.around);
});

/** A run of so many steps, and what it reports. */
function runOf(seed: number, to: number, more: Partial<ScheduledRun> = {}) {
  const experiment = blobs({ seed });
  const progress: RunProgress[] = [];
  const losses: boolean[] = [];
  const { job } = runCacheOf(experiment.network, experiment.checkpoints[0]);
  const parameters = () => flatAt(experiment, 0).slice();
  const run: ScheduledRun = {
    job,
    to,
    atOnce: 0,
    start: () => ({ from: 0, parameters: parameters(), first: null, calm: null }),
    onProgress: (one) => progress.push(one),
    onLoss: (_, replaced) => losses.push(replaced),
    ...more,
  };
  return { run, progress, losses, end: () => flatAt(experiment, to) };
}

test('two runs share one worker and a frame, and neither changes the other', () => {
  const [one, other] = [runOf(1, 900), runOf(2, 700)];
  scheduler.begin(one.run);
  scheduler.begin(other.run);
  browser.frames(2);
  const slices = browser.workers[0]!.orders.flatMap((order) =>
    order.kind === 'go' ? [order.ms] : [],
  );
  expect(slices).toEqual([5.5, 5.5]);
  browser.frames(400);
  expect(browser.workers).toHaveLength(1);
  for (const { progress, run, end } of [one, other]) {
    expect(progress.at(-1)!.t).toBe(run.to);
    expect(progress.at(-1)!.parameters).toEqual(end());
  }
});

test('a run that begins on the page goes on in the worker as if it had been there from the first', () => {
  const [split, whole] = [runOf(3, 600, { atOnce: 6 }), runOf(3, 600)];
  scheduler.begin(split.run);
  scheduler.begin(whole.run);
  browser.frames(300);
  const rows = (all: readonly RunProgress[]) => all.flatMap(({ rows: part }) => [...part]);
  expect(rows(split.progress)).toEqual(rows(whole.progress));
  const spent = split.progress.map(({ ms }) => ms);
  expect(spent).toEqual(spent.toSorted((a, b) => a - b));
});

test('what is ended before its frame is never computed', () => {
  const first = runOf(1, 50);
  const end = scheduler.begin(first.run, 'next frame');
  end();
  const second = runOf(2, 50);
  scheduler.begin(second.run, 'next frame');
  browser.frames(40);
  expect(first.progress).toEqual([]);
  expect(second.progress.at(-1)!.t).toBe(50);
});

test('no frame is asked for at rest', () => {
  scheduler.begin(runOf(1, 20).run);
  browser.frames(40);
  expect(browser.waiting).toBe(0);
});

test('each run hears of the loss of the worker; after three losses the page takes its place', () => {
  const told: boolean[][] = [];
  for (let n = 0; n < 3; n++) {
    const both = [runOf(1, 1e9), runOf(2, 1e9)];
    for (const { run } of both) scheduler.begin(run);
    browser.frame();
    browser.living[0]!.ears.onFailure('it died');
    told.push(both.flatMap(({ losses }) => losses));
  }
  expect(told).toEqual([
    [true, true],
    [true, true],
    [false, false],
  ]);
  scheduler.begin(runOf(1, 1e9).run);
  expect(browser.living).toHaveLength(0);
  scheduler.end();
});
