import { beforeEach, expect, test } from 'vitest';
import type { Experiment } from '../../src/experiment/experiment.ts';
import { replaceExperiment } from '../../src/state/undo.ts';
import { openNetwork } from '../../src/export/network-file.ts';
import { INITIAL_STATE, store } from '../page.ts';
import { RunPreview } from '../../src/training/run-preview.ts';
import type { Divergence } from '../../src/experiment/run/training-run.ts';
import { Scheduler } from '../../src/training/scheduler.ts';
import { TrainingRunner } from '../../src/state/training/training-runner.ts';
import { goTo, trainingStepsDone } from '../../src/state/navigation.ts';
import { blobs, FakeBrowser, FakeWorker, flatAt, lapFrom } from './runs.ts';

/** Two classes and a rate so high that the loss rises at once, and is past the limit some steps later. */
const diverging = (): Experiment =>
  openNetwork(
    JSON.stringify({
      layers: [2, 3, 2],
      activation: 'tanh',
      W: [
        [
          [0.4, -0.6],
          [0.2, 0.8],
          [-0.5, 0.3],
        ],
        [
          [0.7, -0.3, 0.2],
          [-0.4, 0.6, 0.1],
        ],
      ],
      b: [
        [0.1, -0.2, 0.05],
        [0, 0.1],
      ],
      X: [
        [1, -0.5],
        [0.9, -0.6],
        [0.8, 0.3],
        [-0.2, 0.9],
      ],
      Y: [
        [0, 1],
        [1, 0],
        [0, 1],
        [1, 0],
      ],
      learningRate: 100,
    }),
  );

/** A browser in which every look at the clock is so many milliseconds later. */
function browserOf(pace: number): FakeBrowser['around'] & { readonly browser: FakeBrowser } {
  const browser = new FakeBrowser();
  const now = (): number => (browser.now += pace);
  const spawn: FakeBrowser['around']['spawn'] = (ears) => {
    const worker = new FakeWorker(ears, now);
    browser.workers.push(worker);
    return worker;
  };
  return { ...browser.around, now, spawn, browser };
}

/** Milliseconds between two looks at the clock: from pages that finish at once to those that do one step at a time. */
const paces = [0.01, 0.3, 0.5, 0.7, 1, 1.5, 2.5, 10];

/** What one run without a cut finds. */
function straight(experiment: Experiment): Divergence {
  const lap = lapFrom(experiment);
  lap.advance(5000, () => false);
  return lap.report().divergence!;
}

beforeEach(() => store.setState(INITIAL_STATE, true));

test.each([
  ['from a file', diverging],
  ['of a set', () => blobs({ activation: 'relu', rate: 60 })],
])('a diverging run %s is reported alike on any machine', (_, make) => {
  const expected = straight(make());
  for (const pace of paces) {
    const { browser, ...around } = browserOf(pace);
    const runner = new TrainingRunner(store, new Scheduler(around));
    replaceExperiment(store, make());
    for (let round = 0; round < 40 && !runner.live.getState().divergence; round++) {
      runner.go(10);
      browser.frames(40);
    }
    const where = `a look at the clock is ${pace} ms`;
    expect(runner.live.getState().divergence, where).toEqual(expected);
    expect(trainingStepsDone(store.getState()), where).toBe(expected.began);
    const { experiment } = store.getState();
    expect(flatAt(experiment, expected.began), where).toEqual(flatAt(make(), expected.began));
  }
});

test('the file is one whose loss rises before it is past the limit', () => {
  const { began, at } = straight(diverging());
  expect(began).toBe(0);
  expect(at).toBeGreaterThan(1);
});

test('a run that begins beyond the divergence is led back to where it began', () => {
  const make = (): Experiment => blobs({ activation: 'relu', rate: 60 });
  const expected = straight(make());
  for (const pace of paces) {
    const { browser, ...around } = browserOf(pace);
    const runner = new TrainingRunner(store, new Scheduler(around));
    replaceExperiment(store, make());
    goTo(store, { t: expected.at - 1, step: 3, cell: null });
    // First what came before is measured, then it runs on.
    for (let round = 0; round < 3; round++) {
      runner.go(10);
      browser.frames(40);
      expect(runner.live.getState().divergence, `${pace} ms`).toEqual(expected);
    }
  }
});

test('so is a whole run in the hand', () => {
  const seen = paces.map((pace) => {
    const { browser, ...around } = browserOf(pace);
    const instant = new RunPreview(new Scheduler(around));
    instant.show(diverging());
    browser.frames(300);
    return instant.runs.getState().now!.divergence;
  });
  expect(seen[0]).toEqual(straight(diverging()));
  for (const divergence of seen) expect(divergence).toEqual(seen[0]);
});
