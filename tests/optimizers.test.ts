import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filled } from '../src/engine/training/filled.ts';
import { trainer } from '../src/engine/training/trainer.ts';
import { batchOf, flatNumbers, type NestedNumbers } from '../src/experiment/experiment.ts';
import { mapValues, parametersAt, toJson, traceAt, traceOf } from '../src/experiment/replay.ts';
import { openNetwork, saveNetwork } from '../src/export/network-file.ts';
import { saveTensors } from '../src/export/tensors-file.ts';
import { graphOf, modelOf } from '../src/layers/network.ts';
import { usualSettings, type OptimizerSpec } from '../src/ops/training/training.ts';
import { scalar } from '../src/tensor/tensor.ts';
import { run } from '../src/engine/trace.ts';
import { compiledKernels } from './kernels.ts';

interface Case {
  readonly model: string;
  readonly optimizer: OptimizerSpec;
  readonly l2: number;
  readonly learningRate: number;
  readonly after: Readonly<
    Record<string, { readonly loss: number; readonly parameters: Record<string, NestedNumbers> }>
  >;
}

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`fixtures/${path}`, import.meta.url), 'utf8'));
const cases = read('optimizers.json') as Case[];
const networkOf = (model: string): NetworkFile =>
  (read(`models/${model}.json`) as { network: NetworkFile }).network;

interface NetworkFile {
  readonly input: readonly number[];
  readonly layers: readonly { readonly type: string; readonly units?: number }[];
  readonly parameters: Readonly<Record<string, NestedNumbers>>;
  readonly X: NestedNumbers;
  readonly Y: NestedNumbers;
}

/** A file of format 2 with dense layers, one activation and a softmax, as one of format 1. */
function format1({ input, layers, parameters, X, Y }: NetworkFile): object {
  const units = layers.flatMap((layer) => layer.units ?? []);
  const all = (letter: string) => units.map((_, m) => parameters[`${letter}${m + 1}`]!);
  return {
    layers: [...input, ...units],
    activation: layers[1]!.type,
    W: all('W'),
    b: all('b'),
    X,
    Y,
  };
}

