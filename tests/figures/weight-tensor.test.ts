import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnOf } from '../../src/experiment/columns.ts';
import { setValue } from '../../src/experiment/change.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { widthsOf } from '../../src/layers/network.ts';
import {
  contraction,
  weightTensor,
} from '../../chapters/07-backpropagation/figures/weight-tensor/contraction.ts';
import { at, cells } from '../../src/tensor/tensor.ts';
import { smooth } from './networks.ts';

describe('∂z/∂W', () => {
  test('agrees with differences of the forward pass, and contracts with δ to the gradient', () => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        const trace = traceAt(experiment, 0);
        const samples = trace.at('a0', 0)!.shape[1]!;
        widthsOf(experiment.network)
          .slice(1)
          .forEach((units, n) => {
            const [W, z] = [`W${n + 1}`, `z${n + 1}`];
            const block = weightTensor(columnOf(trace, `a${n}`, 0), units);
            for (const cell of cells(trace.at(W, 0)!.shape)) {
              const value = at(trace.at(W, 0)!, cell);
              const [up, down] = [0.5, -0.5].map((h) =>
                columnOf(traceAt(setValue(experiment, 0, W, cell, value + h), 0), z, 0),
              );
              const [i, j] = cell as [number, number];
              block.forEach((slab, k) => {
                expect(Math.abs(slab[i]![j]! - (up![k]! - down![k]!))).toBeLessThan(1e-9);
              });
            }
            const sums = cells([units, block[0]![0]!.length]).map(([i, j]) =>
              Array.from({ length: samples }, (_, s) => {
                const own = weightTensor(columnOf(trace, `a${n}`, s), units);
                const terms = contraction(columnOf(trace, `d${z}`, s), own)[i!]![j!]!;
                return terms.reduce((sum, term) => sum + term, 0);
              }),
            );
            const dW = trace.at(`dW${n + 1}`, trace.steps.length)!;
            sums.forEach((each, c) => {
              const mean = each.reduce((sum, one) => sum + one, 0) / samples;
              expect(Math.abs(mean - dW.data[c]!)).toBeLessThan(1e-12);
            });
          });
      }),
      { numRuns: 20 },
    );
  });

  test('of n × n × k numbers n × k are not 0', () => {
    const block = weightTensor([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], 3);
    expect(block.flat(2)).toHaveLength(54);
    expect(block.flat(2).filter((value) => value !== 0)).toHaveLength(18);
  });
});
