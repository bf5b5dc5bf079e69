import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Graph } from '../src/engine/graph.ts';
import { opcodes } from '../src/engine/training/opcodes.ts';
import { kernels as kernelsOf, type Operation, type Values } from '../src/engine/operation.ts';
import { plan } from '../src/engine/training/plan.ts';
import { run } from '../src/engine/trace.ts';
import { trainer, type Batch } from '../src/engine/training/trainer.ts';
import {
  activationNames,
  activations,
  type ActivationName,
} from '../src/notation/activations/list.ts';
import { denseNetwork, graphOf, initialParameters } from '../src/layers/network.ts';
import { activationKernel } from '../src/tensor/activations.ts';
import { seeded } from '../src/tensor/random.ts';
import { scalar, tensor, type Tensor } from '../src/tensor/tensor.ts';
import { compiledKernels as kernels, compiledModule as module } from './kernels.ts';

interface Case {
  readonly layers: readonly number[];
  readonly activation: ActivationName;
  readonly size: number;
  readonly total: number;
  readonly seed: number;
  readonly scale: number;
  readonly soft: boolean;
  readonly rate: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  layers: fc.array(fc.integer({ min: 1, max: 13 }), { minLength: 2, maxLength: 4 }),
  activation: fc.constantFrom(...activationNames),
  size: fc.integer({ min: 1, max: 17 }),
  total: fc.integer({ min: 17, max: 40 }),
  seed: fc.nat(1000),
  scale: fc.constantFrom(1, 1, 30, 1000), // the latter saturate
  soft: fc.boolean(),
  rate: fc.constantFrom(0.5, 0.01, 1 / 3),
});

const networkOf = ({ layers, activation }: Pick<Case, 'layers' | 'activation'>) =>
  denseNetwork(layers, activation);

function set({ layers, total, seed, scale, soft }: Case): Batch {
  const random = seeded(seed);
  const [inputs, outputs] = [layers[0]!, layers.at(-1)!];
  const x = tensor(
    [inputs, total],
    Array.from({ length: inputs * total }, () => (2 * random() - 1) * scale),
  );
  const shares = Array.from({ length: total }, (_, n) =>
    Array.from({ length: outputs }, (__, i) => (soft ? random() : Number(i === n % outputs))),
  ).map((column) => column.map((share) => share / column.reduce((sum, one) => sum + one, 0)));
  const y = Array.from({ length: outputs }, (_, i) => shares.map((column) => column[i]!));
  return { x, y: tensor([outputs, total], y.flat()) };
}

/** The mini-batches of an epoch, the last of which may be smaller. */
const columnsOf =
  ({ size, total }: Case) =>
  (step: number): number[] => {
    const perEpoch = Math.ceil(total / size);
    const first = (step % perEpoch) * size;
    return Array.from({ length: Math.min(size, total - first) }, (_, n) => (first + 7 * n) % total);
  };

const pick = ({ shape: [rows = 1, total = 1], data }: Tensor, columns: readonly number[]): Tensor =>
  tensor(
    [rows, columns.length],
    Array.from({ length: rows }, (_, i) => columns.map((n) => data[i * total + n]!)).flat(),
  );

/** Tracing a pass and taking the updated parameters, step by step. */
function traced(graph: Graph, parameters: Values, data: Batch, one: Case, steps: number): Values {
  let values = parameters;
  for (let step = 0; step < steps; step++) {
    const columns = columnsOf(one)(step);
    const trace = run(graph, {
      ...values,
      a0: pick(data.x, columns),
      y: pick(data.y, columns),
      alpha: scalar(one.rate),
      N: scalar(columns.length),
    });
    values = Object.fromEntries(
      graph.parameters.map((key) => [key, trace.at(key, trace.steps.length)!]),
    );
  }
  return values;
}

/** Same bits, but for the sign of 0. */
function expectSame(actual: Values, expected: Values): void {
  for (const [key, { data }] of Object.entries(expected)) {
    const at = data.findIndex((value, c) => value !== actual[key]!.data[c]);
    expect(at, `${key}: ${data[at]} and ${actual[key]!.data[at]}`).toBe(-1);
  }
}

