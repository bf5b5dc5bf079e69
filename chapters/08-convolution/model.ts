import '../../src/layers/maps.ts';
import type { Experiment } from '../../src/experiment/experiment.ts';
import { mapValues, toJson } from '../../src/experiment/replay.ts';
import { initialParameters, type LayeredNetwork } from '../../src/layers/network.ts';

/**
 * The network of the text. The image and its windows are square, as images and windows mostly are; filters, channels and
 * lengths of the maps all differ, so that a confused axis shows.
 */
export const NETWORK: LayeredNetwork = {
  input: [1, 8, 8],
  layers: [
    { type: 'conv2d', filters: 5, kernel: [3, 3], stride: 1, padding: 0 },
    { type: 'relu' },
    { type: 'maxPool2d', size: [2, 2], stride: 2 },
    { type: 'conv2d', filters: 12, kernel: [2, 2], stride: 1, padding: 0 },
    { type: 'relu' },
    { type: 'flatten' },
    { type: 'dense', units: 10 },
    { type: 'softmax' },
  ],
};

/** From what initial parameters are drawn. */
export const START = { seed: 1, scale: 1 } as const;

/** A 7 of the digits, sample 8 of the file: how many of 16 points of each block are ink. */
const SEVEN = [
  [0, 0, 7, 8, 13, 16, 15, 1],
  [0, 0, 7, 7, 4, 11, 12, 0],
  [0, 0, 0, 0, 8, 13, 1, 0],
  [0, 4, 8, 8, 15, 15, 6, 0],
  [0, 2, 11, 15, 15, 4, 0, 0],
  [0, 0, 0, 16, 5, 0, 0, 0],
  [0, 0, 9, 15, 1, 0, 0, 0],
  [0, 0, 13, 5, 0, 0, 0, 0],
];

const digits = Array.from({ length: 10 }, (_, digit) => String(digit));

/** One digit, and the network as it is drawn from the seed, before any training. */
export const EXAMPLE: Experiment = {
  network: NETWORK,
  start: START,
  asks: { key: 'W1', cell: [1, 0, 1, 2] },
  checkpoints: [
    {
      t: 0,
      data: {
        name: 'worked',
        title: 'A handwritten 7',
        X: [SEVEN.flat().map((count) => count / 16)],
        Y: [digits.map((digit) => (digit === '7' ? 1 : 0))],
        features: [],
        classes: digits,
        heldOut: [],
      },
      plan: { kind: 'picked', samples: [0] },
      rate: 0.2,
      parameters: mapValues(initialParameters(NETWORK, START.seed), toJson),
    },
  ],
};
