import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { envAt } from '../src/engine/env.ts';
import { hasSamples, type Graph, type Node } from '../src/engine/graph.ts';
import { graphFrom } from '../src/engine/make-graph.ts';
import {
  compareMoments,
  isOutcome,
  next,
  outcomeMoment,
  previous,
  START,
  stepSizes,
  type Clock,
  type Moment,
} from '../src/engine/moment.ts';
import { jacobianAt } from '../src/engine/jacobian.ts';
import { opcodes } from '../src/engine/training/opcodes.ts';
import { kernels, type Kernel, type Rule, type Values } from '../src/engine/operation.ts';
import { plan } from '../src/engine/training/plan.ts';
import { run, type Trace } from '../src/engine/trace.ts';
import { trainer } from '../src/engine/training/trainer.ts';
import type { LayerSpec } from '../src/layers/list.ts';
import { denseNetwork, initialParameters, modelOf, type Network } from '../src/layers/network.ts';
import { shownCells } from '../src/experiment/columns.ts';
import type { Statement } from '../src/notation/expression.ts';
import type { ActivationName } from '../src/notation/activations/list.ts';
import { activationOperations } from '../src/ops/activation.ts';
import { add } from '../src/ops/add.ts';
import { affine } from '../src/ops/affine.ts';
import { softmaxCrossEntropy } from '../src/ops/softmax-cross-entropy.ts';
import { training } from '../src/ops/training/training.ts';
import { indexed } from '../src/notation/indexed.ts';
import { expandStatement } from '../src/notation/evaluation/expand.ts';
import { texOfStatement } from '../src/notation/printing/tex.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { takeVocabularyOf } from '../src/notation/vocabulary.ts';
import { seeded } from '../src/tensor/random.ts';
import {
  at,
  cells,
  scalar,
  size,
  tensor,
  withCell,
  type Cell,
  type Shape,
  type Tensor,
} from '../src/tensor/tensor.ts';
import { typeset } from '../src/ui/text/katex.ts';
import {
  graphFixtures,
  graphOfFixture,
  graphSymbols,
  mapNumbers,
  tensorOf,
} from './graph-fixtures.ts';
import { graphs } from './graphs.ts';
import { compiledKernels } from './kernels.ts';

/** A graph, and what a pass over so many samples begins with. */
interface Case {
  readonly graph: Graph;
  readonly valuesOf: (samples: number) => Values;
}

beforeAll(() => takeVocabularyOf({ symbols: graphSymbols }));
afterAll(() => takeVocabularyOf({}));

const RATE = 0.25;

function drawn(shape: Shape, seed: number): Tensor {
  const random = seeded(seed);
  return tensor(
    shape,
    Array.from({ length: size(shape) }, () => 2 * random() - 1),
  );
}

/** Sample n is of class n. */
const oneHot = ([classes = 1]: Shape, N: number): Tensor =>
  tensor(
    [classes, N],
    Array.from({ length: classes * N }, (_, c) => Number(Math.floor(c / N) === (c % N) % classes)),
  );

function ofLayers(network: Network): Case {
  const { graph, target } = modelOf(network);
  const parameters = initialParameters(network, 5);
  const biases = Object.keys(parameters).filter((name) => name.startsWith('b'));
  const shifted = biases.map((name, n) => [name, drawn(parameters[name]!.shape, 20 + n)]);
  const given = { ...parameters, ...(Object.fromEntries(shifted) as Values) };
  return {
    graph,
    valuesOf: (N) => ({
      ...given,
      a0: drawn([...network.input, N], 10 + N),
      y: oneHot(target, N),
      alpha: scalar(RATE),
      N: scalar(N),
    }),
  };
}

function oneWeightInTwoLayers(): Case {
  const fixture = graphFixtures['one W, two layers']!;
  return {
    graph: graphOfFixture(fixture),
    valuesOf: (N) => ({
      ...mapNumbers(fixture.parameters, tensorOf),
      a0: drawn([1, N], N),
      y: oneHot([2], N),
      alpha: scalar(RATE),
      N: scalar(N),
    }),
  };
}

