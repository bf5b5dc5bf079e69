import { expect, test } from 'vitest';
import { nearestEdge } from '../../src/draw/unit-edges.ts';
import { unitColumns } from '../../src/draw/unit-columns.ts';
import { samplesAt } from '../../src/experiment/experiment.ts';
import { batchGradient, ownGradient, shareOfPlaces } from '../../src/experiment/gradient-shares.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { cells } from '../../src/tensor/tensor.ts';
import { modelOf } from '../../src/layers/network.ts';
import { blobs } from './runs.ts';

const experiment = blobs();
const T = 12;

test('the gradient of a mini-batch is that of its pass, and its shares sum to 1', () => {
  const batch = batchGradient(experiment, T);
  const trace = traceAt(experiment, T);
  expect(batch.samples).toEqual(samplesAt(experiment, T));
  for (const [key, { data }] of Object.entries(batch.gradient)) {
    expect([...data]).toEqual([...trace.at(`d${key}`, trace.steps.length)!.data]);
  }
  const { parameters } = modelOf(experiment.network);
  const all = Object.entries(parameters).flatMap(([key, shape]) =>
    cells(shape).map((cell) => ({ key, cell })),
  );
  expect(shareOfPlaces(batch, all)).toBeCloseTo(1, 12);
  expect(shareOfPlaces(batch, all.slice(0, 5))).toBeLessThan(1);
});

test('a sample looked at changes neither; what each sample adds along the gradient sums to the whole', () => {
  const looked = { ...experiment, look: { t: T, samples: [3] } };
  const batch = batchGradient(looked, T);
  expect(batch.samples).toHaveLength(16);
  const shares = batch.samples.map((sample) => ownGradient(looked, T, sample, batch).share!);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  const other = [...experiment.checkpoints[0].data.heldOut][0]!;
  expect(ownGradient(looked, T, other, batch)).toMatchObject({ share: null });
});

test('an edge is found where it is drawn, and none beside it', () => {
  const columns = unitColumns([2, 4, 3], 400, 300);
  const at = (layer: number, unit: number) =>
    columns.boxes.find((box) => box.layer === layer && box.unit === unit)!;
  const [from, to] = [at(0, 1), at(1, 3)];
  const half = columns.size / 2;
  // In the middle of its width an edge is in the middle of its height; near its ends it is level.
  const middle = [(from.x + to.x) / 2, (from.y + to.y) / 2] as const;
  expect(nearestEdge(columns, middle, 4)).toEqual({ from, to });
  expect(nearestEdge(columns, [to.x - half - 2, to.y], 4)?.to).toEqual(to);
  expect(nearestEdge(columns, [from.x, from.y], 4)).toBeNull();
  expect(nearestEdge(columns, [middle[0], 299], 4)).toBeNull();
});