describe('training is tracing and updating, bit for bit', () => {
  test.each([1, 7, 50])('after %d steps, in TypeScript and compiled', (steps) => {
    fc.assert(
      fc.property(cases, (one) => {
        const graph = graphOf(networkOf(one));
        const data = set(one);
        const parameters = initialParameters(networkOf(one), one.seed);
        const expected = traced(graph, parameters, data, one, steps);
        const every = Array.from({ length: one.total }, (_, n) => n);
        const said = [null, kernels].map((machine) => {
          const training = trainer(graph, parameters, data, machine);
          training.run({ from: 0, to: steps, rate: one.rate, columns: columnsOf(one) });
          expectSame(training.parameters(), expected);
          return { ...training.measure(every), p: training.predict(every) };
        });
        expect(said[1]).toEqual(said[0]);
      }),
      { numRuns: steps === 50 ? 15 : 60 },
    );
  });

  const one: Case = {
    layers: [5, 7, 3],
    activation: 'tanh',
    size: 6,
    total: 40,
    seed: 3,
    scale: 1,
    soft: false,
    rate: 0.1,
  };

  test('with runs of any length, and trainers that take turns', () => {
    const [graph, data, parameters] = [
      graphOf(networkOf(one)),
      set(one),
      initialParameters(networkOf(one), 1),
    ];
    const [whole, first, second] = [null, kernels, kernels].map((machine) =>
      trainer(graph, parameters, data, machine),
    );
    const columns = columnsOf(one);
    whole!.run({ from: 0, to: 30, rate: 0.1, columns });
    for (const [from, to] of [
      [0, 1],
      [1, 1],
      [1, 9],
      [9, 30],
    ] as const) {
      first!.run({ from, to, rate: 0.1, columns });
      second!.run({ from, to, rate: 0.2, columns });
    }
    expectSame(first!.parameters(), whole!.parameters());
    second!.load(parameters);
    second!.run({ from: 0, to: 30, rate: 0.1, columns });
    expectSame(second!.parameters(), whole!.parameters());
    expect(second!.measure([0, 1, 2])).toEqual(whole!.measure([0, 1, 2]));
    expect(second!.predict([3, 5])).toEqual(whole!.predict([3, 5]));
  });

  test('with mini-batches longer than the list of columns', () => {
    const [graph, data, parameters] = [
      graphOf(networkOf(one)),
      set(one),
      initialParameters(networkOf(one), 1),
    ];
    const columns = () => Array.from({ length: 9000 }, (_, n) => n % 40);
    const [plain, fast] = [null, kernels].map((machine) => {
      const training = trainer(graph, parameters, data, machine);
      training.run({ from: 0, to: 2, rate: 0.1, columns });
      return training.parameters();
    });
    expectSame(fast!, plain!);
  });

  test('and refuses columns that the data has not, without losing what was trained', () => {
    const columns = (step: number): number[] => [step < 3 ? step : 40];
    const [plain, fast] = [null, kernels].map((machine) => {
      const training = trainer(
        graphOf(networkOf(one)),
        initialParameters(networkOf(one), 1),
        set(one),
        machine,
      );
      training.run({ from: 0, to: 2, rate: 0.1, columns });
      expect(() => training.run({ from: 3, to: 4, rate: 0.1, columns })).toThrow(
        'the data has no sample 40, it has 40',
      );
      return training.parameters();
    });
    expectSame(fast!, plain!);
  });

  const compiled = activationNames.filter((name) => opcodes.has(activations[name].kernel));

  test('the activations of the book have compiled forms', () =>
    expect(compiled).toEqual(expect.arrayContaining(['sigmoid', 'tanh', 'relu', 'softplus'])));

  test.each(compiled)('every kernel beside %s is compiled too', (name) => {
    const graph = graphOf(networkOf({ ...one, activation: name }));
    const parameters = initialParameters(networkOf(one), 1);
    const given = { a0: [5], y: [3] };
    for (const training of [true, false]) {
      const wanted = training ? graph.parameters : ['p', 'L'];
      const made = plan(graph, { parameters, given, samples: 2, training, wanted });
      expect(made.work.filter(({ kernel }) => !opcodes.has(kernel))).toEqual([]);
    }
  });
});

