import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePython } from '../src/export/python-file.ts';
import { parametersAt, toJson, traceAt } from '../src/experiment/replay.ts';
import { sourceCode } from '../src/export/source-code.ts';
import { experimentOf, workedFile, type NetworkFile } from './networks.ts';
import { providePython, withPython } from './python.ts';

let [folder, python] = ['', ''];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'exported-'));
  python = providePython(withPython);
}, 15 * 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Rows = number[][];

interface Printed {
  /** Gradients by the parameters: `dW1`. */
  readonly parameters: Readonly<Record<string, Rows>>;
  readonly after: Readonly<Record<string, { readonly parameters: Readonly<Record<string, Rows>> }>>;
}

function printedBy(file: NetworkFile): Printed {
  const path = join(folder, 'network.py');
  writeFileSync(path, savePython(experimentOf(file), 0));
  const { stdout, stderr } = spawnSync(python, ['-W', 'error', path, '--json'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Printed;
}

/** ReLU with a unit whose sum is exactly 0, and through which the error would reach the weights below. */
const kink: NetworkFile = {
  ...workedFile,
  activation: 'relu',
  W: workedFile.W.map((rows, n) => (n === 0 ? [[0, 0], ...rows.slice(1)] : rows)),
  b: workedFile.b.map((row, n) => (n === 0 ? [0, 0.5, 1.2] : [...row].fill(0.3))),
};

test('the slope of ReLU at 0 is 0 in what is exported, as in the book', async () => {
  const trace = traceAt(experimentOf(kink), 0);
  const end = trace.steps.length;
  expect(trace.at('z1', end)!.data[0]).toBe(0);
  expect(trace.at('da1', end)!.data[0]).not.toBe(0);
  const expected = toJson(trace.at('dW1', end)!) as number[][];
  expect(expected[0]).toEqual([0, 0]);
  expect(expected[1]).not.toEqual([0, 0]);

  const dW1 = printedBy(kink).parameters['dW1']!;
  expect(dW1[0]!.map(Math.abs)).toEqual([0, 0]);
  expect(dW1[1]![0]).toBeCloseTo(expected[1]![0]!, 14);

  const path = join(folder, 'pass.ts');
  writeFileSync(path, `${sourceCode(experimentOf(kink), 0, 'typescript')}export { dW1 };\n`);
  const options = { configFile: false, logLevel: 'error' } as const;
  const { module } = await runnerImport<{ dW1: number[][] }>(path, options);
  expect(module.dW1[0]!.map(Math.abs)).toEqual([0, 0]);
  expect(module.dW1[1]![0]).toBeCloseTo(expected[1]![0]!, 14);
});

test('the learning rate stands in the script in full precision', () => {
  const file = { ...workedFile, learningRate: 0.123456789 };
  expect(savePython(experimentOf(file), 0)).toContain('alpha = 0.123456789\n');
  const { after } = printedBy(file);
  const expected = toJson(parametersAt(experimentOf(file), 1)['W1']!) as number[][];
  after['1']!.parameters['W1']!.forEach((row, i) =>
    row.forEach((value, k) => expect(value).toBeCloseTo(expected[i]![k]!, 13)),
  );
});
