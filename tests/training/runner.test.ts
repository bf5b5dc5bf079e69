import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '../../src/experiment/change.ts';
import { drawPlane } from '../../src/experiment/data/synthetic.ts';
import { dataOf, firstSplit } from '../../src/experiment/data/split.ts';
import { experimentOf } from '../../src/experiment/setup.ts';
import { samplesAt } from '../../src/experiment/experiment.ts';
import { commit, replaceExperiment, undo } from '../../src/state/undo.ts';
import { parametersAt } from '../../src/experiment/replay.ts';
import { INITIAL_STATE, page, store } from '../page.ts';
import { measurementsOf, snapshotSteps, measureAt } from '../../src/training/measurements.ts';
import { RunPreview } from '../../src/training/run-preview.ts';
import { inspectSample, inspectedSample } from '../../src/state/training/inspect-sample.ts';
import { readMeasurement } from '../../src/experiment/run/measurement.ts';
import { Scheduler } from '../../src/training/scheduler.ts';
import { TrainingRunner } from '../../src/state/training/training-runner.ts';
import { goTo, trainingStepsDone } from '../../src/state/navigation.ts';
import { blobs, FakeBrowser, flatAt } from './runs.ts';

let browser: FakeBrowser;
let runner: TrainingRunner;

const now = () => runner.live.getState();
const done = (): number => trainingStepsDone(store.getState());

beforeEach(() => {
  store.setState(INITIAL_STATE, true);
  browser = new FakeBrowser();
  runner = new TrainingRunner(store, new Scheduler(browser.around));
  runner.setSpeed('full speed');
  replaceExperiment(store, blobs());
});

describe('training', () => {
  test('of a few steps is done at once, on the page', () => {
    runner.go(3);
    expect(runner.running).toBe(false);
    expect(done()).toBe(3);
    expect(browser.workers).toHaveLength(0);
  });

  test('goes on from frame to frame in a worker until it is paused, and the page is where it stopped', () => {
    runner.start();
    browser.frames(5);
    const { t } = now();
    browser.frames(5);
    expect(now().t).toBeGreaterThan(t);
    runner.pause();
    const stopped = now().t;
    expect(done()).toBe(stopped);
    browser.frames(5);
    expect(now().t).toBe(stopped);
    expect(flatAt(store.getState().experiment, stopped)).toEqual(flatAt(blobs(), stopped));
  });

  test('is paused for good behind a change that it came to at once', () => {
    runner.go(2);
    runner.changeSettings({ rate: 0.01 });
    goTo(store, { t: 0, step: 3, cell: null });
    runner.start();
    browser.frames(5);
    runner.pause();
    const stopped = now().t;
    expect(stopped).toBeGreaterThan(2);
    browser.frames(5);
    expect(now()).toMatchObject({ t: stopped, goal: null });
    expect(browser.waiting).toBe(0);
  });

  test('is asked for once a frame at most', () => {
    runner.start();
    browser.frame();
    for (let n = 0; n < 5; n++) {
      browser.frame();
      const goes = browser.workers[0]!.orders.filter(({ kind }) => kind === 'go');
      expect(goes.length).toBeLessThanOrEqual(1);
    }
  });

  test.each([
    ['1 step/s', 3, 5],
    ['100 steps/s', 380, 430],
  ] as const)('keeps to %s', (speed, least, most) => {
    runner.setSpeed(speed);
    runner.start();
    const since = browser.now;
    while (browser.now < since + 4000) browser.frame();
    expect(now().t).toBeGreaterThanOrEqual(least);
    expect(now().t).toBeLessThanOrEqual(most);
  });

  test('starts so slowly that the first second can be read, and is then far in ten', () => {
    runner.setSpeed('slow, then faster');
    runner.start();
    const since = browser.now;
    while (browser.now < since + 1000) browser.frame();
    expect(now().t).toBeGreaterThan(5);
    expect(now().t).toBeLessThan(20);
    while (browser.now < since + 10_000) browser.frame();
    expect(now().t).toBeGreaterThan(1000);
  });

  test('to a step ends there', () => {
    runner.go(700);
    browser.frames(400);
    expect(runner.running).toBe(false);
    expect(done()).toBe(700);
  });

  test('is known to the replay: going back and forth computes what a straight run does', () => {
    runner.go(700);
    browser.frames(400);
    const { experiment } = store.getState();
    const kept = snapshotSteps(experiment);
    expect(kept.at(-1)).toBe(700);
    for (const t of [0, 100, 699, 350, kept[3]!]) {
      goTo(store, { t, step: 3, cell: null });
      expect(parametersAt(experiment, t)).toEqual(parametersAt(blobs(), t));
    }
  });

  test('leaves a history without gaps, whatever was done in between', () => {
    runner.go(40);
    goTo(store, { t: 90, step: 3, cell: null });
    runner.go(100);
    browser.frames(200);
    const steps = measurementsOf(store.getState().experiment).map((row) => readMeasurement(row).t);
    const other = new FakeBrowser();
    replaceExperiment(store, blobs());
    const straight = new TrainingRunner(store, new Scheduler(other.around));
    straight.go(190);
    other.frames(200);
    const straightSteps = measurementsOf(store.getState().experiment).map(
      (row) => readMeasurement(row).t,
    );
    expect(steps).toEqual(straightSteps);
  });

  test('says how far it is, first with what came before, then with the steps asked for', () => {
    goTo(store, { t: 900, step: 3, cell: null });
    const passed: ReturnType<typeof now>[] = [];
    runner.live.subscribe((live) => passed.push(live));
    runner.go(500);
    browser.frames(400);
    expect(now()).toMatchObject({ t: 1400, reached: 1400, goal: null });
    const filling = passed.filter(({ reached }) => reached < 900);
    expect(filling.length).toBeGreaterThan(3);
    expect(filling.every(({ t, from }) => t === 900 && from === 0)).toBe(true);
    const going = passed.filter(({ reached, goal }) => reached > 900 && goal !== null);
    expect(going.length).toBeGreaterThan(3);
    expect(going.every(({ t, reached, from }) => t === reached && from === 900)).toBe(true);
    const filled = filling.at(-1)!;
    expect(going.every(({ since, at }) => since >= filled.at && at > since)).toBe(true);
  });
});