/** conv → ReLU → max-pool → conv → ReLU → flatten → dense → softmax. */
const convolutional = (padding: number): Network => ({
  input: [2, 8, 7],
  layers: [
    { type: 'conv2d', filters: 3, kernel: [3, 2], stride: 1, padding },
    { type: 'relu' },
    { type: 'maxPool2d', size: [2, 3], stride: 2 },
    { type: 'conv2d', filters: 4, kernel: [2, 1], stride: 1, padding },
    { type: 'relu' },
    { type: 'flatten' },
    { type: 'dense', units: 5 },
    { type: 'softmax' },
  ],
});

const ends: readonly LayerSpec[] = [
  { type: 'flatten' },
  { type: 'dense', units: 3 },
  { type: 'softmax' },
];

const averaging: Network = {
  input: [1, 9, 7],
  layers: [
    { type: 'conv2d', filters: 3, kernel: [3, 2], stride: 2, padding: 0 },
    { type: 'tanh' },
    { type: 'averagePool2d', size: [2, 3], stride: 1 },
    ...ends,
  ],
};

/** Steps of one kind that follow each other in one layer. */
const stacked: Network = {
  input: [1, 7, 6],
  layers: [
    { type: 'conv2d', filters: 2, kernel: [2, 3], stride: 1, padding: 0 },
    { type: 'tanh' },
    { type: 'softplus' },
    { type: 'averagePool2d', size: [2, 1], stride: 1 },
    { type: 'averagePool2d', size: [1, 2], stride: 2 },
    ...ends,
  ],
};

/** r = a¹ + a¹, and a branch that does not lead to the loss. */
function twiceInOneSum(): Case {
  const parameters: Readonly<Record<string, Shape>> = { W1: [4, 2], b1: [4], W2: [3, 4], b2: [3] };
  const shapes = Object.entries(parameters);
  const dense = (layer: number, a: string): Node => ({
    operation: affine,
    layer,
    names: { W: `W${layer}`, b: `b${layer}`, a, z: `z${layer}` },
  });
  const activate = (name: ActivationName, a: string, slope: string): Node => ({
    operation: activationOperations[name],
    layer: 1,
    names: { z: 'z1', a, da_dz: slope },
  });
  const nodes: Node[] = [
    dense(1, 'a0'),
    activate('tanh', 'a1', 'slope1'),
    activate('sigmoid', 'a3', 'slope3'),
    { operation: add, layer: 1, names: { a: 'a1', b: 'a1', r: 'r1' } },
    dense(2, 'r1'),
    {
      operation: softmaxCrossEntropy,
      layer: 2,
      names: { z: 'z2', y: 'y', p: 'p', logp: 'logp', L: 'L' },
    },
  ];
  const names = { inputs: ['a0'], targets: ['y'], parameters: Object.keys(parameters) };
  return {
    graph: graphFrom({ nodes, ...names }, training),
    valuesOf: (N) => ({
      ...Object.fromEntries(shapes.map(([name, shape], n) => [name, drawn(shape, 30 + n)])),
      a0: drawn([2, N], N),
      y: oneHot([3], N),
      alpha: scalar(RATE),
      N: scalar(N),
    }),
  };
}

const cases: readonly (readonly [name: string, one: Case])[] = [
  ['1-1-2', ofLayers(denseNetwork([1, 1, 2], 'sigmoid'))],
  ['2-3-4-3', ofLayers(denseNetwork([2, 3, 4, 3], 'tanh'))],
  ['one W, two layers', oneWeightInTwoLayers()],
  ...graphs.map(([name, graph, valuesOf]) => [name, { graph, valuesOf }] as const),
  ['convolution and max-pooling without padding', ofLayers(convolutional(0))],
  ['convolution and max-pooling with padding', ofLayers(convolutional(1))],
  ['a stride of 2 and average pooling', ofLayers(averaging)],
  ['two activations and two poolings in one layer', ofLayers(stacked)],
  ['a value added to itself, and one that nothing reads', twiceInOneSum()],
];

