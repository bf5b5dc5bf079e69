import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contourPaths } from '../../src/draw/plots/contours.ts';
import { linearPlot, evenlySpaced } from '../../src/draw/plots/plot.ts';
import { setValue } from '../../src/experiment/change.ts';
import { gradientAt } from '../../src/experiment/checking/gradient-check.ts';
import {
  descendTwo,
  surface,
  type ParameterPair,
} from '../../chapters/07-backpropagation/figures/descent/two-parameters.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { batchLoss } from '../../src/experiment/loss.ts';
import { lossAt } from '../../src/experiment/checking/loss-probe.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { parameters, smooth } from './networks.ts';

const pairOf = (all: ParameterPair[number][]): ParameterPair => [all[0]!, all.at(-1)!];

describe('a descent in two parameters', () => {
  test('each stop has the loss and the gradient of the network bent there', () => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        const pair = pairOf(parameters(experiment));
        for (const { at, loss, gradient } of descendTwo(experiment, 0, pair, {
          rate: 1,
          steps: 4,
        })) {
          const bent = pair.reduce(
            (so, { key, cell }, n) => setValue(so, 0, key, cell, at[n]!),
            experiment,
          );
          expect(loss).toBe(batchLoss(bent, 0));
          const trace = traceAt(bent, 0);
          expect(gradient).toEqual(pair.map((place) => gradientAt(trace, place)));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('a small rate goes downhill at every step, and the network stays as it was', () => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        const pair = pairOf(parameters(experiment));
        const before = batchLoss(experiment, 0);
        const stops = descendTwo(experiment, 0, pair, { rate: 1e-3, steps: 20 });
        expect(stops).toHaveLength(21);
        stops.slice(1).forEach(({ loss }, n) => {
          expect(loss).toBeLessThanOrEqual(stops[n]!.loss + 1e-12);
        });
        expect(descendTwo(experiment, 0, pair, { rate: 1, steps: 0 })[0]!.loss).toBe(before);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the surface under it', () => {
  const pair: ParameterPair = [
    { key: 'W3', cell: [1, 3] },
    { key: 'b3', cell: [0] },
  ];

  test('has at each point the loss of the network bent there', () => {
    const [xs, ys] = [evenlySpaced([-1, 1], 3), evenlySpaced([0, 2], 5)];
    const heights = surface(EXAMPLE, 0, pair, xs, ys);
    ys.forEach((y, row) =>
      xs.forEach((x, column) => {
        const bent = setValue(EXAMPLE, 0, 'b3', [0], y);
        expect(heights[row * 3 + column]).toBe(lossAt(bent, 0, pair[0], x));
      }),
    );
    expect(descendTwo(EXAMPLE, 0, pair, { rate: 1, steps: 0 })[0]!.loss).toBe(
      batchLoss(EXAMPLE, 0),
    );
  });

  test('a plane has straight contours, where its height is theirs', () => {
    const plot = linearPlot({ width: 300, height: 200, x: [0, 10], y: [0, 1] });
    const heights = evenlySpaced([0, 1], 5).flatMap(() => evenlySpaced([0, 10], 11));
    const contours = contourPaths(plot, heights, 11);
    expect(contours.length).toBeGreaterThan(5);
    for (const { level, path } of contours) {
      const xs = [...path.matchAll(/[ML]([\d.]+) /g)].map(([, x]) => plot.x.invert(Number(x)));
      expect(Math.min(...xs)).toBeCloseTo(level, 1);
    }
  });
});
