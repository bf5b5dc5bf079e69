import { describe, expect, test } from 'vitest';
import { run } from '../src/engine/trace.ts';
import { trainer } from '../src/engine/training/trainer.ts';
import { denseNetwork, graphOf } from '../src/layers/network.ts';
import { target } from '../src/persistence/network-schema.ts';
import { read } from '../src/persistence/schema.ts';
import { predictions } from '../src/training/predictions.ts';
import { TensorError } from '../src/tensor/error.ts';
import { largest } from '../src/tensor/softmax.ts';
import { scalar, tensor, zeros } from '../src/tensor/tensor.ts';
import { compiledKernels } from './kernels.ts';
import { experimentOf, workedFile } from './networks.ts';

const network = denseNetwork([2, 4, 3], 'tanh');
/** All p are 1/3. */
const level = { W1: zeros([4, 2]), b1: zeros([4]), W2: zeros([3, 4]), b2: zeros([3]) };

describe('of several largest entries the first is taken', () => {
  test('in a column', () => {
    const { data } = tensor([3, 4], [1, 0, 2, 1, 1, 5, 2, 0, 0, 5, 2, 1]);
    expect([0, 1, 2, 3].map((n) => largest(data, n, 4))).toEqual([0, 1, 0, 0]);
  });

  test.each([
    ['in TypeScript', null],
    ['compiled', compiledKernels],
  ])('by a trainer that counts what is right, %s', (_, kernels) => {
    const data = {
      x: zeros([2, 4]),
      y: tensor([3, 4], [1, 0, 0, 0.5, 0, 1, 0, 0.5, 0, 0, 1, 0]),
    };
    const learner = trainer(graphOf(network), level, data, kernels);
    const right = [0, 1, 2, 3].map((column) => learner.measure([column]).right);
    expect(right).toEqual([1, 0, 0, 1]);
    expect(learner.measure([0, 1, 2, 3]).right).toBe(2);
  });

  test('by what the network is said to take a sample for', () => {
    const nothing = workedFile.W.map((rows) => rows.map((row) => row.map(() => 0)));
    const biases = workedFile.b.map((row) => row.map(() => 0));
    const experiment = experimentOf({ ...workedFile, W: nothing, b: biases });
    expect(predictions(experiment, 0, [0])).toMatchObject([{ predicted: 0, truth: 1 }]);
  });
});

describe('a target sums to 1 within 1e-9', () => {
  const traceWith = (first: number) =>
    run(graphOf(network), {
      ...level,
      a0: tensor([2, 1], [1, -0.5]),
      y: tensor([3, 1], [first, 0.5, 0.25]),
      alpha: scalar(0.5),
      N: scalar(1),
    });

  test.each([1e-8, -1e-8, 1e-3, 0.009])('off by %d it is refused', (off) => {
    expect(() => traceWith(0.25 + off)).toThrow(TensorError);
    expect(() => traceWith(0.25 + off)).toThrow(/^y: expected a distribution/);
    expect(() => read(target(network, 'n_2'), [0.25 + off, 0.5, 0.25])).toThrow(/sum to 1/);
  });

  test.each([0, 5e-10, -5e-10])('off by %d it is taken', (off) => {
    expect(() => traceWith(0.25 + off)).not.toThrow();
    expect(() => read(target(network, 'n_2'), [0.25 + off, 0.5, 0.25])).not.toThrow();
  });
});
