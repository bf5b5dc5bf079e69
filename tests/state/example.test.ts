import { beforeEach, expect, test, vi } from 'vitest';
import { equations } from '../../chapters/07-backpropagation/equations.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { checkpointAt } from '../../src/experiment/experiment.ts';
import { rebuilt } from '../../src/experiment/setup.ts';
import { stepForward, trainingStepsDone } from '../../src/state/navigation.ts';
import { createPage, type Page } from '../../src/state/page.ts';
import { trainingExampleOf, pageInTraining } from '../../src/state/training/example.ts';
import { inspectSample } from '../../src/state/training/inspect-sample.ts';
import { runnerOf } from '../../src/state/training/runner-of.ts';
import { TrainingRunner } from '../../src/state/training/training-runner.ts';
import { replaceExperiment, undo } from '../../src/state/undo.ts';
import { Scheduler } from '../../src/training/scheduler.ts';
import { blobs, FakeBrowser } from '../training/runs.ts';

let page: Page;

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  page = createPage({ name: 'one', experiment: EXAMPLE, equations: Object.values(equations) });
});

/** What one press does has been taken. */
const taken = (): Promise<void> => Promise.resolve();
const nameOf = ({ store }: Page): string => {
  const { experiment, moment } = store.getState();
  return checkpointAt(experiment, moment.t).data.name;
};

test('a page of one sample is trained on points in the plane at first, and keeps its own numbers', () => {
  const before = page.store.getState();
  expect(nameOf(pageInTraining(page))).toBe('spirals');
  expect(pageInTraining(page)).toBe(pageInTraining(page));
  expect(page.store.getState()).toBe(before);
});

test('what is trained is the experiment of the page from then on; undone, the page has its own again', async () => {
  const browser = new FakeBrowser();
  page.runner = new TrainingRunner(page.store, new Scheduler(browser.around));
  runnerOf(pageInTraining(page)).setSpeed('full speed');
  runnerOf(pageInTraining(page)).start();
  await taken();
  expect(pageInTraining(page)).toBe(page);
  expect(nameOf(page)).toBe('spirals');
  expect(runnerOf(page).running).toBe(true);
  expect(runnerOf(page).speed).toBe('full speed');
  browser.frames(20);
  runnerOf(page).pause();
  expect(trainingStepsDone(page.store.getState())).toBeGreaterThan(20);
  undo(page.store);
  expect(page.store.getState().experiment).toBe(EXAMPLE);
});

test('a setting that is changed comes before the example in what is undone, another set directly before the page', async () => {
  const example = pageInTraining(page);
  const { experiment } = example.store.getState();
  replaceExperiment(example.store, rebuilt(experiment, 0, { layers: [2, 5, 3] }));
  await taken();
  undo(page.store);
  expect(page.store.getState().experiment).toBe(experiment);
  undo(page.store);
  expect(page.store.getState().experiment).toBe(EXAMPLE);

  const other = createPage({ ...page, name: 'other' });
  replaceExperiment(pageInTraining(other).store, blobs());
  await taken();
  expect(nameOf(other)).toBe('blobs');
  undo(other.store);
  expect(other.store.getState().experiment).toBe(EXAMPLE);
});

test('a sample that is pressed is traced on the page', async () => {
  const example = pageInTraining(page);
  inspectSample(example, 7);
  example.store.setState({ tab: 'step' });
  await taken();
  const { experiment, tab } = page.store.getState();
  expect(experiment.look).toEqual({ t: 0, samples: [7] });
  expect(tab).toBe('step');
});

test('it is gone once it is left for the network of the chapter, or the page changes', async () => {
  replaceExperiment(pageInTraining(page).store, page.initial.experiment);
  await taken();
  expect(trainingExampleOf(page).getState().page).toBeNull();
  expect(page.store.getState()).toBe(page.initial);

  const other = createPage({ ...page, name: 'other' });
  expect(pageInTraining(other)).not.toBe(other);
  stepForward(other.store);
  expect(pageInTraining(other)).not.toBe(other);
  replaceExperiment(other.store, blobs());
  expect(pageInTraining(other)).toBe(other);
});

test('a page of its own numbers, and one of several samples, have none', () => {
  replaceExperiment(page.store, blobs());
  expect(pageInTraining(page)).toBe(page);
  const several = createPage({ ...page, experiment: blobs() });
  expect(pageInTraining(several)).toBe(several);
});
