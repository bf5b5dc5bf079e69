import fc from 'fast-check';
import type { CellRef } from '../../src/engine/gradient-path.ts';
import { denseNetwork, initialParameters } from '../../src/layers/network.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import type { Experiment } from '../../src/experiment/experiment.ts';
import { mapValues, toJson, traceAt } from '../../src/experiment/replay.ts';
import { seeded } from '../../src/tensor/random.ts';
import { cells } from '../../src/tensor/tensor.ts';

/**
 * Random networks without kinks, of one hidden layer or more and two classes or more. Their numbers are drawn from a
 * seed: fast-check would shrink them to networks so symmetric that their gradients are 0.
 */
export const smooth: fc.Arbitrary<Experiment> = fc
  .record({
    layers: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 3, maxLength: 5 }),
    activation: fc.constantFrom('sigmoid', 'tanh'),
    samples: fc.integer({ min: 1, max: 4 }),
    rate: fc.constantFrom(0.05, 0.5, 2),
    seed: fc.nat({ max: 1e6 }),
  })
  .map(({ layers, activation, samples, rate, seed }): Experiment => {
    const random = seeded(seed);
    const row = (width: number) => Array.from({ length: width }, () => 4 * random() - 2);
    const rows = (width: number) => Array.from({ length: samples }, () => row(width));
    const shares = rows(layers.at(-1)!).map((one) => one.map(Math.exp));
    const Y = shares.map((one) => one.map((share) => share / one.reduce((sum, x) => sum + x, 0)));
    const network = denseNetwork(layers, activation);
    const weights = mapValues(initialParameters(network, seed), toJson);
    const biases = layers.slice(1).map((width, n) => [`b${n + 1}`, row(width)] as const);
    const [{ data }] = EXAMPLE.checkpoints;
    return {
      network,
      checkpoints: [
        {
          t: 0,
          parameters: { ...weights, ...Object.fromEntries(biases) },
          data: { ...data, X: rows(layers[0]!), Y },
          plan: { kind: 'picked', samples: Array.from({ length: samples }, (_, n) => n) },
          rate,
        },
      ],
    };
  });

/** Every parameter of an experiment at the training step 0. */
export function parameters(experiment: Experiment): CellRef[] {
  const trace = traceAt(experiment, 0);
  return trace.graph.parameters.flatMap((key) =>
    cells(trace.at(key, 0)!.shape).map((cell) => ({ key, cell })),
  );
}
