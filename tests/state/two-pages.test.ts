import { beforeEach, expect, test } from 'vitest';
import { equations } from '../../chapters/07-backpropagation/equations.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { setValue } from '../../src/experiment/change.ts';
import { parametersAt } from '../../src/experiment/replay.ts';
import { inspectSample } from '../../src/state/training/inspect-sample.ts';
import { goTo, stepForward, trainingStepsDone } from '../../src/state/navigation.ts';
import { createPage, type Page } from '../../src/state/page.ts';
import { pausableStore } from '../../src/state/pausable-store.ts';
import { answer } from '../../src/state/questions.ts';
import { edit } from '../../src/state/selection.ts';
import { Scheduler } from '../../src/training/scheduler.ts';
import { TrainingRunner } from '../../src/state/training/training-runner.ts';
import { commit, replaceExperiment, undo } from '../../src/state/undo.ts';
import { blobs, FakeBrowser, flatAt } from '../training/runs.ts';

let one: Page;
let other: Page;

beforeEach(() => {
  const open = (name: string): Page =>
    createPage({ name, experiment: EXAMPLE, equations: Object.values(equations) });
  [one, other] = [open('one'), open('other')];
});

/** What is done on one page leaves the other the very object that it was, and is there. */
function expectAlone(act: (page: Page) => void): void {
  const [before, untouched] = [one.store.getState(), other.store.getState()];
  act(one);
  expect(other.store.getState()).toBe(untouched);
  expect(one.store.getState()).not.toEqual(before);
}

test('a step on one page leaves the other where it is', () => {
  expectAlone(({ store }) => stepForward(store));
  expect(one.store.getState().moment.step).toBe(8);
  expect(other.store.getState().moment.step).toBe(7);
});

test('a number changed on one page, and undone, is the old one on the other', () => {
  expectAlone(({ store }) => {
    edit(store, { key: 'W1', cell: [1, 0] });
    commit(store, setValue(store.getState().experiment, 0, 'W1', [1, 0], 0.75));
  });
  expect(parametersAt(one.store.getState().experiment, 0)['W1']!.data[2]).toBe(0.75);
  expect(parametersAt(other.store.getState().experiment, 0)['W1']!.data[2]).toBe(0.2);
  expectAlone(({ store }) => undo(store));
});

test('an answer on one page is asked for on the other', () => {
  expectAlone(({ store }) => answer(store, 'shift', 1));
});

test('one page trains, and the other stays', () => {
  replaceExperiment(one.store, blobs());
  replaceExperiment(other.store, blobs());
  const [browser, still] = [new FakeBrowser(), new FakeBrowser()];
  one.runner = new TrainingRunner(one.store, new Scheduler(browser.around));
  other.runner = new TrainingRunner(other.store, new Scheduler(still.around));
  expectAlone((page) => {
    page.runner!.go(700);
    browser.frames(200);
  });
  expect(trainingStepsDone(one.store.getState())).toBe(700);
  expect(other.runner.live.getState()).toMatchObject({ t: 0, goal: null });
  expect(still.workers).toEqual([]);
  expectAlone((page) => inspectSample(page, 17));

  // Both at once, each its own number of steps.
  goTo(one.store, { t: 0, step: 3, cell: null });
  one.runner.go(300);
  other.runner.go(500);
  for (let n = 0; n < 200; n++) {
    browser.frame();
    still.frame();
  }
  const done = [one, other].map(({ store }) => trainingStepsDone(store.getState()));
  expect(done).toEqual([300, 500]);
  for (const [n, page] of [one, other].entries()) {
    const { experiment } = page.store.getState();
    expect(flatAt(experiment, done[n]!)).toEqual(flatAt(blobs(), done[n]!));
  }
});

test('what stands still on a page follows that page alone', () => {
  const { state, follow } = pausableStore(one);
  follow(true);
  stepForward(other.store);
  expect(state.getState()).toBe(one.store.getState());
  stepForward(one.store);
  expect(state.getState().moment.step).toBe(8);
});

test('scenes of two pages do not drive each other out', () => {
  const scene = one.selectScene(one.store.getState());
  stepForward(other.store);
  other.selectScene(other.store.getState());
  expect(one.selectScene(one.store.getState())).toBe(scene);
});
