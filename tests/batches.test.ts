import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { change } from '../src/experiment/change.ts';
import { batchOf, checkpointAt, samplesAt, type Experiment } from '../src/experiment/experiment.ts';
import { parametersAt, traceAt, traceOf } from '../src/experiment/replay.ts';
import { seeded, shuffled } from '../src/tensor/random.ts';
import type { Tensor } from '../src/tensor/tensor.ts';
import { experimentOf, networkFile, twoSamples, type NetworkFile } from './networks.ts';

const end = (experiment: Experiment) => traceAt(experiment, 0).steps.length;

/** Mean of a tensor over passes of one sample each. */
function meanOf(experiment: Experiment, key: string, samples: readonly number[]): number[] {
  const each = samples.map((n) => {
    const trace = traceOf(experiment, 0, [n]);
    return trace.at(key, trace.steps.length)!;
  });
  return [...each[0]!.data].map(
    (_, c) => each.reduce((sum, { data }) => sum + data[c]!, 0) / samples.length,
  );
}

const near = (actual: Tensor, expected: readonly number[]): void => {
  const size = Math.max(1e-300, ...expected.map(Math.abs));
  actual.data.forEach((value, c) =>
    expect(Math.abs(value - expected[c]!) / size).toBeLessThan(1e-11),
  );
};

describe('a mini-batch', () => {
  test('has the mean of what its samples have alone as loss and as gradients', () => {
    fc.assert(
      fc.property(networkFile, (file) => {
        if (file.X.length === 1) return;
        const experiment = experimentOf(file);
        const trace = traceAt(experiment, 0);
        const samples = samplesAt(experiment, 0);
        near(trace.at('Lbar', end(experiment))!, meanOf(experiment, 'L', samples));
        for (const key of trace.graph.parameters)
          near(trace.at(`d${key}`, end(experiment))!, meanOf(experiment, `d${key}`, samples));
      }),
      { numRuns: 40, examples: [[twoSamples]] },
    );
  });

  test('takes the mean of each gradient in a step of its own, right after the sum', () => {
    const { steps } = traceAt(experimentOf(twoSamples), 0);
    const means = steps.flatMap(({ id }, s) => (id.startsWith('mean.d') ? [s] : []));
    expect(means).toHaveLength(6);
    for (const s of means) expect(steps[s]!.writes).toEqual(steps[s - 1]!.writes);
    const loss = steps.findIndex(({ id }) => id === 'mean.Lbar');
    expect(steps[loss + 1]!.phase).toBe('backward');
  });

  test('of one sample has no such steps', () => {
    const alone: NetworkFile = { ...twoSamples, X: [[1, 2]], Y: [[0, 0, 1]] };
    const { steps } = traceAt(experimentOf(alone), 0);
    expect(steps.filter(({ kind }) => kind === 'mean')).toEqual([]);
  });

  test('of the same sample twice has the gradients of it once', () => {
    const of = (samples: number[]) =>
      change(experimentOf(twoSamples), 0, { plan: { kind: 'picked', samples } });
    const [twice, once] = [of([1, 1]), of([1])];
    for (const [key, value] of Object.entries(parametersAt(once, 1)))
      near(parametersAt(twice, 1)[key]!, [...value.data]);
  });

  test('has its samples as columns, in their order', () => {
    const { network, checkpoints } = experimentOf(twoSamples);
    const { x, y } = batchOf(network, checkpoints[0].data, [1, 0]);
    expect([x.shape, [...x.data]]).toEqual([
      [2, 2],
      [0.3, 1, 0.7, -0.5],
    ]);
    expect([y.shape, [...y.data]]).toEqual([
      [3, 2],
      [0.25, 0, 0.25, 1, 0.5, 0],
    ]);
  });
});

describe('the samples of a training step', () => {
  const plan = fc.record({
    count: fc.integer({ min: 1, max: 12 }),
    size: fc.integer({ min: 1, max: 15 }),
    seed: fc.nat(100),
    held: fc.nat({ max: 0xfff }),
  });

  /** Some of `count` samples held out, never all. */
  function experiment({
    count,
    size,
    seed,
    held,
  }: typeof plan extends fc.Arbitrary<infer P> ? P : never) {
    const X = Array.from({ length: count }, (_, n) => [n, -n]);
    const file = { ...twoSamples, X, Y: X.map(() => [0, 1, 0]) };
    const { data } = checkpointAt(experimentOf(file), 0);
    const heldOut = X.flatMap((_, n) => (n > 0 && (held >> n) & 1 ? [n] : []));
    const shuffling = { kind: 'shuffled', size, seed } as const;
    const pool = X.map((_, n) => n).filter((n) => !heldOut.includes(n));
    const all = change(experimentOf(file), 0, { data: { ...data, heldOut }, plan: shuffling });
    return { all, pool, perEpoch: Math.ceil(pool.length / Math.min(size, pool.length)) };
  }

  test('are, over an epoch, every training sample once, anew each epoch', () => {
    fc.assert(
      fc.property(plan, fc.nat({ max: 3 }), (given, epoch) => {
        const { all, pool, perEpoch } = experiment(given);
        const steps = Array.from({ length: perEpoch }, (_, n) =>
          samplesAt(all, epoch * perEpoch + n),
        );
        expect(steps.flat().toSorted((a, b) => a - b)).toEqual(pool);
        for (const step of steps.slice(0, -1)) expect(step).toHaveLength(given.size);
        expect(steps.at(-1)!.length).toBeGreaterThan(0);
      }),
    );
  });

  test('are the same for the same seed, and mostly others in the next epoch', () => {
    const { all } = experiment({ count: 12, size: 12, seed: 7, held: 0 });
    expect(samplesAt({ ...all }, 3)).toEqual(samplesAt(all, 3));
    const orders = [0, 1, 2, 3, 4].map((t) => samplesAt(all, t).join());
    expect(new Set(orders).size).toBe(5);
  });

  test('come in an order that every seed makes another of, each place as likely', () => {
    const firsts = Array.from({ length: 600 }, (_, seed) => shuffled(6, seeded(seed))[0]!);
    for (const n of [0, 1, 2, 3, 4, 5])
      expect(firsts.filter((one) => one === n).length).toBeGreaterThan(60);
  });
});
