import type { Experiment } from '../../src/experiment/experiment.ts';
import { denseNetwork } from '../../src/layers/network.ts';

/** The network of the text, 2-3-4-3: no two axes alike, so that a missing transpose shows. */
export const EXAMPLE: Experiment = {
  network: denseNetwork([2, 3, 4, 3], 'sigmoid'),
  asks: { key: 'W1', cell: [1, 0] },
  checkpoints: [
    {
      t: 0,
      data: {
        name: 'worked',
        title: 'Worked network',
        X: [[1, -0.5]],
        Y: [[0, 1, 0]],
        features: [],
        classes: [],
        heldOut: [],
      },
      plan: { kind: 'picked', samples: [0] },
      rate: 0.5,
      parameters: {
        W1: [
          [0.4, -0.6],
          [0.2, 0.8],
          [-0.5, 0.3],
        ],
        b1: [0.1, -0.2, 0.05],
        W2: [
          [0.7, -0.3, 0.2],
          [-0.4, 0.6, 0.1],
          [0.3, 0.5, -0.8],
          [-0.2, 0.1, 0.9],
        ],
        b2: [0, 0.1, -0.1, 0.2],
        W3: [
          [0.5, -0.7, 0.3, 0.2],
          [-0.3, 0.4, 0.6, -0.5],
          [0.1, 0.2, -0.4, 0.8],
        ],
        b3: [0.05, -0.05, 0],
      },
    },
  ],
};
