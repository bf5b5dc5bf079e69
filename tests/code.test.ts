import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from '../src/engine/program.ts';
import { listingOf } from '../src/engine/listing/listing.ts';
import type { Language } from '../src/notation/code/callee.ts';
import { code, codeOfStatement } from '../src/notation/code/code.ts';
import * as e from '../src/notation/expression.ts';
import { symbols } from '../src/notation/traverse.ts';
import { keyOf, parseKey } from '../src/notation/symbol.ts';
import { textOf } from '../src/notation/code/tokens.ts';
import { activationNames } from '../src/notation/activations/list.ts';
import { denseNetwork, graphOf } from '../src/layers/network.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { flatNumbers, type NestedNumbers } from '../src/experiment/experiment.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { givenNames } from '../src/export/source-code.ts';
import { graphs } from './graphs.ts';
import { experimentOf, networkFile, twoSamples, type NetworkFile } from './networks.ts';
import { optimized } from './optimized.ts';
import { providePython, withPython } from './python.ts';
import {
  recordedGraph,
  recordedPass,
  recordInPython,
  recordInTypescript,
  writeModule,
  written,
  type Recorded,
} from './run-code.ts';

const languages: readonly Language[] = ['numpy', 'typescript'];
const layer = { W: e.sym('W', 2), a: e.sym('a', 1), b: e.sym('b', 2), dz: e.sym('dz', 2) };
const both = (expr: e.Expr): string[] => languages.map((language) => textOf(code(expr, language)));

describe('an expression as code', () => {
  const y = e.sym('y', null, 'j');
  const logp = e.sym('logp', null, 'j');
  test.each<[string, e.Expr, string, string]>([
    [
      'a product and a bias without samples',
      e.plus(e.times(layer.W, layer.a), layer.b),
      'W2 @ a1 + b2[:, None]',
      'add(matmul(W2, a1), columns(b2, N))',
    ],
    [
      'a transpose',
      e.times(e.transpose(layer.W), layer.dz),
      'W2.T @ dz2',
      'matmul(transpose(W2), dz2)',
    ],
    [
      'the transpose of a product',
      e.transpose(e.times(layer.W, layer.a)),
      '(W2 @ a1).T',
      'transpose(matmul(W2, a1))',
    ],
    [
      'a Hadamard product of a product',
      e.hadamard(e.times(e.transpose(layer.W), layer.dz), e.apply('tanh′', e.sym('z', 1))),
      '(W2.T @ dz2) * tanh_slope(z1)',
      'hadamard(matmul(transpose(W2), dz2), tanhSlope(z1))',
    ],
    ['a sum over samples', e.overBatch(layer.dz), 'dz2.sum(axis=1)', 'sumOverSamples(dz2)'],
    [
      'a sum over units',
      e.negative(e.sumOver('j', e.times(y, logp))),
      '-np.sum(y * logp, axis=0)',
      'negate(sumOverUnits(hadamard(y, logp)))',
    ],
    [
      'the logarithm of a softmax',
      e.apply('log', e.apply('softmax', e.sym('z', 2))),
      'log_softmax(z2)',
      'logSoftmax(z2)',
    ],
    [
      'a mean',
      e.times(e.fraction(e.number(1), e.sym('N')), e.overBatch(e.sym('L'))),
      'L.sum() / N',
      'sum(L) / N',
    ],
    [
      'a rate before a product of matrices',
      e.times(e.sym('alpha'), layer.dz, e.transpose(layer.a)),
      'alpha * (dz2 @ a1.T)',
      'scale(alpha, matmul(dz2, transpose(a1)))',
    ],
    [
      'half of a sum of squares',
      e.times(
        e.fraction(e.number(1), e.number(2)),
        e.sumOver('j', e.power(e.minus(y, e.sym('p', null, 'j')), 2)),
      ),
      'np.sum((y - p) ** 2, axis=0) / 2',
      'divide(sumOverUnits(power(subtract(y, p), 2)), 2)',
    ],
    [
      'a number before an array',
      e.minus(e.number(1), e.hadamard(layer.a, layer.a)),
      '1 - a1 * a1',
      'shift(1, negate(hadamard(a1, a1)))',
    ],
    [
      'a power of a power',
      e.power(e.power(layer.a, 2), 3),
      '(a1 ** 2) ** 3',
      'power(power(a1, 2), 3)',
    ],
    [
      'a convolution',
      e.call('conv2d', [layer.W, layer.a, layer.b], { stride: 2, padding: 1, height: 3, width: 4 }),
      'conv2d(W2, a1, b2, 2, 1)',
      'conv2d(W2, a1, b2, 2, 1)',
    ],
    [
      'maps as units, and units as maps',
      e.reshape(layer.dz, e.role('z', ['o', 'h', 'w'])),
      'dz2.reshape(z.shape)',
      'unflatten(dz2, z)',
    ],
    [
      'a difference in a difference',
      e.minus(e.number(1), e.minus(e.sym('alpha'), e.sym('N'))),
      '1 - (alpha - N)',
      '1 - (alpha - N)',
    ],
  ])('%s', (_, expr, numpy, typescript) => expect(both(expr)).toEqual([numpy, typescript]));

  test('names stay the names of tensors', () => {
    const line = codeOfStatement(
      { lhs: e.sym('z', 2), rhs: [e.plus(e.times(layer.W, layer.a), layer.b)] },
      'numpy',
    );
    const keys = line.flatMap(({ key, text }) => (key === null ? [] : [[key, text]]));
    expect(keys).toEqual(['z2', 'W2', 'a1', 'b2'].map((key) => [key, key]));
  });

  test.each<[string, e.Expr]>([
    ['a letter for a layer', e.sym('W', { base: 'l', plus: 0 })],
    ['a Jacobian', e.jacobian(e.sym('a', 1), e.sym('z', 1))],
    ['cells of unlike axes', e.sumOver('k', e.times(e.sym('W', 1, 'ik'), e.sym('a', 0, 'k')))],
  ])('%s has none', (_, expr) => {
    for (const language of languages) expect(() => code(expr, language)).toThrow(RangeError);
  });
});

