import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parts } from '../../chapters/07-backpropagation/figures/algorithm/algorithm.tsx';
import { costOf, stepsOf } from '../../chapters/07-backpropagation/figures/algorithm/costs.ts';
import { samplesAt } from '../../src/experiment/experiment.ts';
import { change } from '../../src/experiment/change.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { widthsOf } from '../../src/layers/network.ts';
import { smooth } from './networks.ts';

const lines = parts.flatMap((part) => part.lines);

test('every step of the pass of one sample belongs to one line, and its cost follows from the widths', () => {
  fc.assert(
    fc.property(smooth, (experiment) => {
      const [first = 0] = samplesAt(experiment, 0);
      const one = change(experiment, 0, { plan: { kind: 'picked', samples: [first] } });
      const trace = traceAt(one, 0);
      const grouped = lines.flatMap(({ steps }) => stepsOf(trace, steps));
      expect(grouped.toSorted((a, b) => a - b)).toEqual(trace.steps.map((_, s) => s));
      for (const { steps } of lines) {
        expect(stepsOf(trace, steps).length > 0).toBe(steps.length > 0);
      }

      // The products of the layers, counted from the widths alone.
      const widths = widthsOf(one.network);
      const weights = widths.slice(1).map((width, m) => width * widths[m]!);
      const total = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0);
      const cost = (id: string) => costOf(trace, stepsOf(trace, [id]));
      expect(cost('affine.z').multiplications).toBe(total(weights));
      expect(cost('affine.dW').multiplications).toBe(total(weights));
      expect(cost('affine.da').multiplications).toBe(total(weights.slice(1)));
      expect(cost('loss.dz')).toEqual({ multiplications: 0, numbers: widths.at(-1) });
    }),
    { numRuns: 20 },
  );
});
