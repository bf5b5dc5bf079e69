import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { envAt } from '../src/engine/env.ts';
import { run } from '../src/engine/trace.ts';
import { trainer } from '../src/engine/training/trainer.ts';
import { expandStatement } from '../src/notation/evaluation/expand.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { graphOf } from '../src/layers/network.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { batchOf, checkpointAt } from '../src/experiment/experiment.ts';
import { openNetwork } from '../src/export/network-file.ts';
import { parametersAt, toJson, traceAt } from '../src/experiment/replay.ts';
import { saveTensors } from '../src/export/tensors-file.ts';
import { TensorError } from '../src/tensor/error.ts';
import { at, cells, fromRows, scalar, tensor, type Tensor } from '../src/tensor/tensor.ts';
import { experimentOf, networkFile, type NetworkFile, type TensorsFile } from './networks.ts';

type Nested = number | readonly Nested[];

const flat = (value: Nested): number[] =>
  typeof value === 'number' ? [value] : value.flatMap(flat);

/** Largest difference in parts of the tensor's largest entry. */
function error(actual: Nested, reference: Nested): number {
  const [a, r] = [flat(actual), flat(reference)];
  expect(a.length).toBe(r.length);
  const scale = Math.max(1e-300, ...r.map(Math.abs));
  return Math.max(0, ...a.map((value, n) => Math.abs(value - r[n]!) / scale));
}

describe('the worked network', () => {
  const trace = traceAt(EXAMPLE, 0);
  const shown = (key: string): string =>
    [...trace.at(key, trace.steps.length - 6)!.data]
      .map((value) => value.toFixed(6).replace('0.', '.'))
      .join(' ');

  // study/chapter-7-source, section 2
  test.each([
    ['z1', '.800000 -.400000 -.600000'],
    ['a1', '.689974 .401312 .354344'],
    ['z2', '.433457 .100232 .024174 .421046'],
    ['a2', '.606699 .525037 .506043 .603733'],
    ['z3', '.258383 -.020236 .446247'],
    ['p', '.337439 .255383 .407177'],
    ['L', '1.364989'],
    ['dz3', '.337439 -.744617 .407177'],
    ['db3', '.337439 -.744617 .407177'],
    ['dz2', '.103278 -.112871 -.127084 .183147'],
    ['dz1', '.009131 -.034581 .063114'],
    [
      'dW3',
      '.204724 .177168 .170759 .203723 -.451758 -.390951 -.376808 -.449550 .247034 .213783 .206049 .245827',
    ],
    [
      'dW2',
      '.071259 .041447 .036596 -.077878 -.045296 -.039995 -.087685 -.051000 -.045031 .126367 .073499 .064897',
    ],
    ['dW1', '.009131 -.004566 -.034581 .017291 .063114 -.031557'],
  ])('%s', (key, expected) => expect(shown(key)).toBe(expected));

  test('after one step', () => {
    const after = traceAt(EXAMPLE, 1);
    expect(after.at('L', 7)!.data[0]).toBeCloseTo(0.560194, 6);
    const p = [...after.at('p', 7)!.data].map((value) => Number(value.toFixed(6)));
    expect(p).toEqual([0.204359, 0.571098, 0.224542]);
  });

  test('has 7 steps forward, 11 back and 6 of update', () => {
    const count = (phase: string) => trace.steps.filter((step) => step.phase === phase).length;
    expect(['forward', 'backward', 'update'].map(count)).toEqual([7, 11, 6]);
  });
});

describe('references in high precision', () => {
  const folder = new URL('fixtures/networks/', import.meta.url);

  interface Fixture {
    network: NetworkFile;
    expected: TensorsFile & {
      after: Record<string, Pick<NetworkFile, 'W' | 'b'> & { loss: number }>;
    };
  }

  describe.each(readdirSync(folder))('%s', (file) => {
    const { network, expected }: Fixture = JSON.parse(
      readFileSync(new URL(file, folder), 'utf8'),
    ) as Fixture;
    const experiment = openNetwork(JSON.stringify(network), file);
    const { after, ...tensors } = expected;

    test.each(Object.entries(tensors))('%s', (name, reference: Nested) => {
      const saved = JSON.parse(saveTensors(experiment, 0)) as Record<string, Nested>;
      parts(name, saved[name]!, reference).forEach(([part, actual, wanted]) =>
        expect(error(actual, wanted), part).toBeLessThan(1e-10),
      );
    });

    test.each(Object.entries(after))('after %s steps', (steps, { W, b, loss }) => {
      const parameters = parametersAt(experiment, Number(steps));
      W.forEach((reference, n) =>
        expect(error(toJson(parameters[`W${n + 1}`]!), reference), `W${n + 1}`).toBeLessThan(1e-10),
      );
      b.forEach((reference, n) =>
        expect(error(toJson(parameters[`b${n + 1}`]!), reference), `b${n + 1}`).toBeLessThan(1e-10),
      );
      const saved = JSON.parse(saveTensors(experiment, Number(steps))) as TensorsFile;
      expect(error(saved.loss, loss)).toBeLessThan(1e-10);
    });
  });

  /** One tensor at a time: that of a sample and layer, or of a layer, or of a sample. */
  function parts(part: string, actual: Nested, wanted: Nested): [string, Nested, Nested][] {
    if (typeof wanted === 'number' || wanted.every((one) => typeof one === 'number'))
      return [[part, actual, wanted]];
    return wanted.flatMap((one, n): [string, Nested, Nested][] => {
      const [name, inner] = [`${part}[${n}]`, (actual as Nested[])[n]!];
      return part === 'dW' ? [[name, inner, one]] : parts(name, inner, one);
    });
  }
});

