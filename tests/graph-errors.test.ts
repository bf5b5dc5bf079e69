import { describe, expect, test } from 'vitest';
import type { Node } from '../src/engine/graph.ts';
import type { GraphDraft } from '../src/engine/node-order.ts';
import { graphFrom } from '../src/engine/make-graph.ts';
import type { Operation, Values } from '../src/engine/operation.ts';
import { run } from '../src/engine/trace.ts';
import { trainer } from '../src/engine/training/trainer.ts';
import type { LayerSpec } from '../src/layers/list.ts';
import { modelOf } from '../src/layers/network.ts';
import { openNetwork } from '../src/export/network-file.ts';
import { activationOperations } from '../src/ops/activation.ts';
import { add } from '../src/ops/add.ts';
import { affine } from '../src/ops/affine.ts';
import { convolution } from '../src/ops/convolution.ts';
import { softmaxCrossEntropy } from '../src/ops/softmax-cross-entropy.ts';
import { training } from '../src/ops/training/training.ts';
import { scalar, zeros, type Shape } from '../src/tensor/tensor.ts';

/** An error says what it is about, what was expected and which mistake is likely. */

const node = (operation: Operation, names: Node['names'], layer = 1): Node => ({
  operation,
  layer,
  names,
});

const hidden = [
  node(affine, { W: 'W1', b: 'b1', a: 'a0', z: 'z1' }),
  node(activationOperations.tanh, { z: 'z1', a: 'a1', da_dz: 'da_dz1' }),
];
const last = [
  node(affine, { W: 'W2', b: 'b2', a: 'a1', z: 'z2' }, 2),
  node(softmaxCrossEntropy, { z: 'z2', y: 'y', p: 'p', logp: 'logp', L: 'L' }, 2),
];
const draft: GraphDraft = {
  nodes: [...hidden, ...last],
  inputs: ['a0'],
  targets: ['y'],
  parameters: ['W1', 'b1', 'W2', 'b2'],
};
const graphOf = (changes: Partial<GraphDraft> = {}) =>
  graphFrom({ ...draft, ...changes }, training);

/** Zeros of the shapes of a 2-4-3 network on two samples, but for those that are given. */
function values(changes: Readonly<Record<string, Shape | null>> = {}): Values {
  const shapes: Readonly<Record<string, Shape | null>> = {
    W1: [4, 2],
    b1: [4],
    W2: [3, 4],
    b2: [3],
    a0: [2, 2],
    y: [3, 2],
    ...changes,
  };
  const given = Object.entries(shapes).flatMap(([name, shape]) =>
    shape ? [[name, zeros(shape)] as const] : [],
  );
  const all = Object.fromEntries(given);
  // Classes 1 and 2.
  if (all['y']?.data.length === 6) all['y'].data.set([1, 0, 0, 1, 0, 0]);
  return { ...all, alpha: scalar(1), N: scalar(2) };
}

const refusal = (tensor: string, message: string): unknown =>
  expect.objectContaining({ name: 'TensorError', tensor, message: `${tensor}: ${message}` });

test('what is tried here is right but for one thing', () =>
  expect(run(graphOf(), values()).steps.length).toBeGreaterThan(10));

