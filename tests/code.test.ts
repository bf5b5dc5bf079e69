import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { runnerImport } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from '../src/engine/program.ts';
import { listingOf } from '../src/engine/listing.ts';
import type { Language } from '../src/notation/code/callee.ts';
import { code, codeOfStatement } from '../src/notation/code/code.ts';
import * as e from '../src/notation/expression.ts';
import { parseKey } from '../src/notation/symbol.ts';
import { textOf } from '../src/notation/code/tokens.ts';
import { activationNames } from '../src/notation/activations/list.ts';
import { graphOf } from '../src/layers/network.ts';
import { EXAMPLE, type Experiment, type Rows } from '../src/experiment/experiment.ts';
import { toJson, traceAt } from '../src/experiment/replay.ts';
import { givenNames, sourceCode } from '../src/export/source-code.ts';
import { experimentOf, networkFile, twoSamples, type NetworkFile } from './networks.ts';

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

describe('every step of every pass is code', () => {
  const passes = activationNames.flatMap((activation) =>
    [false, true].map((batch) => [activation, batch] as const),
  );
  test.each(passes)('%s, of several samples: %s', (activation, batch) => {
    const graph = graphOf({ layers: [2, 3, 4, 3], activation });
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

  test('a tensor that is written again is declared once, and not as a constant', () => {
    const steps = traceAt(experimentOf(twoSamples), 0).steps;
    const listing = listingOf(steps, givenNames(EXAMPLE), 'typescript');
    const text = listing.flatMap((lines) => lines.code.map(textOf)).join('\n');
    expect(text.match(/(let|const) dW2 = .*/g)).toEqual(['let dW2 = matmul(dz2, transpose(a1));']);
    expect(text).toContain('\ndW2 = divide(dW2, N);');
  });
});

describe('the listing in TypeScript', () => {
  const NETWORKS = new URL('fixtures/networks/', import.meta.url);
  const fixture = (file: string): Experiment => {
    const text = readFileSync(new URL(file, NETWORKS), 'utf8');
    return experimentOf((JSON.parse(text) as { network: NetworkFile }).network);
  };
  let folder = '';
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'listing-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let modules = 0;
  function write(experiment: Experiment): { path: string; keys: string[] } {
    const { parameters } = graphOf(experiment.network);
    const keys = [...parameters, ...parameters.map((key) => `d${key}`), 'p', 'L'];
    const path = join(folder, `pass-${modules++}.ts`);
    writeFileSync(
      path,
      `${sourceCode(experiment, 0, 'typescript')}export { ${keys.join(', ')} };\n`,
    );
    return { path, keys };
  }

  type Nested = number | readonly Nested[];
  const flat = (value: Nested): number[] =>
    typeof value === 'number' ? [value] : value.flatMap(flat);

  /** Names that the listing, run, gives other values than the trace has. */
  async function differing(experiment: Experiment): Promise<string[]> {
    const { path, keys } = write(experiment);
    const { module } = await runnerImport<Record<string, Rows>>(path, {
      configFile: false,
      logLevel: 'error',
    });
    const trace = traceAt(experiment, 0);
    return keys.filter((key) => {
      const want = flat(toJson(trace.at(key, trace.steps.length)!));
      const got = flat(module[key]!);
      const largest = Math.max(...want.map(Math.abs)) || 1;
      const off = Math.max(...want.map((value, n) => Math.abs(got[n]! - value))) / largest;
      return got.length !== want.length || !(off <= 1e-12);
    });
  }

  test('runs and has the values of the trace: the worked network, two samples', async () => {
    expect(await differing(EXAMPLE)).toEqual([]);
    expect(await differing(experimentOf(twoSamples))).toEqual([]);
  });

  test.each(readdirSync(NETWORKS))('runs and has the values of the trace: %s', async (file) => {
    expect(await differing(fixture(file))).toEqual([]);
  });

  test('runs and has the values of the trace: random networks', async () => {
    for (const file of fc.sample(networkFile, { numRuns: 5, seed: 7 })) {
      expect(await differing(experimentOf(file))).toEqual([]);
    }
  }, 30_000);

  test('satisfies the strictest TypeScript', () => {
    const files = [EXAMPLE, fixture('relu.json'), fixture('tanh.json')].map(
      (one) => write(one).path,
    );
    const compiler = join(
      dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
      'bin/tsc',
    );
    const flags = ['--strict', '--noUncheckedIndexedAccess', '--noEmit', '--target', 'es2023'];
    const { stdout, status } = spawnSync(
      process.execPath,
      [compiler, ...flags, '--module', 'esnext', '--ignoreConfig', ...files],
      { encoding: 'utf8', cwd: folder },
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  }, 60_000);
});
