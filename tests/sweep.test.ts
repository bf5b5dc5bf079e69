import { beforeAll, expect, test } from 'vitest';
import { openNetwork } from '../src/export/network-file.ts';
import { expectSamePass, expectSameSteps, type Model } from './models.ts';
import { providePython, withPython } from './python.ts';
import { runPython } from './run-code.ts';

/** SEED=300 NETWORKS=400 draws other networks, and more. */
const [SEED, NETWORKS] = [Number(process.env['SEED'] ?? 7), Number(process.env['NETWORKS'] ?? 24)];

let models: readonly Model[] = [];

beforeAll(() => {
  const script = 'tests/fixtures/sweep.py';
  const printed = runPython(providePython(withPython), [script, String(SEED), String(NETWORKS)]);
  models = JSON.parse(printed) as Model[];
}, 15 * 60_000);

test('random convolutional networks compute what plain loops in NumPy do', () => {
  expect(models).toHaveLength(NETWORKS);
  for (const [n, { network, expected }] of models.entries()) {
    try {
      const experiment = openNetwork(JSON.stringify(network));
      expectSamePass(experiment, expected, 1e-10);
      expectSameSteps(experiment, expected, 1e-10);
    } catch (error) {
      const { layers } = network as { readonly layers: unknown };
      throw new Error(`network ${SEED + n}: ${JSON.stringify(layers)}`, { cause: error });
    }
  }
});