/** At most so many of a list, spread over it, its first and last among them. */
const some = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most
    ? all
    : Array.from({ length: most }, (_, n) => all[Math.round((n * (all.length - 1)) / (most - 1))]!);

const final = (trace: Trace, key: string): Tensor => trace.at(key, trace.steps.length)!;

const updated = (trace: Trace): Values =>
  Object.fromEntries(trace.graph.parameters.map((key) => [key, final(trace, key)]));

const meanLoss = (graph: Graph, values: Values): number => {
  const losses = final(run(graph, values), graph.loss).data;
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
};

const clockOf = (trace: Trace): Clock => ({
  steps: trace.steps,
  cells(step) {
    const key = trace.steps[step - 1]?.writes[0];
    return key ? shownCells(trace.graph, key, trace.at(key, step)!, 0).length : 1;
  },
});

describe.each(cases)('%s', (_, { graph, valuesOf }) => {
  describe.each([1, 3])('over a mini-batch of %i', (samples) => {
    const values = valuesOf(samples);
    const trace = run(graph, values, { inputGradient: true });

    test('every opened sum is the number that was computed', () => {
      trace.steps.forEach(({ id, statements }, s) => {
        for (const statement of statements) {
          const key = keyIn(statement);
          const value = trace.at(key, s + 1)!;
          for (const cell of some(cells(value.shape), 12)) {
            const env = envAt(trace, s, hasSamples(graph, key) ? cell.at(-1)! : 0);
            statement.rhs.forEach((_form, form) => {
              const opened = valueOf(expandStatement(statement, cell, env, form), env);
              const expected = at(value, cell);
              const apart = Math.abs(opened - expected) / Math.max(1, Math.abs(expected));
              if (!(apart < 1e-12))
                expect.fail(`${id}: ${key} at ${cell.join()} is off by ${apart}`);
            });
          }
        }
      });
    });

    test('every equation is TeX that KaTeX takes, in both forms and as a function of whole tensors', () => {
      for (const { id, statements } of trace.steps) {
        for (const statement of statements) {
          const { whole, ...cellwise } = statement;
          const forms: Statement[] = [cellwise, indexed(cellwise)];
          if (whole) forms.push({ ...cellwise, lhs: { ...statement.lhs, at: null }, rhs: [whole] });
          for (const form of forms) {
            const plain = texOfStatement(form, { names: false });
            const html = typeset(texOfStatement(form), plain, { display: true });
            expect(html, id).toContain(`data-term="`);
            expect(plain, id).not.toMatch(/undefined|NaN|null/);
          }
        }
      }
    });

    test('every gradient agrees with central differences', () => {
      const h = 1e-5;
      const gradients = graph.parameters.map((key) => final(trace, `d${key}`));
      const largest = Math.max(...gradients.flatMap(({ data }) => [...data].map(Math.abs)));
      expect(largest).toBeGreaterThan(1e-3);
      graph.parameters.forEach((key, n) => {
        const before = values[key]!;
        for (const cell of some(cells(before.shape), 15)) {
          const moved = (by: number): number =>
            meanLoss(graph, { ...values, [key]: withCell(before, cell, at(before, cell) + by) });
          const difference = (moved(h) - moved(-h)) / (2 * h);
          const apart = Math.abs(difference - at(gradients[n]!, cell));
          expect(apart / largest, `d${key} at ${cell.join()}`).toBeLessThan(1e-7);
        }
      });
    });

    test.each(stepSizes.filter((one) => one !== 'training step'))(
      'by %s one steps through two passes and back over the same moments',
      (stride) => {
        const clock = clockOf(trace);
        const forwards: Moment[] = [START];
        while (forwards.at(-1)!.t < 2) forwards.push(next(forwards.at(-1)!, stride, () => clock));
        const whole = trace.steps.length;
        const rests = new Set(forwards.map(({ t, step, cell }) => `${t} ${step} ${cell ?? ''}`));
        expect(rests.size).toBe(forwards.length);
        const astray = forwards
          .slice(1)
          .filter(
            (moment, n) =>
              compareMoments(forwards[n]!, moment) >= 0 ||
              moment.step <= 0 ||
              moment.step > whole + 1,
          );
        expect(astray).toEqual([]);
        expect(forwards).toContainEqual({ t: 0, step: whole, cell: null });
        const outcomes = forwards.filter((moment) => isOutcome(moment, trace));
        expect(outcomes).toEqual([outcomeMoment(0, trace), outcomeMoment(1, trace)]);
        const back = [forwards.at(-1)!];
        while (back.length < forwards.length) {
          back.push(previous(back.at(-1)!, stride, () => clock));
        }
        expect(back).toEqual(forwards.toReversed());
        const inFirst = forwards.filter(
          ({ t, step }) => t === 0 && step > 0 && step <= whole,
        ).length;
        const written = trace.steps.map((_step, s) => clock.cells(s + 1));
        const total = written.reduce((sum, count) => sum + count, 0);
        if (stride === 'cell') expect(inFirst).toBe(total);
        if (stride === 'operation') expect(inFirst).toBe(whole);
        if (stride === 'pass') expect(inFirst).toBe(3);
      },
    );

    test('by training step every step of a pass has its counterpart in the next', () => {
      const clock = clockOf(trace);
      trace.steps.forEach((_step, s) => {
        const moment = { t: 0, step: s + 1, cell: null };
        const later = next(moment, 'training step', () => clock);
        expect(later).toEqual({ ...moment, t: 1 });
        expect(previous(later, 'training step', () => clock)).toEqual(moment);
      });
    });
  });

  const TOTAL = 5;
  const STEPS = 6;
  const batches = [[0, 1, 2], [3], [4, 0]];
  const columns = (step: number): number[] => batches[step % batches.length]!;
  const all = valuesOf(TOTAL);
  const given = [...graph.inputs, ...graph.targets];
  const only = (names: readonly string[]): Values =>
    Object.fromEntries(names.map((name) => [name, all[name]!]));
  const data = { inputs: only(graph.inputs), targets: only(graph.targets) };
  const every = Array.from({ length: TOTAL }, (_one, n) => n);

  function traced(): Values {
    let parameters = only(graph.parameters);
    for (let step = 0; step < STEPS; step++) {
      const samples = columns(step);
      const chosen = given.map((name) => [name, pick(all[name]!, samples)] as const);
      const rest = { alpha: scalar(RATE), N: scalar(samples.length) };
      parameters = updated(
        run(graph, { ...parameters, ...(Object.fromEntries(chosen) as Values), ...rest }),
      );
    }
    return parameters;
  }

  const trained = (of: Graph, machine: typeof compiledKernels | null) => {
    const learner = trainer(of, only(graph.parameters), data, machine);
    learner.run({ from: 0, to: STEPS, rate: RATE, columns });
    const parameters = learner.parameters();
    return { parameters, ...learner.measure(every), p: learner.predict(every) };
  };

  test('trains to the same bits traced, in TypeScript and compiled', () => {
    const wanted = traced();
    const [plain, fast] = [null, compiledKernels].map((machine) => trained(graph, machine));
    expectSameBits(plain!.parameters, wanted);
    expectSameBits(fast!.parameters, wanted);
    expect({ ...fast, parameters: {} }).toEqual({ ...plain, parameters: {} });
    for (const key of graph.parameters) expect(wanted[key]!.data).not.toEqual(all[key]!.data);
  });

  test('a kernel without a compiled form runs alone in TypeScript, whichever it is', () => {
    const wanted = traced();
    for (const kernel of kernelsOf(graph)) {
      const without = withTwin(graph, kernel);
      const { work } = plan(without, {
        parameters: only(graph.parameters),
        given: Object.fromEntries(given.map((name) => [name, all[name]!.shape.slice(0, -1)])),
        samples: 3,
        training: true,
        wanted: graph.parameters,
      });
      const left = work.filter((one) => !opcodes.has(one.kernel));
      const used = usesOf(graph, kernel);
      expect(left.length, kernel.name).toBeLessThanOrEqual(used);
      expect(left.length, kernel.name).toBeLessThan(work.length);
      expectSameBits(trained(without, compiledKernels).parameters, wanted);
    }
  });
});