describe('a graph', () => {
  test('of a tensor that nothing gives', () =>
    expect(() => graphOf({ parameters: ['W1', 'b1', 'W2'] })).toThrow(
      refusal(
        'b2',
        'expected an operation that computes it, or a place among the inputs, targets and parameters, ' +
          'got neither, where affine reads it: its name may be misspelt, or missing there',
      ),
    ));

  test('of values computed from each other', () => {
    const back = node(add, { a: 'a0', b: 'z2', r: 'r1' });
    const first = node(affine, { W: 'W1', b: 'b1', a: 'r1', z: 'z1' });
    const nodes = [back, first, hidden[1]!, ...last];
    expect(() => graphOf({ nodes })).toThrow(
      refusal(
        'r1',
        'expected a value computed before it is read, got a circle: r1 → z1 → a1 → z2 → r1',
      ),
    );
  });

  test('of a value computed from itself', () => {
    const nodes = [node(affine, { W: 'W1', b: 'b1', a: 'z1', z: 'z1' }), hidden[1]!, ...last];
    expect(() => graphOf({ nodes })).toThrow(
      refusal('z1', 'expected a value computed before it is read, got a circle: z1 → z1'),
    );
  });

  test('of two operations that write one tensor', () => {
    const nodes = [...draft.nodes, node(add, { a: 'a1', b: 'a1', r: 'z1' })];
    expect(() => graphOf({ nodes })).toThrow(
      refusal(
        'z1',
        'expected one operation that computes it, got two, affine and add: one of their results needs another name',
      ),
    );
  });

  test('of an operation that writes a parameter', () => {
    const nodes = [...draft.nodes, node(add, { a: 'b1', b: 'b1', r: 'W1' })];
    expect(() => graphOf({ nodes })).toThrow(
      refusal(
        'W1',
        'expected a tensor that is given or computed, got both: it is an input, target or parameter, and a result of add',
      ),
    );
  });

  test('of no loss, or of two', () => {
    expect(() => graphOf({ nodes: hidden })).toThrow(
      refusal('L', 'expected an operation that computes a loss, got none'),
    );
    const other = node(softmaxCrossEntropy, { z: 'z1', y: 'y', p: 'q', logp: 'logq', L: 'L1' });
    expect(() => graphOf({ nodes: [...draft.nodes, other] })).toThrow(
      refusal('L1', 'expected one loss, got two: L and L1'),
    );
  });

  test('of an operation that a role is missing for', () => {
    const nodes = [node(affine, { W: 'W1', a: 'a0', z: 'z1' }), hidden[1]!, ...last];
    expect(() => graphOf({ nodes })).toThrow(
      refusal('b', 'expected a tensor for this role of affine, got none'),
    );
  });
});

describe('a pass', () => {
  test.each<[string, Record<string, Shape | null>, string, string]>([
    [
      'a transposed matrix',
      { W2: [4, 3] },
      'W2',
      'expected shape 3 × 4 to go with a1, got 4 × 3: is it transposed?',
    ],
    ['a matrix too wide', { W2: [3, 5] }, 'W2', 'expected shape 3 × 4 to go with a1, got 3 × 5'],
    ['a bias too short', { b2: [2] }, 'b2', 'expected shape 3 to go with W2, got 2'],
    [
      'a bias with an axis too many',
      { b2: [3, 1] },
      'b2',
      'expected shape 3 (unit) to go with W2, got 3 × 1',
    ],
    [
      'one sample without its axis',
      { a0: [2] },
      'a0',
      'expected shape 2 × any (unit of the layer before, sample) to go with W1, got 2: is the axis of samples missing?',
    ],
    [
      'fewer targets than samples',
      { y: [3, 1] },
      'y',
      'expected shape 3 × 2 to go with z2, got 3 × 1',
    ],
    [
      'a parameter without numbers',
      { b1: null },
      'b1',
      'expected a value for affine to read, got none: it is missing among those given',
    ],
  ])('with %s', (_, changes, tensor, message) => {
    expect(() => run(graphOf(), values(changes))).toThrow(refusal(tensor, message));
  });

  const convolve: Node = {
    ...node(convolution, { W: 'W1', b: 'b1', x: 'a0', z: 'z1', patches: 'patches1' }),
    attributes: { height: 3, width: 2, stride: 1, padding: 0 },
  };

  test('with maps where units are read', () => {
    const graph = graphOf({ nodes: [convolve, hidden[1]!, ...last] });
    const maps = { W1: [4, 1, 3, 2], a0: [1, 5, 4, 2] };
    expect(() => run(graph, values(maps))).toThrow(
      refusal(
        'a1',
        'expected shape any × any (unit of the layer before, sample), got 4 × 3 × 3 × 2: ' +
          'is a flatten missing before it?',
      ),
    );
  });

  test('with a kernel larger than the map', () => {
    const graph = graphOf({ nodes: [convolve, hidden[1]!, ...last] });
    const maps = { W1: [4, 1, 3, 2], a0: [1, 2, 4, 2] };
    expect(() => run(graph, values(maps))).toThrow(
      refusal(
        'z1',
        'expected at least one place along every axis, got shape 4 × 0 × 3 × 2 from W1 of shape 4 × 1 × 3 × 2 and ' +
          'b1 of shape 4 and a0 of shape 1 × 2 × 4 × 2: the window is larger than what it slides over',
      ),
    );
  });

  test('with tensors added that have other shapes', () => {
    const nodes = [...hidden, node(add, { a: 'a1', b: 'a0', r: 'r1' }), ...last];
    expect(() => run(graphOf({ nodes }), values())).toThrow(
      refusal('a0', 'expected shape 4 × 2, that of a1, got 2 × 2'),
    );
  });
});