const read = <T>(folder: string): [file: string, content: T][] => {
  const url = new URL(`fixtures/${folder}/`, import.meta.url);
  return readdirSync(url).map((file) => [
    file,
    JSON.parse(readFileSync(new URL(file, url), 'utf8')) as T,
  ]);
};

const passes: readonly (readonly [name: string, pass: Recorded])[] = [
  ['the worked network', recordedPass(EXAMPLE)],
  ...activationNames.map(
    (activation) =>
      [
        `two samples, ${activation}`,
        recordedPass(experimentOf({ ...twoSamples, activation })),
      ] as const,
  ),
  ...['networks', 'models'].flatMap((folder) =>
    read<{ network: NetworkFile }>(folder).map(
      ([file, { network }]) => [file, recordedPass(experimentOf(network))] as const,
    ),
  ),
  ...optimized.map(([name, experiment]) => [name, recordedPass(experiment)] as const),
  ...fc
    .sample(networkFile, { numRuns: 5, seed: 7 })
    .map((file, n) => [`random network ${n + 1}`, recordedPass(experimentOf(file))] as const),
  ...graphs.flatMap(([name, graph, valuesOf]) =>
    [3, 1].map((N) => [`${name}, samples: ${N}`, recordedGraph(graph, valuesOf(N))] as const),
  ),
];