const keyIn = ({ lhs: { sym } }: Statement): string =>
  `${sym.id}${sym.layer ? sym.layer.plus : ''}${sym.use ? `_${sym.use}` : ''}`;

function pick({ shape, data }: Tensor, samples: readonly number[]): Tensor {
  const total = shape.at(-1)!;
  const places = Array.from({ length: data.length / total }, (_, place) => place);
  return tensor(
    [...shape.slice(0, -1), samples.length],
    places.flatMap((place) => samples.map((n) => data[place * total + n]!)),
  );
}

/** Same bits, but for the sign of zero. */
function expectSameBits(actual: Values, expected: Values): void {
  expect(Object.keys(actual)).toEqual(Object.keys(expected));
  for (const [key, { data }] of Object.entries(expected)) {
    const place = data.findIndex((value, c) => value !== actual[key]!.data[c]);
    expect(place, `${key}: ${actual[key]!.data[place]} and traced ${data[place]}`).toBe(-1);
  }
}

const rulesOf = ({ operation }: Node): Rule[] => [
  ...operation.forward,
  ...Object.values(operation.backward).filter((rule) => 'compute' in rule),
];

const callsOf = (node: Node) => rulesOf(node).flatMap(({ compute }) => compute.calls ?? []);

/** Every kernel of the operations of a graph. */
const kernelsOf = ({ nodes }: Graph): Set<Kernel> =>
  new Set(nodes.flatMap(callsOf).map(([kernel]) => kernel));

