import { afterAll, beforeAll, expect, test } from 'vitest';
import { centralDifference, lossProbe } from '../../src/experiment/checking/loss-probe.ts';
import type { Experiment } from '../../src/experiment/experiment.ts';
import { sampleGradients } from '../../src/experiment/sample-gradients.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { takeVocabularyOf } from '../../src/notation/vocabulary.ts';
import { at } from '../../src/tensor/tensor.ts';
import { model } from '../fixtures/chapters/01-neuron/model.ts';
import { vocabulary } from '../fixtures/chapters/01-neuron/vocabulary.ts';

beforeAll(() => takeVocabularyOf({ symbols: { ...vocabulary.symbols, C: vocabulary.symbols.y } }));
afterAll(() => takeVocabularyOf({}));

/** The neuron with a loss named C and two samples: no name of its graph is one of the dense networks of the book. */
function neuron(): Experiment {
  const { network, checkpoints } = model;
  if (!('graph' in network)) throw new Error('the neuron is a graph');
  const [first] = checkpoints;
  const nodes = network.graph.nodes.map((node) =>
    node.names['L'] ? { ...node, names: { ...node.names, L: 'C' } } : node,
  );
  return {
    network: { ...network, graph: { ...network.graph, nodes } },
    checkpoints: [
      {
        ...first,
        data: { ...first.data, X: [[1.5], [-0.5]], Y: [[1], [0]] },
        plan: { kind: 'picked', samples: [0, 1] },
      },
    ],
  };
}

test.each(['w', 'b'])('∂C/∂%s agrees with the central difference', (key) => {
  const experiment = neuron();
  const trace = traceAt(experiment, 0);
  const gradient = at(trace.at(`d${key}`, trace.steps.length)!, []);
  expect(Math.abs(gradient)).toBeGreaterThan(1e-3);
  const measured = centralDifference(lossProbe(experiment, 0), { key, cell: [] }, 1e-5);
  expect(measured).toBeCloseTo(gradient, 9);
});

test('the losses of its samples are those of each alone', () => {
  const σ = (z: number): number => 1 / (1 + Math.exp(-z));
  const losses = [
    [1.5, 1],
    [-0.5, 0],
  ].map(([x, y]) => (σ(0.6 * x! - 0.25) - y!) ** 2 / 2);
  const { pulls } = sampleGradients(neuron(), 0, 'w');
  pulls.forEach(({ loss }, n) => expect(loss).toBeCloseTo(losses[n]!, 14));
});
