import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { envAt } from '../src/engine/env.ts';
import { hasSamples, type Graph } from '../src/engine/graph.ts';
import type { Values } from '../src/engine/operation.ts';
import { paths } from '../src/engine/gradient-path.ts';
import { run, type Trace } from '../src/engine/trace.ts';
import { trainer } from '../src/engine/training/trainer.ts';
import { expandStatement } from '../src/notation/evaluation/expand.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { takeVocabularyOf } from '../src/notation/vocabulary.ts';
import { cells, offset, scalar, tensor, type Tensor } from '../src/tensor/tensor.ts';
import {
  columnsOf,
  flat,
  graphFixtures,
  graphOfFixture,
  graphSymbols,
  mapNumbers,
  tensorOf,
  type FixtureBatch,
  type GraphFixture,
  type Nested,
} from './graph-fixtures.ts';
import { compiledKernels } from './kernels.ts';

beforeAll(() => takeVocabularyOf({ symbols: graphSymbols }));
afterAll(() => takeVocabularyOf({}));

const samplesOf = ({ expected }: FixtureBatch): number => expected.lossPerSample.length;

/** Everything that a pass over a batch begins with. */
const given = (fixture: GraphFixture, batch: FixtureBatch, parameters: Values): Values => ({
  ...parameters,
  ...mapNumbers(batch.inputs, columnsOf),
  alpha: scalar(fixture.learningRate),
  N: scalar(samplesOf(batch)),
});

const startOf = ({ parameters }: GraphFixture): Values => mapNumbers(parameters, tensorOf);

const tracedOf = (fixture: GraphFixture, batch: FixtureBatch, parameters = startOf(fixture)) =>
  run(graphOfFixture(fixture), given(fixture, batch, parameters), { inputGradient: true });

const final = (trace: Trace, key: string): Tensor => {
  const value = trace.at(key, trace.steps.length);
  if (!value) throw new Error(`the trace has no ${key}`);
  return value;
};

/** One sample of a batch, alone. */
const alone = (fixture: GraphFixture, batch: FixtureBatch, n: number): Trace => {
  const inputs = Object.fromEntries(
    Object.entries(batch.inputs).map(([name, rows]) => [name, [(rows as readonly Nested[])[n]!]]),
  );
  const one = { inputs, expected: { ...batch.expected, lossPerSample: [0] } };
  return tracedOf(fixture, one);
};

/** Every number within 1e-12 of the largest. */
function expectNear(actual: Tensor, expected: Tensor, what: string): void {
  expect(actual.shape, what).toEqual(expected.shape);
  const scale = Math.max(1e-300, ...expected.data.map(Math.abs));
  const worst = Math.max(...actual.data.map((value, c) => Math.abs(value - expected.data[c]!)));
  expect(worst / scale, what).toBeLessThanOrEqual(1e-12);
}

/** Parameters after training steps over one batch, by tracing each. */
function traced(fixture: GraphFixture, batch: FixtureBatch, steps: number): Values {
  const graph = graphOfFixture(fixture);
  let parameters = startOf(fixture);
  for (let step = 0; step < steps; step++) {
    const trace = run(graph, given(fixture, batch, parameters));
    parameters = Object.fromEntries(graph.parameters.map((key) => [key, final(trace, key)]));
  }
  return parameters;
}

const isParameter = (graph: Graph, name: string): boolean => graph.parameters.includes(name);

const fixtures = Object.entries(graphFixtures);

test('the graphs are those that no list of layers makes', () =>
  expect(fixtures.map(([name]) => name)).toEqual([
    'one W, two layers',
    'one W, two inputs',
    'a residual connection',
    'one value, three places',
    'scalars',
  ]));

