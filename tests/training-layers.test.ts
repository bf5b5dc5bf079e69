import { describe, expect, test } from 'vitest';
import type { Graph } from '../src/engine/graph.ts';
import { graphFrom } from '../src/engine/make-graph.ts';
import { opcodes } from '../src/engine/training/opcodes.ts';
import type { Values } from '../src/engine/operation.ts';
import { plan } from '../src/engine/training/plan.ts';
import { run } from '../src/engine/trace.ts';
import { trainer } from '../src/engine/training/trainer.ts';
import type { LayerSpec } from '../src/layers/list.ts';
import { initialParameters, modelOf, type Network } from '../src/layers/network.ts';
import { activationOperations } from '../src/ops/activation.ts';
import { add } from '../src/ops/add.ts';
import { affine } from '../src/ops/affine.ts';
import { squaredError } from '../src/ops/squared-error.ts';
import { training } from '../src/ops/training/training.ts';
import { scalar, size, tensor, type Shape, type Tensor } from '../src/tensor/tensor.ts';
import { compiledKernels } from './kernels.ts';
import { numbers } from './tensor/compute.ts';

const conv = (filters: number, kernel: [number, number], stride = 1, padding = 0): LayerSpec => ({
  type: 'conv2d',
  filters,
  kernel,
  stride,
  padding,
});

interface Case {
  readonly graph: Graph;
  readonly parameters: Values;
  /** Shapes of one sample. */
  readonly x: Shape;
  readonly y: Shape;
}

function ofLayers(network: Network): Case {
  const { graph, target } = modelOf(network);
  return { graph, parameters: initialParameters(network, 3), x: network.input, y: target };
}

/** A weight matrix that two layers share, and a connection past them. */
function shared(): Case {
  const nodes = [
    { operation: affine, layer: 1, names: { W: 'W1', b: 'b1', a: 'a0', z: 'z1' } },
    {
      operation: activationOperations.tanh,
      layer: 1,
      names: { z: 'z1', a: 'a1', da_dz: 'da_dz1' },
    },
    { operation: affine, layer: 2, names: { W: 'W1', b: 'b2', a: 'a1', z: 'z2' } },
    { operation: add, layer: 2, names: { a: 'z2', b: 'a0', r: 'r2' } },
    { operation: squaredError, layer: 2, names: { z: 'r2', y: 'y', p: 'p', L: 'L' } },
  ];
  const names = { inputs: ['a0'], targets: ['y'], parameters: ['W1', 'b1', 'b2'] };
  const parameters = { W1: numbers([5, 5], 1), b1: numbers([5], 2), b2: numbers([5], 3) };
  return { graph: graphFrom({ nodes, ...names }, training), parameters, x: [5], y: [5] };
}

const cases: Readonly<Record<string, () => Case>> = {
  'convolutions with padding and max-pooling': () =>
    ofLayers({
      input: [2, 9, 7],
      layers: [
        conv(5, [3, 2], 1, 1),
        { type: 'relu' },
        { type: 'maxPool2d', size: [3, 2], stride: 2 },
        conv(3, [2, 3]),
        { type: 'relu' },
        { type: 'flatten' },
        { type: 'dense', units: 4 },
        { type: 'softmax' },
      ],
    }),
  'a stride of 2, average pooling and a squared error': () =>
    ofLayers({
      input: [1, 11, 8],
      layers: [
        conv(4, [3, 2], 2, 1),
        { type: 'softplus' },
        { type: 'averagePool2d', size: [2, 3], stride: 1 },
        { type: 'flatten' },
        { type: 'dense', units: 3 },
        { type: 'squaredError' },
      ],
    }),
  'sums of more terms than are taken at a time': () =>
    ofLayers({
      input: [1, 21, 18],
      layers: [
        conv(6, [2, 3]),
        { type: 'sigmoid' },
        { type: 'flatten' },
        { type: 'dense', units: 3 },
        { type: 'sigmoidCrossEntropy' },
      ],
    }),
  'a shared weight matrix and a connection past it': shared,
};

const TOTAL = 11;

const pick = ({ shape, data }: Tensor, samples: readonly number[]): Tensor => {
  const total = shape.at(-1)!;
  const places = Array.from({ length: data.length / total }, (_, place) => place);
  return tensor(
    [...shape.slice(0, -1), samples.length],
    places.flatMap((place) => samples.map((n) => data[place * total + n]!)),
  );
};

/** Mini-batches of several sizes, that of one among them. */
const batches = [[0, 1, 2, 3, 4], [5, 6], [7], [8, 9, 10, 0, 3]];
const columns = (step: number): number[] => batches[step % batches.length]!;
const STEPS = 6;
const RATE = 0.05;

describe.each(Object.entries(cases))('%s', (_, make) => {
  const { graph, parameters, x, y } = make();
  const shares = numbers([...y, TOTAL], 9);
  for (let n = 0; n < TOTAL; n++) {
    let sum = 0;
    for (let c = n; c < shares.data.length; c += TOTAL) sum += shares.data[c]! + 2;
    for (let c = n; c < shares.data.length; c += TOTAL) {
      shares.data[c] = (shares.data[c]! + 2) / sum;
    }
  }
  const data = { x: numbers([...x, TOTAL], 8), y: shares };

  test('trains to the same bits traced, in TypeScript and compiled', () => {
    let expected = parameters;
    for (let step = 0; step < STEPS; step++) {
      const samples = columns(step);
      const trace = run(graph, {
        ...expected,
        a0: pick(data.x, samples),
        y: pick(data.y, samples),
        alpha: scalar(RATE),
        N: scalar(samples.length),
      });
      expected = Object.fromEntries(
        graph.parameters.map((key) => [key, trace.at(key, trace.steps.length)!]),
      );
    }
    const every = Array.from({ length: TOTAL }, (_, n) => n);
    const seen = [null, compiledKernels].map((kernels) => {
      const learner = trainer(graph, parameters, data, kernels);
      learner.run({ from: 0, to: STEPS, rate: RATE, columns });
      for (const [key, { data: values }] of Object.entries(learner.parameters())) {
        const at = values.findIndex((value, c) => value !== expected[key]!.data[c]);
        expect(at, `${key}: ${values[at]} and traced ${expected[key]!.data[at]}`).toBe(-1);
      }
      return { ...learner.measure(every), p: learner.predict(every) };
    });
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]!.p.shape).toEqual([...y, TOTAL]);
    expect(seen[0]!.p.data.every(Number.isFinite)).toBe(true);
    const moved = graph.parameters.filter((key) =>
      expected[key]!.data.some((value, c) => value !== parameters[key]!.data[c]),
    );
    expect(moved).toEqual(graph.parameters);
  });

  test.each([1, 2])('every kernel of a step over %d samples is compiled', (samples) => {
    const given = { a0: x, y };
    const wanted = graph.parameters;
    const { work } = plan(graph, { parameters, given, samples, training: true, wanted });
    expect(work.filter(({ kernel }) => !opcodes.has(kernel))).toEqual([]);
  });
});

test('the sums that are taken in parts are long enough here', () => {
  const { graph, parameters, x, y } = cases['sums of more terms than are taken at a time']!();
  const given = { a0: x, y };
  const { tensors } = plan(graph, {
    parameters,
    given,
    samples: 5,
    training: true,
    wanted: graph.parameters,
  });
  expect(size(tensors['z1']!.shape.slice(1))).toBeGreaterThan(2 * 256);
});
