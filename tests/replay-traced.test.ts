import { expect, test } from 'vitest';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { toVector } from '../src/experiment/run/parameter-vector.ts';
import { parameterVectorAt } from '../src/experiment/run/run-cache.ts';
import type { Checkpoint } from '../src/experiment/experiment.ts';
import { denseNetwork, initialParameters } from '../src/layers/network.ts';
import { mapValues, toJson, tracedFrom } from '../src/experiment/replay.ts';

const shuffled = { kind: 'shuffled', size: 2, seed: 5 } as const;
const [{ data, rate }] = EXAMPLE.checkpoints;

test.each([{ type: 'sgd' }, { type: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-8 }] as const)(
  'steps that are traced one by one lead to the parameters of a run, bit for bit: %s',
  (optimizer) => {
    const network = { ...denseNetwork([2, 3, 4, 3], 'tanh'), optimizer };
    const parameters = mapValues(initialParameters(network, 3), toJson);
    const twice = { ...data, X: [...data.X, [0.3, -1.2]], Y: [...data.Y, [0, 1, 0]] };
    const checkpoint: Checkpoint = { t: 4, parameters, data: twice, plan: shuffled, rate };
    for (const t of [4, 7, 5, 12]) {
      const traced = toVector(network, tracedFrom(network, checkpoint, t));
      expect(traced).toEqual(parameterVectorAt(network, checkpoint, t));
    }
  },
);