describe.each(fixtures)('%s', (_, fixture) => {
  const batches = fixture.batches.map((batch): [number, FixtureBatch] => [samplesOf(batch), batch]);

  describe.each(batches)('with %i samples', (samples, batch) => {
    const { values, gradients, contributions, lossPerSample, loss, after } = batch.expected;
    const trace = tracedOf(fixture, batch);
    const { graph, steps } = trace;
    const shared = Object.keys(contributions);
    const sharesOf = (name: string): string[] =>
      Object.keys(contributions[name]!).map((_reader, n) => `d${name}_${n + 1}`);

    test('values, losses and gradients are those of other software', () => {
      for (const [name, value] of Object.entries(values))
        expectNear(final(trace, name), columnsOf(value), name);
      expectNear(final(trace, 'L'), tensor([samples], lossPerSample), 'L');
      if (samples > 1) expectNear(final(trace, 'Lbar'), scalar(loss), 'Lbar');
      for (const [name, value] of Object.entries(gradients)) {
        const expected = isParameter(graph, name) ? tensorOf(value) : columnsOf(value);
        expectNear(final(trace, `d${name}`), expected, `d${name}`);
      }
    });

    test('each use of a tensor is a step of its own, with the contribution of other software', () => {
      for (const [name, readers] of Object.entries(contributions)) {
        Object.entries(readers).forEach(([reader, value], n) => {
          const share = `d${name}_${n + 1}`;
          const own = steps.filter(({ writes }) => writes.includes(share));
          expect(own, share).toHaveLength(1);
          expect(own[0]!.reads, share).toContain(`d${reader}`);
          const found = final(trace, share);
          // Of a parameter the fixture has the contribution to the gradient of the mean loss.
          const mean = { shape: found.shape, data: found.data.map((one) => one / samples) };
          if (isParameter(graph, name)) expectNear(mean, tensorOf(value), share);
          else expectNear(found, columnsOf(value), share);
        });
      }
      const addends = steps.flatMap(({ writes }) => writes).filter((key) => /_\d+$/.test(key));
      expect(addends.toSorted()).toEqual(shared.flatMap(sharesOf).toSorted());
    });

    test('their sum is a step after them, before what reads it, with an equation that opens', () => {
      const sums = steps.filter(({ kind }) => kind === 'accumulate');
      expect(sums.flatMap(({ writes }) => writes).toSorted()).toEqual(
        shared.map((name) => `d${name}`).toSorted(),
      );
      for (const sum of sums) {
        const at = steps.indexOf(sum);
        const [key] = sum.writes;
        const shares = sharesOf(key!.slice(1));
        expect(sum.reads.toSorted()).toEqual(shares);
        for (const share of shares)
          expect(steps.findIndex(({ writes }) => writes.includes(share))).toBeLessThan(at);
        expect(steps.slice(0, at).every(({ reads }) => !reads.includes(key!))).toBe(true);
        const [statement] = sum.statements;
        const value = trace.at(key!, at + 1)!;
        for (const cell of cells(value.shape)) {
          const env = envAt(trace, at, hasSamples(graph, key!) ? cell.at(-1)! : 0);
          const opened = expandStatement(statement!, cell, env);
          expect(opened).toMatchObject({ kind: 'sum' });
          expect(valueOf(opened, env)).toBe(value.data[offset(value.shape, cell)]);
        }
      }
    });

    test('along all paths from the loss the products sum to the gradient', () => {
      for (let n = 0; n < samples; n++) {
        const own = alone(fixture, batch, n);
        for (const name of graph.parameters) {
          const key = `d${name}`;
          const gradient = final(own, key);
          for (const cell of cells(gradient.shape)) {
            const products = [...paths(trace, { key, cell }, n)].map((path) =>
              path.reduce((product, { value }) => product * value, 1),
            );
            const sum = products.reduce((total, product) => total + product, 0);
            const size = products.reduce((total, product) => total + Math.abs(product), 0);
            const expected = gradient.data[offset(gradient.shape, cell)]!;
            expect(products.length).toBeGreaterThan(0);
            expect(Math.abs(sum - expected), `${key} ${cell.join()}`).toBeLessThanOrEqual(
              1e-12 * size,
            );
          }
        }
      }
    });

    test.each(Object.entries(after))(
      'after %s steps the parameters are those of other software, and the same bits however trained',
      (count, expected) => {
        const steps = Number(count);
        const wanted = traced(fixture, batch, steps);
        for (const [name, value] of Object.entries(expected.parameters))
          expectNear(wanted[name]!, tensorOf(value), name);
        const { y, ...inputs } = mapNumbers(batch.inputs, columnsOf);
        for (const machine of [null, compiledKernels]) {
          const data = { inputs, targets: { y: y! } };
          const training = trainer(graph, startOf(fixture), data, machine);
          const all = Array.from({ length: samples }, (_one, n) => n);
          training.run({ from: 0, to: steps, rate: fixture.learningRate, columns: () => all });
          const { loss: measured } = training.measure(all);
          expect(training.parameters()).toEqual(wanted);
          expectNear(scalar(measured), scalar(expected.loss), 'loss');
        }
      },
    );
  });

  test('a value that is read more than once has a path through each of its readers', () => {
    const [batch] = fixture.batches;
    const trace = tracedOf(fixture, batch!);
    for (const [name, readers] of Object.entries(batch!.expected.contributions)) {
      const shares = Object.keys(readers).map((_reader, n) => `d${name}_${n + 1}`);
      const key = `d${name}`;
      const cell = final(trace, key).shape.map(() => 0);
      const seen = [...paths(trace, { key, cell }, 0)].map((path) => path.at(-2)!.to.key);
      expect(new Set(seen)).toEqual(new Set(shares));
    }
  });
});

test('numbers of a fixture are read in their order', () => {
  const value = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  expect(flat(value)).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...columnsOf(value).data]).toEqual([1, 4, 2, 5, 3, 6]);
});
