import { expect, test } from 'vitest';
import { batchLoss } from '../../src/experiment/loss.ts';
import { parametersAt } from '../../src/experiment/replay.ts';
import { divergenceCause } from '../../src/training/divergence-cause.ts';
import { blobs, lapFrom } from './runs.ts';

test('a run that diverges has a cause: what its step promised, what it did, and what it moved most', () => {
  const experiment = blobs({ activation: 'relu', rate: 40 });
  const run = lapFrom(experiment);
  run.advance(400, () => false);
  const { divergence } = run.report();
  expect(divergence).not.toBeNull();
  const { began } = divergence!;
  const cause = divergenceCause(experiment, divergence!)!;
  expect(cause.before).toBeCloseTo(batchLoss(experiment, began), 12);
  expect(cause.promised).toBeLessThan(cause.before);
  const [old, now] = [began, began + 1].map((t) => parametersAt(experiment, t)[cause.parameter]!);
  const moved = Math.hypot(...now!.data.map((value, n) => value - old!.data[n]!));
  expect(cause.moved).toBeCloseTo(moved / Math.hypot(...old!.data), 9);
  expect(cause.moved).toBeGreaterThan(1);
});
