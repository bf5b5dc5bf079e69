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
  const axes = [
    [1, 0],
    [0, 1],
  ] as const;
  const square = { side, x: [-2, 5], y: [1, 4] } as const;
  const evaluate = decisionRegions(network, square, { origin: [0, 0], axes }, kernels);
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

test('a slice through a space of more inputs is at its origin and along its directions', () => {
  const network = denseNetwork([4, 5, 3], 'sigmoid');
  const parameters = initialParameters(network, 3);
  const origin = [0.3, -1, 2, 0.5];
  const axes = [
    [0.6, 0, 0.8, 0],
    [0, 1, 0, 0],
  ] as const;
  const side = 5;
  const square = { side, x: [-1, 1], y: [0, 2] } as const;
  const { p, inputs } = decisionRegions(network, square, { origin, axes })(parameters);
  const [u, v] = [-1 + 2 * (3.5 / side), 2 * (1.5 / side)];
  const point = origin.map((value, i) => value + u * axes[0][i]! + v * axes[1][i]!);
  const place = (side - 2) * side + 3;
  point.forEach((value, i) => expect(inputs.data[i * side ** 2 + place]).toBeCloseTo(value, 12));
  const trace = run(graphOf(network), {
    ...parameters,
    a0: tensor([4, 1], point),
    y: tensor([3, 1], [1, 0, 0]),
    alpha: scalar(1),
    N: scalar(1),
  });
  trace
    .at('p', trace.steps.length)!
    .data.forEach((value, i) => expect(p.data[i * side ** 2 + place]).toBeCloseTo(value, 12));
});
