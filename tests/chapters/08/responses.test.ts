import fc from 'fast-check';
import { expect, test } from 'vitest';
import { traceOf } from '../../../src/experiment/replay.ts';
import { responses } from '../../../src/experiment/responses.ts';
import { at } from '../../../src/tensor/tensor.ts';
import { experiments } from './networks.ts';

const ofOneChannel = experiments.filter(({ network }) => network.input[0] === 1);

test('a filter responds most where its pre-activation is largest, to the pixels under its window', () => {
  fc.assert(
    fc.property(ofOneChannel, (experiment) => {
      const samples = [...experiment.checkpoints[0].data.X.keys()];
      const trace = traceOf(experiment, 0, samples);
      const value = (name: string) => trace.at(name, 0) ?? trace.at(name, trace.steps.length)!;
      const convolutions = trace.graph.nodes.filter(
        ({ operation }) => operation.kind === 'convolution',
      );
      for (const node of convolutions) {
        const { W = '', b = '', z = '' } = node.names;
        const [, height = 1, width = 1] = value(z).shape;
        const [, , rows = 1, columns = 1] = value(W).shape;
        responses(experiment, 0, node, samples, 1).forEach(([strongest], k) => {
          const all = Array.from({ length: height * width * samples.length }, (_, n) =>
            at(value(z), [
              k,
              Math.floor(n / width) % height,
              n % width,
              Math.floor(n / width / height),
            ]),
          );
          expect(strongest!.value).toBe(Math.max(...all));
          if (node !== convolutions[0]) return;
          expect(strongest!.columns).toBe(columns);
          expect(strongest!.pixels).toHaveLength(rows * columns);
          const sum = strongest!.pixels.reduce(
            (total, pixel, n) =>
              total + pixel * at(value(W), [k, 0, Math.floor(n / columns), n % columns]),
            at(value(b), [k]),
          );
          expect(strongest!.value).toBeCloseTo(sum, 12);
        });
      }
    }),
    { numRuns: 6 },
  );
});