describe('a change while training runs', () => {
  test('of the rate holds from that step on, and training goes on', () => {
    runner.start();
    browser.frames(5);
    const { t } = now();
    runner.changeSettings({ rate: 0.125 });
    expect(runner.running).toBe(true);
    const { checkpoints } = store.getState().experiment;
    expect(checkpoints.map((one) => [one.t, one.rate])).toEqual([
      [0, 0.5],
      [t, 0.125],
    ]);
    browser.frames(5);
    expect(now().t).toBeGreaterThan(t);
    runner.pause();
    const straight = change(blobs(), t, { rate: 0.125 });
    expect(flatAt(store.getState().experiment, now().t)).toEqual(flatAt(straight, now().t));
  });

  test('of the data stops it, and no answer of the old run is taken', () => {
    runner.start();
    browser.frames(5);
    replaceExperiment(store, blobs({ seed: 5 }));
    expect(runner.running).toBe(false);
    browser.frames(5);
    expect(now().t).toBe(0);
    expect(measurementsOf(store.getState().experiment)).toHaveLength(0);
    expect(snapshotSteps(store.getState().experiment)).toEqual([0]);
  });

  test('an answer that comes after the pause is refused', () => {
    runner.start();
    browser.frames(4);
    const [worker] = browser.workers;
    runner.pause();
    const { t } = now();
    worker!.answer();
    runner.start();
    expect(now().t).toBe(t);
    browser.frame();
    expect(now().t).toBeGreaterThanOrEqual(t);
  });

  test('undone goes on from what was there before', () => {
    runner.go(20);
    commit(store, change(store.getState().experiment, 20, { rate: 5 }));
    runner.go(20);
    undo(store);
    expect(readMeasurement(measureAt(store.getState().experiment, 40))).toEqual(
      readMeasurement(measureAt(blobs(), 40)),
    );
  });
});

describe('a worker that dies', () => {
  test('is said and replaced; training goes on with nothing lost', () => {
    runner.start();
    browser.frames(5);
    const { t } = now();
    const [first] = browser.workers;
    first!.ears.onFailure('it ran out of memory');
    expect(store.getState().notice).toContain('it ran out of memory');
    expect(first!.ended).toBe(true);
    expect(browser.living).toHaveLength(1);
    browser.frames(5);
    expect(now().t).toBeGreaterThan(t);
    expect(store.getState().notice).toContain(`from step ${t}`);
    runner.pause();
    expect(flatAt(store.getState().experiment, now().t)).toEqual(flatAt(blobs(), now().t));
  });

  test('without a word is noticed by its silence', () => {
    runner.start();
    browser.frames(3);
    browser.workers[0]!.mute = true;
    browser.frames(2);
    const { t } = now();
    browser.now += 60_000;
    browser.frames(3);
    expect(browser.workers).toHaveLength(2);
    expect(store.getState().notice).toContain('no answer');
    expect(now().t).toBeGreaterThan(t);
  });

  test('is not left behind', () => {
    runner.start();
    browser.frames(3);
    runner.leave();
    expect(browser.living).toHaveLength(0);
  });
});

