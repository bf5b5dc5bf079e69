import { beforeEach, expect, test } from 'vitest';
import { change } from '../../src/experiment/change.ts';
import { parametersAt } from '../../src/experiment/replay.ts';
import { readMeasurement } from '../../src/experiment/run/measurement.ts';
import { thinRows } from '../../src/experiment/run/thin-rows.ts';
import { experimentOf } from '../../src/experiment/setup.ts';
import { agreement, differentShare } from '../../src/training/agreement.ts';
import { differingSettings, nameFor, runSettings } from '../../src/training/run-settings.ts';
import { runsText } from '../../src/persistence/saved-runs.ts';
import { runsFrom } from '../../src/persistence/runs-schema.ts';
import { loadSet } from '../../src/experiment/data/catalog.ts';
import { KeptRuns } from '../../src/state/training/kept-runs.ts';
import { TrainingRunner } from '../../src/state/training/training-runner.ts';
import { trainingStepsDone } from '../../src/state/navigation.ts';
import { createPage } from '../../src/state/page.ts';
import { undo } from '../../src/state/undo.ts';
import { Scheduler } from '../../src/training/scheduler.ts';
import { blobs, FakeBrowser, flatAt } from './runs.ts';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));

/** A page that trains in a browser of the test. */
function pageWith(experiment = blobs()) {
  const page = createPage({ name: 'kept-runs', experiment, equations: [] });
  const runner = new TrainingRunner(page.store, new Scheduler(browser.around));
  page.runner = runner;
  return { page, runner, kept: new KeptRuns(page) };
}

test('a kept run is gone back to: its parameters, its step, its measurements; undo leads back', () => {
  const { page, runner, kept } = pageWith();
  runner.go(60);
  browser.frames(60);
  kept.keep();
  const [run] = kept.state.getState().runs;
  expect(run!.t).toBe(60);
  expect(readMeasurement(run!.rows.at(-1)!).t).toBe(60);
  const other = blobs({ seed: 7 });
  page.store.setState({ experiment: other });
  kept.adopt(run!);
  expect(trainingStepsDone(page.store.getState())).toBe(60);
  expect(flatAt(page.store.getState().experiment, 60)).toEqual(flatAt(blobs(), 60));
  undo(page.store);
  expect(page.store.getState().experiment).toBe(other);
});

test('the same run at another rate is computed beside the one on the page, bit for bit, as far as that one', () => {
  const { page, runner, kept } = pageWith();
  runner.go(150);
  browser.frames(80);
  kept.trainBeside(0.05);
  browser.frames(80);
  const [run] = kept.state.getState().runs;
  expect(run).toMatchObject({ t: 150, goal: 150, name: 'α = 0.05' });
  expect(flatAt(run!.experiment, 150)).toEqual(flatAt(blobs({ rate: 0.05 }), 150));
  expect(page.store.getState().experiment.checkpoints[0].rate).toBe(0.5);
});

test('a run beside the one on the page that diverges ends there and says so', () => {
  const { runner, kept } = pageWith(blobs({ activation: 'relu' }));
  runner.go(40);
  browser.frames(40);
  kept.trainBeside(90);
  browser.frames(80);
  const [run] = kept.state.getState().runs;
  expect(run!.divergence).not.toBeNull();
  expect(run!.goal).toBe(run!.t);
});

test('no more than eight are kept; a deleted one is computed no further', () => {
  const { kept } = pageWith();
  kept.trainBeside(0.1);
  const [first] = kept.state.getState().runs;
  kept.remove(first!.id);
  browser.frames(200);
  expect(kept.state.getState().runs).toEqual([]);
  for (let n = 0; n < 10; n++) kept.keep();
  expect(kept.state.getState().runs).toHaveLength(8);
  expect(new Set(kept.state.getState().runs.map(({ name }) => name)).size).toBe(8);
});

test('kept runs are saved and read again, those that are still computed and those without room left out', async () => {
  const { page, runner, kept } = pageWith(
    blobs({ optimizer: { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } }),
  );
  runner.go(30);
  browser.frames(30);
  kept.keep();
  kept.rename(kept.state.getState().runs[0]!.id, 'with Adam');
  kept.trainBeside(0.1);
  const { text, left } = runsText(kept.state.getState().runs);
  expect(left).toEqual([]);
  const runs = await runsFrom(text, page.experiment, loadSet);
  expect(runs).toHaveLength(1);
  const [run] = kept.state.getState().runs;
  const { id: _, experiment, ...rest } = run!;
  expect(runs[0]).toMatchObject({ ...rest, name: 'with Adam', t: 30 });
  expect(runs[0]!.experiment).toEqual(JSON.parse(JSON.stringify(experiment)));
  await expect(runsFrom('{"version":2,"runs":[]}', page.experiment, loadSet)).rejects.toThrow(
    'version 1 expected',
  );
});

test('settings that differ are told, and name the run', () => {
  const one = { experiment: blobs(), t: 0 };
  const other = { experiment: blobs({ rate: 0.1, l2: 0.01, seed: 3 }), t: 0 };
  expect(differingSettings(runSettings(other), runSettings(one))).toEqual(['rate', 'l2', 'seed']);
  expect(nameFor(other, one)).toBe('α = 0.1, λ = 0.01');
  expect(nameFor(one, undefined)).toBe('α = 0.5');
  const changed = change(change(one.experiment, 20, { rate: 0.25 }), 40, { rate: 0.125 });
  expect(runSettings({ experiment: changed, t: 41 }).rate).toBe('0.5, then 0.25, then 0.125');
  expect(runSettings({ experiment: changed, t: 30 }).rate).toBe('0.5, then 0.25');
});

test('two runs are compared on the samples and over the plane', () => {
  const start = { experiment: blobs(), t: 0 };
  const learned = { experiment: blobs(), t: 400 };
  expect(agreement(learned, learned)).toMatchObject({ heldOut: true, different: 0 });
  const { samples, different } = agreement(start, learned);
  const { data } = start.experiment.checkpoints[0];
  expect(samples).toBe(data.heldOut.length);
  // Independently, from the wrong answers of the untrained network alone where the trained one is always right.
  expect(different).toBeGreaterThan(0);
  const [p, q] = [Float64Array.of(0.9, 0.2, 0.1, 0.8), Float64Array.of(0.9, 0.6, 0.1, 0.4)];
  expect(differentShare(p, q, 2)).toBe(0.5);
});

test('measurements are thinned evenly, with the first and the last', () => {
  const rows = Array.from({ length: 1001 }, (_, n) => Float64Array.of(n, 1, 1, 1, 1, 9, 9));
  const thin = thinRows(rows, 240);
  expect(thin.length).toBeLessThanOrEqual(240);
  expect([thin[0]![0], thin.at(-1)![0], thin[0]!.length]).toEqual([0, 1000, 5]);
  expect(parametersAt(experimentOf(blobs().checkpoints[0].data), 0)['W1']).toBeDefined();
});
