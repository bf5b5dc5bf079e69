import '../../../src/layers/all.ts';
import type { Experiment } from '../../../src/experiment/experiment.ts';
import { traceAt } from '../../../src/experiment/replay.ts';

/** One image of 4 × 4, one kernel of 3 × 3, whole numbers: the convolution that is done by hand. */
const HAND: Experiment = {
  network: {
    input: [1, 4, 4],
    layers: [
      { type: 'conv2d', filters: 1, kernel: [3, 3], stride: 1, padding: 0 },
      { type: 'flatten' },
      { type: 'squaredError' },
    ],
  },
  checkpoints: [
    {
      t: 0,
      data: {
        name: 'file',
        title: 'By hand',
        X: [[0, 1, 3, 1, 2, 4, 1, 0, 1, 3, 0, 2, 0, 2, 1, 1]],
        Y: [[3, 2, 8, 5]],
        features: [],
        classes: [],
        heldOut: [],
      },
      plan: { kind: 'picked', samples: [0] },
      rate: 0.1,
      parameters: {
        W1: [
          [
            [
              [1, 0, -1],
              [2, 1, 0],
              [0, -1, 1],
            ],
          ],
        ],
        b1: [1],
      },
    },
  ],
};

/** Its pass, and its convolution. The numbers are its own and not those of the page. */
export function handPass() {
  const trace = traceAt(HAND, 0);
  return { trace, node: trace.graph.nodes[0]! };
}