describe('training', () => {
  const { W1, b1, W2, b2, a0, y } = values();
  const all = { W1: W1!, b1: b1!, W2: W2!, b2: b2! };

  test('without a parameter', () => {
    const { b1: _, ...rest } = all;
    expect(() => trainer(graphOf(), rest, { x: a0!, y: y! })).toThrow(
      refusal('b1', 'expected numbers to train on or with, got none'),
    );
  });

  test('without a target', () =>
    expect(() => trainer(graphOf(), all, { inputs: { a0: a0! }, targets: {} })).toThrow(
      refusal('y', 'expected numbers to train on or with, got none'),
    ));

  test('with a parameter of another shape', () => {
    const training = trainer(graphOf(), { ...all, W2: zeros([4, 3]) }, { x: a0!, y: y! });
    const run = () => training.run({ from: 0, to: 1, rate: 1, columns: () => [0, 1] });
    expect(run).toThrow(
      refusal('W2', 'expected shape 3 × 4 to go with a1, got 4 × 3: is it transposed?'),
    );
  });
});

describe('layers', () => {
  const conv = (kernel: [number, number], padding = 0): LayerSpec => ({
    type: 'conv2d',
    filters: 3,
    kernel,
    stride: 1,
    padding,
  });
  const pool: LayerSpec = { type: 'maxPool2d', size: [2, 2], stride: 2 };
  const dense: LayerSpec = { type: 'dense', units: 4 };
  const softmax: LayerSpec = { type: 'softmax' };

  test.each<[string, readonly number[], readonly LayerSpec[], string]>([
    [
      'maps into a dense layer',
      [1, 6, 5],
      [conv([3, 2]), dense, softmax],
      'layer 2 (dense): units expected, 3 maps of 4 × 4 found: is a "flatten" layer missing before it?',
    ],
    [
      'maps into a head',
      [1, 6, 5],
      [conv([3, 2]), softmax],
      'layer 2 (softmax): units expected, 3 maps of 4 × 4 found: is a "flatten" layer missing before it?',
    ],
    [
      'units into a convolution',
      [30],
      [conv([3, 2]), dense, softmax],
      'layer 1 (conv2d): maps of [channels, rows, columns] expected, 30 units found: ' +
        'is a "flatten" layer too early, or is the input one length?',
    ],
    [
      'a kernel larger than the map',
      [1, 6, 5],
      [pool, conv([4, 3]), { type: 'flatten' }, dense, softmax],
      'layer 2 (conv2d): a kernel of at most 3 × 2, the padded map, expected, 4 × 3 found: ' +
        'is its padding missing, or a pooling before it too many?',
    ],
    [
      'a window larger than the map',
      [1, 6, 5],
      [conv([5, 5], 0), pool, pool, { type: 'flatten' }, softmax],
      'layer 2 (maxPool2d): a window of at most 2 × 1, the map, expected, 2 × 2 found: ' +
        'is a pooling before it too many?',
    ],
    [
      'no loss',
      [4],
      [dense],
      'layer 1 (dense): a last layer with a loss ("softmax", "squaredError" or "sigmoidCrossEntropy") expected, none found',
    ],
    [
      'a layer after the loss',
      [4],
      [dense, softmax, dense],
      'layer 3 (dense): nothing after the layer with the loss expected, another layer found',
    ],
  ])('%s', (_, input, layers, message) => {
    expect(() => modelOf({ input, layers })).toThrow(
      expect.objectContaining({ name: 'LayerError', message }),
    );
    expect(() => openNetwork(JSON.stringify({ format: 2, input, layers }))).toThrow(
      expect.objectContaining({ name: 'FileError', message: `layers: ${message}` }),
    );
  });

  test('padding that a kernel needs is let through', () =>
    expect(() =>
      modelOf({
        input: [1, 6, 5],
        layers: [pool, conv([4, 3], 1), { type: 'flatten' }, dense, softmax],
      }),
    ).not.toThrow());
});
