import { expect, test } from 'vitest';
import { change } from '../../src/experiment/change.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { openNetwork, saveNetwork } from '../../src/export/network-file.ts';
import { saveTensors } from '../../src/export/tensors-file.ts';
import { experimentOf, twoSamples, type NetworkFile, type TensorsFile } from '../networks.ts';

const lengths = (value: unknown): unknown =>
  Array.isArray(value) && Array.isArray(value[0])
    ? value.map(lengths)
    : (value as unknown[]).length;

const tensorsOf = (file: NetworkFile, t = 0): TensorsFile =>
  JSON.parse(saveTensors(experimentOf(file), t)) as TensorsFile;

test('every tensor is by sample, layer and unit', () => {
  const file = tensorsOf(twoSamples);
  expect(Object.keys(file)).toEqual([
    'z',
    'a',
    'dz',
    'da',
    'dW',
    'db',
    'p',
    'lossPerSample',
    'loss',
    'dx',
    'layers',
    'parameters',
  ]);
  expect(lengths(file.z)).toEqual([
    [3, 4, 3],
    [3, 4, 3],
  ]);
  expect(lengths(file.a)).toEqual([
    [3, 4, 3],
    [3, 4, 3],
  ]);
  expect(lengths(file.dz)).toEqual([
    [3, 4, 3],
    [3, 4, 3],
  ]);
  expect(lengths(file.da)).toEqual([
    [3, 4],
    [3, 4],
  ]);
  expect(lengths(file.dx)).toEqual([2, 2]);
  expect(lengths(file.dW)).toEqual([
    [2, 2, 2],
    [3, 3, 3, 3],
    [4, 4, 4],
  ]);
  expect(lengths(file.db)).toEqual([3, 4, 3]);
  expect(file.a.map((layers) => layers.at(-1))).toEqual(file.p);
});

test('what a sample has is of its own loss; dW, db and loss are of the mean', () => {
  const all = tensorsOf(twoSamples);
  const alone = twoSamples.X.map((x, n) =>
    tensorsOf({ ...twoSamples, X: [x], Y: [twoSamples.Y[n]!] }),
  );
  const names = ['z', 'a', 'p', 'lossPerSample', 'dz', 'da', 'dx'] as const;
  for (const name of names)
    expect(all[name]).toEqual(alone.flatMap((one) => one[name] as unknown[]));
  const mean = (of: (file: TensorsFile) => number) =>
    alone.reduce((sum, one) => sum + of(one), 0) / alone.length;
  expect(all.loss).toBeCloseTo(
    mean((one) => one.loss),
    14,
  );
  all.db.forEach((bias, k) =>
    bias.forEach((value, i) =>
      expect(value).toBeCloseTo(
        mean((one) => one.db[k]![i]!),
        14,
      ),
    ),
  );
  all.dW.flat(2).forEach((value, n) =>
    expect(value).toBeCloseTo(
      mean((one) => one.dW.flat(2)[n]!),
      14,
    ),
  );
});

test('a network of one layer has no hidden gradients', () => {
  const file = tensorsOf({
    ...twoSamples,
    layers: [2, 3],
    W: [twoSamples.W[0]!],
    b: [twoSamples.b[0]!],
  });
  expect(file.da).toEqual([[], []]);
  expect(file.dx.map(({ length }) => length)).toEqual([2, 2]);
});

test('the parameters are those of the moment', () => {
  const later = openNetwork(saveNetwork(EXAMPLE, 5));
  expect(saveTensors(EXAMPLE, 5)).toBe(saveTensors(later, 0));
});

test('the samples are those of the mini-batch of the moment', () => {
  const shuffled = change(experimentOf(twoSamples), 0, {
    plan: { kind: 'shuffled', size: 1, seed: 1 },
  });
  const seen = [0, 1].map((t) => JSON.parse(saveTensors(shuffled, t)) as TensorsFile);
  expect(seen.map(({ z }) => z.length)).toEqual([1, 1]);
  expect(seen[0]!.lossPerSample).toEqual([seen[0]!.loss]);
});
