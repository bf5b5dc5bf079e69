import { denseNetwork } from '../../src/layers/network.ts';
import { expect, test, vi } from 'vitest';
import { checkBytes, countParameters, LIMITS } from '../../src/experiment/limits.ts';
import type { Data } from '../../src/experiment/experiment.ts';
import { FileError } from '../../src/experiment/file-error.ts';
import { openNetwork, saveNetwork } from '../../src/export/network-file.ts';

test('a network file above the limit is refused before it is parsed', () => {
  const parse = vi.spyOn(JSON, 'parse');
  expect(() => openNetwork(' '.repeat(LIMITS.networkBytes + 1))).toThrow(
    new FileError('at most 12 MB expected, 13 MB found'),
  );
  expect(parse).not.toHaveBeenCalled();
  parse.mockRestore();
  expect(() => openNetwork(' '.repeat(LIMITS.networkBytes))).toThrow(/not JSON/);
});

test('the limit is the same for a file of which only the size is known', () => {
  expect(() => checkBytes(LIMITS.networkBytes, LIMITS.networkBytes)).not.toThrow();
  expect(() => checkBytes(100e6, LIMITS.networkBytes)).toThrow(
    'at most 12 MB expected, 100 MB found',
  );
});

test('the largest network, with the largest set, is saved below the limit', () => {
  const layers = [20, 1650, 100];
  expect(countParameters(layers)).toBeGreaterThan(0.99 * LIMITS.parameters);
  const width = 20;
  expect(width * LIMITS.samples).toBe(LIMITS.measures);
  const long = (n: number): number => -Math.abs(Math.sin(n + 1)) / 3 || -0.1;
  const rows = (count: number, length: number, of: (n: number) => number) =>
    Array.from({ length: count }, (_, i) => Array.from({ length }, (_, k) => of(i * length + k)));
  const parameters = Object.fromEntries(
    [1, 2].flatMap((m) => [
      [`W${m}`, rows(layers[m]!, layers[m - 1]!, long)],
      [`b${m}`, rows(1, layers[m]!, long)[0]!],
    ]),
  );
  const X = rows(LIMITS.samples, width, long);
  const Y = X.map((_, n) => Array.from({ length: 100 }, (_, j) => (j === n % 100 ? 1 : 0)));
  const data: Data = { name: 'file', title: 'Large', X, Y, features: [], classes: [], heldOut: [] };
  const plan = { kind: 'picked', samples: X.map((_, n) => n) } as const;
  const text = saveNetwork(
    {
      network: denseNetwork(layers, 'sigmoid'),
      checkpoints: [{ t: 0, parameters, data, plan, rate: 0.5 }],
    },
    0,
  );
  expect(text.length).toBeGreaterThan(0.9 * LIMITS.networkBytes);
  expect(text.length).toBeLessThanOrEqual(LIMITS.networkBytes);
});