test('a run that diverges stops at the step where it began, and says so', () => {
  replaceExperiment(store, blobs({ activation: 'relu', rate: 60 }));
  runner.start();
  browser.frames(200);
  expect(runner.running).toBe(false);
  expect(now().divergence).not.toBeNull();
  expect(done()).toBe(now().divergence!.began);
});

describe('a run without an end stops by itself', () => {
  const runToEnd = (): void => {
    runner.start();
    for (let n = 0; n < 4000 && runner.running; n++) browser.frame();
  };

  test('when it has learned, at the first measurement that shows it', () => {
    replaceExperiment(store, experimentOf(dataOf(firstSplit(drawPlane('rings', 1)))));
    runToEnd();
    const { experiment, stopped, t } = now();
    expect(stopped).toBe('learned');
    expect(done()).toBe(t);
    const rows = measurementsOf(experiment).map(readMeasurement);
    const learned = rows.filter(({ right, loss }) => right === 1 && loss < 0.02);
    expect(learned[0]!.t).toBe(t);
    runner.go(10);
    browser.frames(5);
    expect(now()).toMatchObject({ stopped: null, t: t + 10 });
  });

  test('when it no longer learns', () => {
    replaceExperiment(store, blobs({ rate: 0 }));
    runToEnd();
    const { stopped, t } = now();
    expect(stopped).toBe('settled');
    expect(t).toBeGreaterThanOrEqual(5000);
    expect(t).toBeLessThan(5200);
  });
});

test('a sample that is looked at is traced, and training heeds it not', () => {
  runner.go(30);
  inspectSample({ ...page, runner }, 17);
  const { experiment, moment } = store.getState();
  expect(inspectedSample(experiment, moment.t)).toBe(17);
  expect(samplesAt(experiment, moment.t)).toEqual([17]);
  expect(flatAt(experiment, 60)).toEqual(flatAt(blobs(), 60));
});

describe('a whole run in the hand', () => {
  test('is finished by the worker, and is what training computes', () => {
    const instant = new RunPreview(new Scheduler(browser.around));
    const experiment = blobs({ batch: 30 });
    instant.show(experiment);
    browser.frames(200);
    const { rows, steps, reached } = instant.runs.getState().now!;
    expect(steps).toBe(800);
    expect(reached).toBe(800);
    expect(rows).toHaveLength(101);
    expect(readMeasurement(rows.at(-1)!).loss).toBe(
      readMeasurement(measureAt(experiment, 800)).loss,
    );
  });

  test('says how far it is', () => {
    const instant = new RunPreview(new Scheduler(browser.around));
    instant.show(blobs({ batch: 1 }));
    const passed: [number, number][] = [];
    instant.runs.subscribe(({ now }) => now && passed.push([now.reached, now.ms]));
    browser.frames(20);
    const { rows, reached, steps } = instant.runs.getState().now!;
    expect(Math.floor(reached / (steps / 100))).toBe(rows.length - 1);
    expect(new Set(passed.map(([reached]) => reached)).size).toBeGreaterThan(5);
    expect(passed).toEqual(passed.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));
  });

  test('of settings that are gone is never shown as that of the current ones', () => {
    const instant = new RunPreview(new Scheduler(browser.around));
    const first = blobs({ seed: 1 });
    instant.show(first);
    browser.frames(2);
    instant.keepPrevious(first);
    instant.show(blobs({ seed: 2 }));
    instant.show(blobs({ seed: 3 }));
    browser.frames(200);
    const { now: whole, previous } = instant.runs.getState();
    expect(whole!.experiment.start!.seed).toBe(3);
    expect(previous!.experiment.start!.seed).toBe(1);
    expect(whole!.rows.map((row) => readMeasurement(row).t)).toEqual(
      Array.from({ length: 101 }, (_, n) => 15 * n),
    );
  });

  test('of the settings in force is the former one where none was drawn before', () => {
    const instant = new RunPreview(new Scheduler(browser.around));
    instant.keepPrevious(blobs({ seed: 1 }));
    instant.show(blobs({ seed: 2 }));
    browser.frames(400);
    const { now, previous } = instant.runs.getState();
    expect([previous, now].map((run) => run!.experiment.start!.seed)).toEqual([1, 2]);
    expect([previous, now].map((run) => run!.reached)).toEqual([1500, 1500]);
  });

  test('goes on in another preview', () => {
    const [one, other] = [1, 2].map(() => new RunPreview(new Scheduler(browser.around)));
    one!.show(blobs({ batch: 4 }));
    browser.frames(3);
    one!.leave();
    other!.takeOver(one!);
    browser.frames(2000);
    const { now } = other!.runs.getState();
    expect(now!.reached).toBe(now!.steps);
    expect(one!.runs.getState().now!.reached).toBeLessThan(now!.steps);
  });
});
