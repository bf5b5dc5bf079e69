import { expect, test } from 'vitest';
import { change } from '../src/experiment/change.ts';
import { checkpointAt } from '../src/experiment/experiment.ts';
import { openNetwork, saveNetwork } from '../src/export/network-file.ts';
import { lastingText } from '../src/persistence/lasting-state.ts';
import type { ReaderState } from '../src/state/store.ts';
import { INITIAL_STATE, loadState } from './page.ts';
import { runCacheOf } from '../src/experiment/run/run-cache.ts';
import { readMeasurement, norms, measurementLength } from '../src/experiment/run/measurement.ts';
import { experimentOf, workedFile } from './networks.ts';
import { blobs, flatAt, lapFrom } from './training/runs.ts';

test('a network file may have the learning rate 0', () => {
  const experiment = experimentOf({ ...workedFile, learningRate: 0 });
  expect(checkpointAt(experiment, 0).rate).toBe(0);
  expect(checkpointAt(openNetwork(saveNetwork(experiment, 0)), 0).rate).toBe(0);
  expect(() => experimentOf({ ...workedFile, learningRate: -1e-9 })).toThrow('learningRate');
});

test('a saved state may have it', async () => {
  const state: ReaderState = { ...INITIAL_STATE, experiment: change(blobs(), 3, { rate: 0 }) };
  const { state: restored, notice } = await loadState(lastingText(state));
  expect(notice).toBeNull();
  expect(checkpointAt(restored.experiment!, 3).rate).toBe(0);
});

test('a run with it does not change, is measured, and its gradients are those of any rate', () => {
  const still = blobs({ rate: 0 });
  const lap = lapFrom(still);
  lap.advance(40, () => false);
  const { parameters, rows, divergence } = lap.report();
  expect(divergence).toBeNull();
  expect(parameters).toEqual(flatAt(still, 0));
  const width = measurementLength(still.network);
  const row = (n: number) => rows.subarray(n * width, (n + 1) * width);
  expect(readMeasurement(row(39))).toEqual({ ...readMeasurement(row(0)), t: 39 });
  const moving = lapFrom(blobs({ rate: 1 }));
  moving.advance(1, () => false);
  const [expected] = [moving.report().rows];
  expect([...norms(row(0), 'gradients')]).toEqual([...norms(expected, 'gradients')]);
  expect(runCacheOf(still.network, still.checkpoints[0]).job.rate).toBe(0);
});