describe('a kernel without a compiled form', () => {
  const one: Case = {
    layers: [5, 7, 6, 3],
    activation: 'tanh',
    size: 6,
    total: 40,
    seed: 3,
    scale: 1,
    soft: false,
    rate: 0.1,
  };
  const cube = activationKernel(
    (z) => z * z * z,
    (z) => 3 * z * z,
  );
  const squeeze = (operation: Operation): Operation => ({
    ...operation,
    forward: operation.forward.map((rule) => ({
      ...rule,
      compute: kernelsOf([cube, ['a', 'da_dz'], ['z']]),
    })),
  });
  /** The network with another activation in its first layer, `kernels` of which only TypeScript has. */
  const graph = {
    ...graphOf(networkOf(one)),
    nodes: graphOf(networkOf(one)).nodes.map((node) =>
      node.layer === 1 && node.operation.kind === 'activation'
        ? { ...node, operation: squeeze(node.operation) }
        : node,
    ),
  };

  test('runs alone in TypeScript, between those that have one', () => {
    const [data, parameters] = [set(one), initialParameters(networkOf(one), 1)];
    const given = { a0: [5], y: [3] };
    const wanted = graph.parameters;
    const { work } = plan(graph, { parameters, given, samples: 2, training: true, wanted });
    expect(work.filter(({ kernel }) => !opcodes.has(kernel))).toHaveLength(1);
    const every = Array.from({ length: one.total }, (_, n) => n);
    const [plain, fast] = [null, kernels].map((machine) => {
      const training = trainer(graph, parameters, data, machine);
      training.run({ from: 0, to: 9, rate: one.rate, columns: columnsOf(one) });
      return [training.parameters(), training.measure(every), training.predict(every)] as const;
    });
    expectSame(fast![0], plain![0]);
    expectSame(fast![0], traced(graph, parameters, data, one, 9));
    expect(fast!.slice(1)).toEqual(plain!.slice(1));
  });
});

test('inputs and targets may be given by name', () => {
  const one: Case = {
    layers: [4, 3],
    activation: 'relu',
    size: 5,
    total: 20,
    seed: 2,
    scale: 1,
    soft: true,
    rate: 0.1,
  };
  const { x, y } = set(one);
  const [named, pair] = [
    { inputs: { a0: x }, targets: { y } },
    { x, y },
  ].map((data) => {
    const training = trainer(
      graphOf(networkOf(one)),
      initialParameters(networkOf(one), 1),
      data,
      kernels,
    );
    training.run({ from: 0, to: 5, rate: one.rate, columns: columnsOf(one) });
    return training.parameters();
  });
  expectSame(named!, pair!);
});

describe('the compiled kernels', async () => {
  // Modules read anew: what is loaded here is loaded for no other test.
  vi.resetModules();
  const { loadedKernels } = await import('../src/engine/training/executor.ts');
  const { loadKernels } = await import('../src/engine/training/kernels.ts');
  const { fetchKernels } = await import('../src/training/kernels.ts');

  test('are done without where they cannot be had', async () => {
    expect(await loadKernels(Promise.reject(new TypeError('no network')))).toBeNull();
    expect(await loadKernels(Promise.resolve(new Response('not found')))).toBeNull();
    expect(await loadKernels(Uint8Array.of(0, 97, 115, 109))).toBeNull();
    vi.stubGlobal('WebAssembly', undefined);
    expect(await loadKernels(module)).toBeNull();
    expect(loadedKernels()).toBeNull();
  });

  test('are fetched from beside the page', async () => {
    const fetched: string[] = [];
    vi.stubGlobal('fetch', (url: string) => {
      fetched.push(url);
      return Promise.reject(new TypeError('offline'));
    });
    expect(await fetchKernels()).toBeNull();
    expect(fetched).toEqual(['/kernels.wasm']);
  });

  test('are what trainers run on once they are loaded', async () => {
    expect(await loadKernels(module)).toBe(module);
    expect(loadedKernels()).not.toBeNull();
  });
});