describe('every step of every pass is code', () => {
  const cases = activationNames.flatMap((activation) =>
    [false, true].map((batch) => [activation, batch] as const),
  );
  test.each(cases)('%s, of several samples: %s', (activation, batch) => {
    const graph = graphOf(denseNetwork([2, 3, 4, 3], activation));
    const steps = program(graph, { batch, inputGradient: true });
    for (const language of languages) {
      const listing = listingOf(
        steps,
        [...graph.inputs, ...graph.targets, ...graph.parameters],
        language,
      );
      expect(listing.map(({ step }) => step)).toEqual(steps.map((_, s) => s + 1));
      listing.forEach(({ code: lines }, s) => {
        const { writes, reads, statements } = steps[s]!;
        expect(lines).toHaveLength(statements.length);
        const keys = lines.flatMap((line) => line.flatMap(({ key }) => key ?? []));
        for (const key of keys) expect(() => parseKey(key)).not.toThrow();
        expect(keys).toEqual(expect.arrayContaining([...writes, ...reads]));
        const others = keys.filter((key) => ![...writes, ...reads, 'N'].includes(key));
        expect(others).toEqual([]);
      });
    }
  });

  const namesIn = (expr: e.Expr): string[] => [
    ...symbols(expr).map(({ sym }) => keyOf(sym)),
    ...(expr.kind === 'reshape' && expr.like ? namesIn(expr.like) : []),
  ];

  test.each(passes)('%s names what its steps read and write', (_, { trace }) => {
    for (const language of languages) {
      listingOf(trace.steps, [], language).forEach(({ code: lines }, s) => {
        const wanted = trace.steps[s]!.statements.map(({ lhs, rhs, whole }) =>
          [lhs, whole ?? rhs[0]!].flatMap(namesIn),
        );
        const keys = lines.map((line) => line.flatMap(({ key }) => key ?? []));
        keys.forEach((names, n) => {
          expect(new Set(names.filter((name) => name !== 'N'))).toEqual(
            new Set(wanted[n]!.filter((name) => name !== 'N')),
          );
        });
      });
    }
  });

  test('a tensor that is written again is declared once, and not as a constant', () => {
    const steps = traceAt(experimentOf(twoSamples), 0).steps;
    const listing = listingOf(steps, givenNames(EXAMPLE), 'typescript');
    const text = listing.flatMap((lines) => lines.code.map(textOf)).join('\n');
    expect(text.match(/(let|const) dW2 = .*/g)).toEqual(['let dW2 = matmul(dz2, transpose(a1));']);
    expect(text).toContain('\ndW2 = divide(dW2, N);');
  });
});

describe('code that is run has the values of the trace at every step', () => {
  let folder = '';
  let path = '';
  const recorded: Partial<Record<Language, NestedNumbers[][]>> = {};
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'code-'));
    path = writeModule(
      folder,
      passes.map(([, pass]) => pass.code('typescript')),
    );
    recorded.typescript = await recordInTypescript(path);
    recorded.numpy = recordInPython(
      providePython(withPython),
      passes.map(([, pass]) => pass.code('numpy')),
    );
  }, 15 * 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(passes.map(([name], n) => [name, n] as const))('%s', (_, n) => {
    const expected = written(passes[n]![1].trace);
    for (const language of languages) {
      const values = recorded[language]![n]!;
      expect(values).toHaveLength(expected.length);
      const differing = expected.filter(([, value], s) => {
        const [got, want] = [flatNumbers(values[s]!), flatNumbers(value)];
        const largest = Math.max(...want.map(Math.abs)) || 1;
        const off = Math.max(...want.map((one, c) => Math.abs(got[c]! - one))) / largest;
        return got.length !== want.length || !(off <= 1e-12);
      });
      expect(differing.map(([name]) => `${language}: ${name}`)).toEqual([]);
    }
  });

  test('all of it satisfies the strictest TypeScript', () => {
    const compiler = join(
      dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
      'bin/tsc',
    );
    const flags = ['--strict', '--noUncheckedIndexedAccess', '--noEmit', '--target', 'es2023'];
    const { stdout, status } = spawnSync(
      process.execPath,
      [compiler, ...flags, '--module', 'esnext', '--ignoreConfig', path],
      { encoding: 'utf8', cwd: folder },
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  }, 60_000);
});
