import { expect, test } from 'vitest';
import { run } from '../../src/engine/trace.ts';
import { denseNetwork, graphOf, initialParameters } from '../../src/layers/network.ts';
import { decisionRegions } from '../../src/training/decision-regions.ts';
import { scalar, tensor } from '../../src/tensor/tensor.ts';
import { compiledKernels } from '../kernels.ts';

test.each([
  ['in TypeScript', null],
  ['compiled', compiledKernels],
])('a plane holds what the trace holds at its points, %s', (_, kernels) => {
  const network = denseNetwork([2, 5, 4, 3], 'tanh');
  const side = 7;
  const evaluate = decisionRegions(network, { side, x: [-2, 5], y: [1, 4] }, kernels);
  for (const seed of [1, 2]) {
    const parameters = initialParameters(network, seed);
    const { p, hidden } = evaluate(parameters);
    for (const [row, column] of [
      [0, 0],
      [2, 6],
      [6, 3],
    ] as const) {
      const point = [-2 + (column + 0.5), 1 + (3 / side) * (side - 1 - row + 0.5)];
      const trace = run(graphOf(network), {
        ...parameters,
        a0: tensor([2, 1], point),
        y: tensor([3, 1], [1, 0, 0]),
        alpha: scalar(1),
        N: scalar(1),
      });
      for (const [key, { data }] of Object.entries({ p, a1: hidden[0]!, a2: hidden[1]! })) {
        trace.at(key, trace.steps.length)!.data.forEach((value, i) => {
          expect(data[i * side ** 2 + row * side + column]).toBeCloseTo(value, 12);
        });
      }
    }
  }
});
