import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paths } from '../../src/engine/gradient-path.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import {
  byDepth,
  multiplications,
} from '../../chapters/07-backpropagation/figures/paths/multiplications.ts';
import { centralDifference, sharedLossProbe } from '../../src/experiment/checking/loss-probe.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { denseNetwork, widthsOf } from '../../src/layers/network.ts';
import { allPaths } from '../../chapters/07-backpropagation/figures/paths/all-paths.ts';
import { parameters, smooth } from './networks.ts';

/** Backpropagation written out in plain loops that count what they multiply; only shapes matter. */
function countByHand(layers: readonly number[]) {
  const last = layers.length - 1;
  let count = 0;
  const multiply = (): void => void count++;
  const loop = (n: number, body: () => void): void => {
    for (let i = 0; i < n; i++) body();
  };
  const errorAt = (m: number): void => {
    if (m === last) return; // p − y
    loop(layers[m]!, () => loop(layers[m + 1]!, multiply)); // Wᵀδ
    loop(layers[m]!, multiply); // ⊙ σ′
  };
  const weightsOf = (m: number): void => loop(layers[m]!, () => loop(layers[m - 1]!, multiply)); // δ aᵀ
  const counted = (body: () => void): number => {
    count = 0;
    body();
    return count;
  };
  const down = (to: number): void => {
    for (let m = last; m >= to; m--) errorAt(m);
  };
  return {
    kept: counted(() => {
      for (let m = last; m >= 1; m--) {
        errorAt(m);
        weightsOf(m);
      }
    }),
    anew: counted(() => {
      for (let m = last; m >= 1; m--) {
        down(m);
        weightsOf(m);
        down(m); // again for the biases
      }
    }),
  };
}

describe('the paths to a parameter', () => {
  test('sum to the gradient of the sample, by backpropagation and by central difference', () => {
    fc.assert(
      fc.property(smooth, fc.nat(), (experiment, which) => {
        const all = parameters(experiment);
        const place = all[which % all.length]!;
        const samples = traceAt(experiment, 0).at('a0', 0)!.shape[1]!;
        const each = Array.from({ length: samples }, (_, n) => allPaths(experiment, 0, place, n));
        for (const { listed, cut, sum, gradient } of each) {
          const size = listed.reduce((total, { product }) => total + Math.abs(product), 0);
          expect(cut).toBe(false);
          expect(Math.abs(sum - gradient)).toBeLessThanOrEqual(1e-12 * size);
        }
        const mean = each.reduce((total, { sum }) => total + sum, 0) / samples;
        const numeric = centralDifference(sharedLossProbe(experiment, 0), place, 1e-5);
        expect(Math.abs(mean - numeric)).toBeLessThan(1e-7 * Math.max(1, Math.abs(numeric)));
      }),
      { numRuns: 40 },
    );
  });

  test('of W¹₂₁ in the worked network are 12, each through one unit of every layer', () => {
    const { listed } = allPaths(EXAMPLE, 0, { key: 'W1', cell: [1, 0] }, 0);
    expect(listed).toHaveLength(12);
    for (const { factors } of listed) {
      expect(factors.map(({ of }) => of?.key)).toEqual([
        'dz3',
        'W3',
        'da_dz2',
        'W2',
        'da_dz1',
        'a0',
      ]);
    }
    const sizes = listed.map(({ product }) => Math.abs(product));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(listed.map(({ number }) => number)).size).toBe(12);
  });
});

describe('multiplications', () => {
  const shapes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 6 });

  test('kept and anew are those of plain loops that count', () => {
    fc.assert(
      fc.property(shapes, (layers) => {
        expect(multiplications(denseNetwork(layers, 'tanh'))).toMatchObject(countByHand(layers));
      }),
    );
  });

  test('by paths are those of all paths, listed one by one', () => {
    const trace = traceAt(EXAMPLE, 0);
    let count = 0;
    for (const { key, cell } of parameters(EXAMPLE)) {
      for (const path of paths(trace, { key: `d${key}`, cell }, 0)) {
        count += path.length - (key.startsWith('b') ? 2 : 1);
      }
    }
    expect(multiplications(EXAMPLE.network).paths).toBe(count);
  });

  test('grow in a line when δ is kept, and by a factor with each layer along paths', () => {
    const all = byDepth(EXAMPLE.network, 8);
    const steps = all.slice(2).map(({ kept }, n) => kept - all[n + 1]!.kept);
    expect(new Set(steps).size).toBe(1);
    const factors = all.slice(3).map(({ paths }, n) => paths / all[n + 2]!.paths);
    for (const factor of factors) expect(factor).toBeGreaterThan(widthsOf(EXAMPLE.network).at(-2)!);
  });
});