const adam = { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
const open = (model: string, more: object) =>
  openNetwork(JSON.stringify({ ...networkOf(model), ...more }));

function expectClose(actual: NestedNumbers, expected: NestedNumbers, what: string): void {
  const [a, e] = [flatNumbers(actual), flatNumbers(expected)];
  expect(a.length, what).toBe(e.length);
  const scale = Math.max(1e-300, ...e.map(Math.abs));
  const worst = Math.max(...a.map((value, n) => Math.abs(value - e[n]!) / scale));
  expect(worst, what).toBeLessThanOrEqual(1e-10);
}

test('optimizers are tried with and without L2, on dense and on convolutional networks', () => {
  expect(new Set(cases.map(({ optimizer }) => optimizer.type))).toEqual(
    new Set(Object.keys(usualSettings)),
  );
  expect(cases.length).toBeGreaterThanOrEqual(30);
});

const asRead = cases.map((one) => ({ ...one, file: networkOf(one.model) }));
/** The same networks in files of format 1, which describe dense layers before a softmax. */
const inFormat1 = asRead
  .filter(({ model }) => ['dense-2-3-4-3', 'dense-softplus-soft-labels'].includes(model))
  .map((one) => ({ ...one, model: `${one.model}, in format 1,`, file: format1(one.file) }));

test.each(
  [...asRead, ...inFormat1].map((one) => [one.model, one.optimizer.type, one.l2, one] as const),
)(
  '%s by %s with L2 %d has the parameters and the loss of other software after 1, 10 and 100 steps',
  (_model, _type, _l2, { file, after, optimizer, l2, learningRate }) => {
    const settings = { optimizer, l2, learningRate };
    const experiment = openNetwork(JSON.stringify({ ...file, ...settings }));
    for (const [steps, { loss, parameters }] of Object.entries(after)) {
      const now = mapValues(parametersAt(experiment, Number(steps)), toJson);
      for (const [name, value] of Object.entries(parameters)) {
        expectClose(now[name]!, value, `${name} after ${steps}`);
      }
      const saved = JSON.parse(saveTensors(experiment, Number(steps))) as Record<string, number>;
      expectClose(saved['loss']!, loss, `loss after ${steps}`);
      if (settings.l2 === 0) continue;
      const squares = Object.entries(parameters)
        .filter(([name]) => name.startsWith('W'))
        .flatMap(([, value]) => flatNumbers(value))
        .reduce((sum, weight) => sum + weight ** 2, 0);
      expectClose(saved['lossWithPenalty']!, loss + (settings.l2 / 2) * squares, 'with penalty');
    }
  },
);

const trainings = Object.keys(usualSettings).flatMap((type): [string, object][] => [
  [type, { optimizer: { type } }],
  [`${type} with L2`, { optimizer: { type }, l2: 0.01 }],
]);

describe.each(trainings.filter(([name]) => name !== 'sgd'))('%s', (_, training) => {
  test.each(['dense-2-3-4-3', 'conv-padding-1', 'dense-1-1-squared-error'])(
    'is trained on %s as it is traced, bit for bit, in TypeScript and compiled',
    (model) => {
      const { network, checkpoints } = open(model, training);
      const [{ data, rate }] = checkpoints;
      const graph = graphOf(network);
      const start = parametersAt({ network, checkpoints }, 0);
      fc.assert(
        fc.property(fc.integer({ min: 1, max: data.X.length }), (size) => {
          const columns = (step: number): number[] =>
            Array.from({ length: size }, (__, n) => (n + step) % data.X.length);
          let values = start;
          for (let step = 0; step < 7; step++) {
            const { x, y } = batchOf(network, data, columns(step));
            const given = { a0: x, y, alpha: scalar(rate), N: scalar(size) };
            const trace = run(graph, { ...values, ...given });
            values = mapValues(start, () => scalar(0));
            for (const name of Object.keys(start)) {
              values = { ...values, [name]: trace.at(name, trace.steps.length)! };
            }
          }
          for (const machine of [null, compiledKernels]) {
            const all = batchOf(
              network,
              data,
              data.X.map((___, n) => n),
            );
            const learner = trainer(graph, start, all, machine);
            learner.run({ from: 0, to: 7, rate, columns });
            expect(learner.parameters()).toEqual(values);
          }
        }),
        { numRuns: 8 },
      );
    },
  );

  test('is kept in files, with what it has gathered', () => {
    const experiment = open('dense-2-3-4-3', training);
    const again = openNetwork(saveNetwork(experiment, 10));
    expect(again.network).toEqual(experiment.network);
    expect(mapValues(parametersAt(again, 5), toJson)).toEqual(
      mapValues(parametersAt(experiment, 15), toJson),
    );
  });

  test('has steps of its own, and leaves the gradient of the loss as it is', () => {
    const [own, plain] = [open('dense-2-3-4-3', training), open('dense-2-3-4-3', {})];
    const [trace, other] = [traceAt(own, 0), traceAt(plain, 0)];
    expect(trace.steps.length).toBeGreaterThan(other.steps.length);
    for (const name of Object.keys(modelOf(own.network).parameters)) {
      const [dW, expected] = [trace, other].map((one) => one.at(`d${name}`, one.steps.length)!);
      expect(dW).toEqual(expected);
    }
  });
});

test('the gradient with the penalty is that of the loss with the penalty, by central differences', () => {
  const experiment = open('dense-2-3-4-3', { l2: 0.05 });
  const trace = traceAt(experiment, 0);
  const [checkpoint] = experiment.checkpoints;
  const samples = checkpoint.data.X.map((_, n) => n);
  const { W2 } = parametersAt(experiment, 0);
  const h = 1e-5;
  const g = trace.at('gW2', trace.steps.length)!;
  const lossAt = (place: number, by: number): number => {
    const moved = { shape: W2!.shape, data: W2!.data.with(place, W2!.data[place]! + by) };
    const parameters = { ...checkpoint.parameters, W2: toJson(moved) };
    const changed = { ...experiment, checkpoints: [{ ...checkpoint, parameters }] as const };
    const pass = traceOf(changed, 0, samples);
    return pass.at('J', pass.steps.length)!.data[0]!;
  };
  g.data.forEach((value, n) =>
    expect((lossAt(n, h) - lossAt(n, -h)) / (2 * h)).toBeCloseTo(value, 8),
  );
});

test('plain gradient descent has no states, and its first values are filled in for others', () => {
  expect(modelOf(open('dense-2-3-4-3', {}).network).graph.states).toEqual({});
  const { network } = open('dense-2-3-4-3', { optimizer: adam });
  const { parameters, states } = modelOf(network).graph;
  expect(Object.keys(states)).toHaveLength(2 + 2 * parameters.length);
  const values = parametersAt(open('dense-2-3-4-3', {}), 0);
  const all = filled(graphOf(network), values);
  expect(all['mT']!.data).toEqual(Float64Array.of(1));
  expect(all['qW2']!.shape).toEqual(values['W2']!.shape);
});

test.each([
  [{ optimizer: { type: 'rprop' } }, 'optimizer'],
  [{ optimizer: { type: 'momentum', beta: 1 } }, 'optimizer.beta'],
  [{ optimizer: { type: 'momentum', dampening: 0 } }, 'optimizer.dampening'],
  [{ optimizer: { ...adam, epsilon: 0 } }, 'optimizer.epsilon'],
  [{ l2: -0.1 }, 'l2'],
])('%j is refused, and where is said', (wrong, place) => {
  expect(() => open('dense-2-3-4-3', wrong)).toThrow(place);
});

test('settings that are left out are the usual ones', () => {
  expect(open('dense-2-3-4-3', { optimizer: { type: 'adam' } }).network.optimizer).toEqual(adam);
});
