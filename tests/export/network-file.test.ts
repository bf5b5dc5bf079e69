import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { change } from '../../src/experiment/change.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { FileError } from '../../src/experiment/file-error.ts';
import { openNetwork, saveNetwork } from '../../src/export/network-file.ts';
import { LIMITS } from '../../src/experiment/limits.ts';
import { parametersAt } from '../../src/experiment/replay.ts';
import { activationNames } from '../../src/notation/activations/list.ts';
import { layerKinds } from '../../src/layers/list.ts';
import { usualSettings } from '../../src/ops/training/training.ts';
import { denseNetwork } from '../../src/layers/network.ts';
import { networkFile, type NetworkFile } from '../networks.ts';

const file: NetworkFile = {
  layers: [2, 3, 2],
  activation: 'tanh',
  W: [
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  b: [
    [1, 2, 3],
    [4, 5],
  ],
  X: [
    [0, 1],
    [1, 0],
  ],
  Y: [
    [1, 0],
    [0.25, 0.75],
  ],
  learningRate: 0.25,
};

/** The file with the value at a path replaced, or, being undefined, left out. */
function spoilt(path: readonly (string | number)[], value: unknown): string {
  const copy: unknown = structuredClone(file);
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], copy);
  (parent as Record<string, unknown>)[path.at(-1)!] = value;
  return JSON.stringify(copy);
}

