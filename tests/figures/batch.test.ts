import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { sampleGradients, withOtherSamples } from '../../src/experiment/sample-gradients.ts';
import { centralDifference, sharedLossProbe } from '../../src/experiment/checking/loss-probe.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { at, cells } from '../../src/tensor/tensor.ts';
import { smooth } from './networks.ts';

describe('the gradients of single samples', () => {
  test('have the gradient of the mini-batch as their mean, which is the central difference', () => {
    fc.assert(
      fc.property(smooth, fc.nat(), (experiment, which) => {
        const { parameters } = traceAt(experiment, 0).graph;
        const key = parameters[which % parameters.length]!;
        const { pulls, mean } = sampleGradients(experiment, 0, key);
        expect(mean).toBe(traceAt(experiment, 0).at(`d${key}`, Infinity));
        for (const cell of cells(mean.shape)) {
          const each = pulls.map(({ gradient }) => at(gradient, cell));
          const sum = each.reduce((total, value) => total + value, 0);
          const size = each.reduce((total, value) => total + Math.abs(value), 0);
          expect(Math.abs(sum / each.length - at(mean, cell))).toBeLessThanOrEqual(1e-12 * size);
          const numeric = centralDifference(sharedLossProbe(experiment, 0), { key, cell }, 1e-5);
          expect(at(mean, cell)).toBeCloseTo(numeric, 7);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('the norm and the angle are those of the numbers', () => {
    const { pulls, mean } = sampleGradients(withOtherSamples(EXAMPLE, 0).experiment, 0, 'W2');
    for (const { gradient, norm, along } of pulls) {
      const squares = [...gradient.data].reduce((sum, value) => sum + value ** 2, 0);
      expect(norm).toBeCloseTo(Math.sqrt(squares), 12);
      const parallel = [...gradient.data].reduce((sum, g, c) => sum + g * mean.data[c]!, 0);
      expect(along * norm * Math.hypot(...mean.data)).toBeCloseTo(parallel, 12);
    }
  });

  test('the mean is never longer than the longest of them', () => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        const { pulls, norm } = sampleGradients(experiment, 0, 'W1');
        expect(norm).toBeLessThanOrEqual(Math.max(...pulls.map((pull) => pull.norm)) + 1e-12);
      }),
    );
  });
});

describe('samples beside the one of the worked network', () => {
  test('are made, one of each class, and leave the worked sample as it is', () => {
    const { experiment, made } = withOtherSamples(EXAMPLE, 0);
    const [checkpoint] = experiment.checkpoints;
    expect(made).toBe(true);
    expect(checkpoint.data.X).toHaveLength(4);
    expect(checkpoint.data.X[0]).toEqual([1, -0.5]);
    expect(checkpoint.data.Y.map((y) => y.indexOf(1))).toEqual([1, 2, 0, 1]);
    expect(new Set(checkpoint.data.X.map(String)).size).toBe(4);
    expect(checkpoint.parameters).toEqual(EXAMPLE.checkpoints[0].parameters);
    expect(sampleGradients(experiment, 0, 'W1').pulls[0]!.gradient).toEqual(
      traceAt(EXAMPLE, 0).at('dW1', Infinity),
    );
  });

  test('are taken from the data where it has some', () => {
    const [checkpoint] = withOtherSamples(EXAMPLE, 0).experiment.checkpoints;
    const one = { ...checkpoint, plan: { kind: 'picked', samples: [2] } } as const;
    const taken = withOtherSamples({ ...EXAMPLE, checkpoints: [one] }, 0);
    expect(taken.made).toBe(false);
    expect(taken.experiment.checkpoints[0].plan).toEqual({ kind: 'picked', samples: [2, 0, 1, 3] });
  });
});