/** How often the operations of a graph call a kernel. */
const usesOf = ({ nodes }: Graph, kernel: Kernel): number =>
  nodes.flatMap(callsOf).filter(([one]) => one === kernel).length;

/** The graph with another kernel instead of one, which does the same but has no compiled form. */
function withTwin(graph: Graph, kernel: Kernel): Graph {
  const twin: Kernel = (...operands) => kernel(...operands);
  const twinned = (rule: Rule): Rule => {
    const calls = rule.compute.calls?.map(
      ([one, ...rest]) => [one === kernel ? twin : one, ...rest] as const,
    );
    return calls ? { ...rule, compute: kernels(...calls) } : rule;
  };
  const nodes = graph.nodes.map((node): Node => {
    const { operation } = node;
    const backward = Object.fromEntries(
      Object.entries(operation.backward).map(([role, rule]) => [
        role,
        'compute' in rule ? twinned(rule) : rule,
      ]),
    );
    return {
      ...node,
      operation: { ...operation, forward: operation.forward.map(twinned), backward },
    };
  });
  return { ...graph, nodes };
}

test('∂ of a sum of a value with itself by that value is 2', () => {
  const { graph, valuesOf } = twiceInOneSum();
  const trace = run(graph, valuesOf(2));
  const by = (cell: Cell): number =>
    jacobianAt(trace, trace.steps.length, { key: 'r1', cell: [2, 1] }, { key: 'a1', cell });
  expect([by([2, 1]), by([2, 0]), by([1, 1])]).toEqual([2, 0, 0]);
});

test('some of many are spread from the first to the last', () => {
  const all: Cell[] = cells([5, 5]);
  expect(some(all, 4)).toEqual([all[0], all[8], all[16], all[24]]);
  expect(some(all, 30)).toBe(all);
});
