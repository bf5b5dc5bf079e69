import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../src/experiment/outcome.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { experimentOf } from '../networks.ts';
import { fixture } from '../pages/reading.ts';
import { openNetwork } from '../../src/export/network-file.ts';

/** Numbers computed in 400 digits: one sample, batches, saturated units, no hidden layer. */
const names = ['worked', 'relu', 'tanh', 'one-unit', 'single-layer', 'six-hidden', 'saturated'];

describe.each(names)('%s', (name) => {
  const { network, expected } = fixture(name);
  const outcome = outcomeOf(traceAt(experimentOf(network), 0));
  const after = expected.after['1']!;

  /** Every parameter before, after, and its gradient, by name and cell. */
  const parameters = network.W.flatMap((W, m) => [
    ...W.flatMap((row, i) =>
      row.map((before, k) => ({
        at: `W${m + 1} ${i},${k}`,
        before,
        after: after.W[m]![i]![k]!,
        gradient: expected.dW[m]![i]![k]!,
      })),
    ),
    ...network.b[m]!.map((before, i) => ({
      at: `b${m + 1} ${i}`,
      before,
      after: after.b[m]![i]!,
      gradient: expected.db[m]![i]!,
    })),
  ]);

  test('the loss before and after is the mean over the mini-batch', () => {
    expect(outcome.loss.before).toBeCloseTo(expected.loss, 10);
    expect(outcome.loss.after).toBeCloseTo(after.loss, 10);
  });

  test('the gradient predicts L − α‖g‖²', () => {
    const square = parameters.reduce((sum, { gradient }) => sum + gradient ** 2, 0);
    expect(outcome.predictedLoss).toBeCloseTo(expected.loss - network.learningRate * square, 9);
  });

  test('the parameters that moved most, the most first', () => {
    const far = (one: { before: number; after: number }): number =>
      Math.abs(one.after - one.before);
    const most = parameters.toSorted((a, b) => far(b) - far(a)).slice(0, outcome.moved.length);
    expect(outcome.count).toBe(parameters.length);
    outcome.moved.forEach((one, n) => expect(far(one)).toBeCloseTo(far(most[n]!), 12));
    for (const { key, cell, before, after: now } of outcome.moved) {
      const same = parameters.find(({ at }) => at === `${key} ${cell.join()}`)!;
      expect([before, now]).toEqual([same.before, expect.closeTo(same.after, 12)]);
    }
  });
});

interface Model {
  readonly network: object;
  readonly expected: {
    readonly loss: number;
    readonly after: Readonly<Record<string, { readonly loss: number }>>;
  };
}

test.each(['conv-squared-error', 'conv-two-dense', 'dense-multi-label', 'max-pool-overlap'])(
  'of a network of any kind: %s',
  (name) => {
    const file = new URL(`../fixtures/models/${name}.json`, import.meta.url);
    const { network, expected } = JSON.parse(readFileSync(file, 'utf8')) as Model;
    const { loss } = outcomeOf(traceAt(openNetwork(JSON.stringify(network)), 0));
    expect(loss.before).toBeCloseTo(expected.loss, 10);
    expect(loss.after).toBeCloseTo(expected.after['1']!.loss, 10);
  },
);