describe('a network file', () => {
  test('becomes an experiment whose mini-batch is all its samples', () => {
    const { network, checkpoints } = openNetwork(JSON.stringify(file), 'two moons.json');
    expect(network).toEqual(denseNetwork([2, 3, 2], 'tanh'));
    expect(checkpoints).toEqual([
      {
        t: 0,
        parameters: { W1: file.W[0], b1: file.b[0], W2: file.W[1], b2: file.b[1] },
        data: {
          name: 'file',
          title: 'two moons',
          X: file.X,
          Y: file.Y,
          features: [],
          classes: [],
          heldOut: [],
        },
        plan: { kind: 'picked', samples: [0, 1] },
        rate: 0.25,
      },
    ]);
  });

  test('may leave out activation and learning rate, and hold what is not known', () => {
    const { activation: _a, learningRate: _r, ...bare } = file;
    const experiment = openNetwork(JSON.stringify({ ...bare, author: 'anyone' }));
    expect(experiment.network).toEqual(denseNetwork([2, 3, 2], 'sigmoid'));
    expect(experiment.checkpoints[0].rate).toBe(0.5);
  });

  test('may be of one layer, or of one unit', () => {
    const one = { layers: [1, 1], W: [[[1]]], b: [[0]], X: [[1]], Y: [[1]] };
    expect(openNetwork(JSON.stringify(one)).network).toEqual(denseNetwork([1, 1], 'sigmoid'));
  });

  test('is written as it was read, at random', () => {
    fc.assert(
      fc.property(networkFile, (any) => {
        const text = saveNetwork(openNetwork(JSON.stringify(any)), 0);
        // Without a hidden layer there is no activation to write.
        const activation = any.layers.length > 2 ? any.activation : 'sigmoid';
        expect(JSON.parse(text)).toEqual({ ...any, activation });
        expect(saveNetwork(openNetwork(text), 0)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  test('is written with the parameters of the moment', () => {
    const again = openNetwork(saveNetwork(EXAMPLE, 3));
    expect(parametersAt(again, 0)).toEqual(parametersAt(EXAMPLE, 3));
  });

  test('of mini-batches holds all that they are drawn from', () => {
    const shuffled = change(openNetwork(JSON.stringify(file)), 0, {
      plan: { kind: 'shuffled', size: 1, seed: 1 },
    });
    expect((JSON.parse(saveNetwork(shuffled, 4)) as NetworkFile).X).toEqual(file.X);
  });

  test('has one matrix or sample to a line', () => {
    expect(saveNetwork(openNetwork(JSON.stringify(file)), 0)).toMatchInlineSnapshot(`
      "{
        "layers": [2, 3, 2],
        "activation": "tanh",
        "W": [
          [[1, 2], [3, 4], [5, 6]],
          [[1, 2, 3], [4, 5, 6]]
        ],
        "b": [
          [1, 2, 3],
          [4, 5]
        ],
        "X": [
          [0, 1],
          [1, 0]
        ],
        "Y": [
          [1, 0],
          [0.25, 0.75]
        ],
        "learningRate": 0.25
      }
      "
    `);
  });
});

const refusal = (message: string): unknown =>
  expect.objectContaining({ name: 'FileError', message });

describe('what is refused, and where', () => {
  test.each<[(string | number)[], unknown, string]>([
    [['layers'], undefined, 'layers: missing'],
    [['layers'], [2], 'layers: 2 to 16 widths expected, from the input to the output, 1 found'],
    [['layers', 1], 0, 'layers[1]: a whole number of at least 1 expected, 0 found'],
    [['layers', 1], 2.5, 'layers[1]: a whole number of at least 1 expected, 2.5 found'],
    [
      ['layers'],
      [1e6, 1e6],
      `layers: at most ${LIMITS.parameters} weights and biases expected, 1000001000000 found`,
    ],
    [
      ['activation'],
      'gelu',
      `activation: one of ${activationNames.map((name) => `"${name}"`).join(', ')} expected, "gelu" found`,
    ],
    [['W'], undefined, 'W: missing'],
    [['W'], 3, 'W: a list expected, 3 found'],
    [['W'], [[]], 'W: 2 entries expected (one for each layer after the input), 1 found'],
    [['W', 0], [[1, 2]], 'W[0]: 3 rows expected (n_1), 1 found'],
    [['W', 1, 1], [1, 2, 3, 4], 'W[1], row 2: 3 numbers expected (n_1), 4 found'],
    [['W', 1, 1, 2], '6', 'W[1], row 2, number 3: a number expected, "6" found'],
    [['W', 1, 1, 2], null, 'W[1], row 2, number 3: a number expected, null found'],
    [
      ['W', 0, 0, 0],
      1e7,
      'W[0], row 1, number 1: a number from −1000000 to 1000000 expected, 10000000 found',
    ],
    [['b', 1], [1], 'b[1]: 2 numbers expected (n_2), 1 found'],
    [['b', 1, 0], [], 'b[1], number 1: a number expected, a list found'],
    [['X'], [], 'X: 1 to 10000 samples expected, 0 found'],
    [['X', 1], [1], 'X[1]: 2 numbers expected (n_0), 1 found'],
    [['Y'], [[1, 0]], 'Y: 2 targets expected, one for each sample of X, 1 found'],
    [['Y', 0], [1], 'Y[0]: 2 numbers expected (n_2), 1 found'],
    [['Y', 0], [0.5, 0.4], 'Y[0]: entries must be ≥ 0 and sum to 1; they sum to 0.9'],
    [['Y', 0], [1.5, -0.5], 'Y[0]: entries must be ≥ 0 and sum to 1; number 2 is -0.5'],
    [['learningRate'], -0.5, 'learningRate: a number of at least 0 expected, -0.5 found'],
    [['learningRate'], '1', 'learningRate: a number expected, "1" found'],
  ])('%j as %j', (path, value, message) => {
    expect(() => openNetwork(spoilt(path, value))).toThrow(refusal(message));
  });

  test.each([
    ['3', 'an object expected, 3 found'],
    ['[]', 'layers: missing'],
    ['null', 'an object expected, null found'],
  ])('a file of %s', (text, message) => {
    expect(() => openNetwork(text)).toThrow(refusal(message));
  });

  test('a number that 64 bits cannot hold', () => {
    const text = JSON.stringify(file).replace('[1,2],[3,4]', '[1,1e999],[3,4]');
    expect(() => openNetwork(text)).toThrow(
      refusal('W[0], row 1, number 2: a number that 64 bits can hold expected, Infinity found'),
    );
  });

  test('numbers that training would lead out of the finite ones', () => {
    const text = JSON.stringify({ ...file, activation: 'relu', learningRate: 1e308 });
    expect(() => openNetwork(text)).toThrow(
      /^after its first training step some numbers are not finite: W/,
    );
  });

  test('any one value put in place of any other', () => {
    const wrong = fc.constantFrom(undefined, null, 'x', {}, [], [[]], true, -1, 1e30, [1, 1, 1, 1]);
    fc.assert(
      fc.property(networkFile, wrong, fc.infiniteStream(fc.nat()), (any, value, choices) => {
        const copy = structuredClone(any) as unknown as Record<string, unknown>;
        let parent: Record<string, unknown> = copy;
        for (;;) {
          const keys = Object.keys(parent);
          const key = keys[choices.next().value! % keys.length]!;
          const child = parent[key];
          if (typeof child !== 'object' || child === null || choices.next().value! % 4 === 0) {
            parent[key] = value;
            break;
          }
          parent = child as Record<string, unknown>;
        }
        try {
          openNetwork(JSON.stringify(copy));
        } catch (error) {
          expect(error).toBeInstanceOf(FileError);
          expect((error as FileError).where).toMatch(/^(layers|activation|W|b|X|Y|learningRate)\b/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test.each([...Object.keys(layerKinds), ...Object.keys(usualSettings)])(
  'the description of the files has %s',
  (type) => expect(readFileSync('docs/network-files.md', 'utf8')).toContain(`\`${type}\``),
);