describe('training', () => {
  test('is tracing and updating, bit for bit', () => {
    fc.assert(
      fc.property(networkFile, fc.integer({ min: 1, max: 4 }), (file, steps) => {
        const experiment = experimentOf(file);
        const { network } = experiment;
        const { data, plan, rate } = checkpointAt(experiment, 0);
        const samples = plan.kind === 'picked' ? plan.samples : [];
        const batch = batchOf(network, data, samples);
        const graph = graphOf(network);
        const parameters = parametersAt(experiment, 0);
        let traced = parameters;
        for (let t = 0; t < steps; t++) {
          const given = { a0: batch.x, y: batch.y, alpha: scalar(rate), N: scalar(samples.length) };
          const trace = run(graph, { ...traced, ...given });
          traced = Object.fromEntries(
            graph.parameters.map((key) => [key, trace.at(key, trace.steps.length)!]),
          );
        }
        const all = batchOf(network, data, [...data.X.keys()]);
        const training = trainer(graph, parameters, all);
        training.run({ from: 0, to: steps, rate, columns: () => samples });
        expect(training.parameters()).toEqual(traced);
        expect(parametersAt(experiment, steps)).toEqual(traced);
      }),
      { numRuns: 40 },
    );
  });

  test('leaves the parameters it is given as they were', () => {
    const before = structuredClone(parametersAt(EXAMPLE, 0));
    parametersAt({ ...EXAMPLE }, 5);
    expect(parametersAt(EXAMPLE, 0)).toEqual(before);
  });
});

describe('logits of ±1000 and beyond', () => {
  test.each([1000, -1000, 1e6])('%d', (logit) => {
    const experiment = experimentOf({
      layers: [1, 3],
      activation: 'sigmoid',
      W: [[[0], [0], [0]]],
      b: [[logit, -logit, 0.5]],
      X: [[1], [1]],
      Y: [
        [0, 1, 0],
        [0.25, 0.25, 0.5],
      ],
      learningRate: 0.5,
    });
    const trace = traceAt(experiment, 0);
    for (const key of ['p', 'logp', 'L', 'Lbar', 'dz1', 'dW1', 'db1'])
      expect([...trace.at(key, trace.steps.length)!.data].every(Number.isFinite), key).toBe(true);
    const [first, second] = trace.at('L', 3)!.data;
    const of = [logit, -logit, 0.5].map((z) => Math.max(logit, -logit) - z); // −log p, as good as it gets
    expect(first).toBe(of[1]);
    expect(second).toBe(0.25 * of[0]! + 0.25 * of[1]! + 0.5 * of[2]!);
    const { statements } = trace.steps[1]!;
    for (const cell of cells([3, 2])) {
      const env = envAt(trace, 1, cell[1]!);
      expect(valueOf(expandStatement(statements[0]!, cell, env), env)).toBe(
        at(trace.at('p', 2)!, cell),
      );
    }
  });
});

describe('what does not fit', () => {
  const graph = graphOf(EXAMPLE.network);
  const values = {
    ...parametersAt(EXAMPLE, 0),
    a0: fromRows([[1], [-0.5]]),
    y: fromRows([[0], [1], [0]]),
    alpha: scalar(0.5),
    N: scalar(1),
  };
  const thrown = (changes: Record<string, Tensor>): TensorError => {
    try {
      run(graph, { ...values, ...changes });
    } catch (caught) {
      if (caught instanceof TensorError) return caught;
    }
    throw new Error('no TensorError');
  };

  test.each([
    [
      'W2',
      tensor(
        [4, 4],
        Array.from({ length: 16 }, () => 1),
      ),
      '4 × 3',
      '4 × 4',
    ],
    ['b1', tensor([2], [1, 1]), '3', '2'],
    ['b1', tensor([3, 1], [1, 1, 1]), '3', '3 × 1'],
    ['a0', fromRows([[1], [1], [1]]), '2 × 1', '3 × 1'],
    ['y', fromRows([[0], [1]]), '3 × 1', '2 × 1'],
    [
      'y',
      fromRows([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      '3 × 1',
      '3 × 2',
    ],
  ])('%s of a wrong shape', (key, value, wanted, actual) => {
    const refused = thrown({ [key]: value });
    expect(refused.tensor).toBe(key);
    expect(refused.expected).toContain(wanted);
    expect(refused.actual).toContain(actual);
  });

  test.each([Number.NaN, Infinity, -Infinity])('%d among the weights', (value) => {
    const refused = thrown({ W1: tensor([3, 2], [1, 2, 3, value, 5, 6]) });
    expect(refused).toMatchObject({ tensor: 'W1', expected: 'finite numbers' });
    expect(refused.actual).toContain('at cell 2 2');
  });

  test.each([[[0, 0.5, 0.4]], [[0.5, 1, -0.5]], [[1, 1, 0]]])('the labels %j', (label) => {
    const refused = thrown({ y: fromRows(label.map((share) => [share])) });
    expect(refused.tensor).toBe('y');
    expect(refused.message).toMatch(/no entry negative, the sum 1, got .* for sample 1$/);
  });
});
