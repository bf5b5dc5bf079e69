import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE, type Experiment } from '../src/experiment/experiment.ts';
import { batchLoss } from '../src/experiment/loss.ts';
import { savePython } from '../src/export/python-file.ts';
import { parametersAt, toJson, traceAt } from '../src/experiment/replay.ts';
import { depth } from '../src/layers/network.ts';
import { experimentOf, twoSamples, type NetworkFile } from './networks.ts';
import { findPython, providePython, withPython, type PythonMachine } from './python.ts';

type Nested = number | readonly Nested[];

interface Printed {
  readonly loss: number;
  readonly dW: Nested[];
  readonly db: Nested[];
  readonly after: Readonly<Record<string, { loss: number; W: Nested[]; b: Nested[] }>>;
}

let python = '';
let folder = '';

beforeAll(() => {
  python = providePython(withPython);
  folder = mkdtempSync(join(tmpdir(), 'script-'));
}, 15 * 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runScript(script: string, ...args: string[]): string {
  const path = join(folder, 'network.py');
  writeFileSync(path, script);
  // A warning of NumPy, of an overflow for one, is an error here
  const { status, stdout, stderr } = spawnSync(python, ['-W', 'error', path, ...args], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

const flat = (value: Nested): number[] =>
  typeof value === 'number' ? [value] : value.flatMap(flat);

/** Largest difference in parts of the tensor's largest entry. */
function difference(got: Nested, want: Nested): number {
  const [a, b] = [flat(got), flat(want)];
  expect(a).toHaveLength(b.length);
  const largest = Math.max(...b.map(Math.abs)) || 1;
  return Math.max(...b.map((value, n) => Math.abs(a[n]! - value))) / largest;
}

/** What the engine has where the script has something else, by name. */
function differing(experiment: Experiment, t: number): string[] {
  const got = JSON.parse(runScript(savePython(experiment, t), '--json')) as Printed;
  const layers = Array.from({ length: depth(experiment.network) }, (_, n) => n);
  const trace = traceAt(experiment, t);
  const gradient = (key: string): Nested => toJson(trace.at(`d${key}`, trace.steps.length)!);
  const pairs: [string, Nested, Nested][] = [
    ['loss', got.loss, batchLoss(experiment, t)],
    ...layers.flatMap((n): [string, Nested, Nested][] => [
      [`dW${n + 1}`, got.dW[n]!, gradient(`W${n + 1}`)],
      [`db${n + 1}`, got.db[n]!, gradient(`b${n + 1}`)],
    ]),
    ...[1, 10, 100].flatMap((steps): [string, Nested, Nested][] => {
      const after = got.after[steps]!;
      const want = parametersAt(experiment, t + steps);
      return [
        [`loss after ${steps}`, after.loss, batchLoss(experiment, t + steps)],
        ...layers.flatMap((n): [string, Nested, Nested][] => [
          [`W${n + 1} after ${steps}`, after.W[n]!, toJson(want[`W${n + 1}`]!)],
          [`b${n + 1} after ${steps}`, after.b[n]!, toJson(want[`b${n + 1}`]!)],
        ]),
      ];
    }),
  ];
  return pairs.flatMap(([name, a, b]) => {
    const off = difference(a, b);
    return off <= 1e-10 ? [] : [`${name}: ${off}`];
  });
}

const NETWORKS = new URL('fixtures/networks/', import.meta.url);

describe('a saved script computes and trains as the engine does, to 1e-10', () => {
  test.each(readdirSync(NETWORKS))('%s', (file) => {
    const { network } = JSON.parse(readFileSync(new URL(file, NETWORKS), 'utf8')) as {
      network: NetworkFile;
    };
    expect(differing(experimentOf(network), 0)).toEqual([]);
  });

  test('two samples, one of a soft label', () => {
    expect(differing(experimentOf(twoSamples), 0)).toEqual([]);
  });

  test('the worked network after 7 training steps', () => {
    expect(differing(EXAMPLE, 7)).toEqual([]);
  });
});

describe('a saved script', () => {
  test('says the loss, each gradient’s shape and norm, and what training does', () => {
    const said = runScript(savePython(EXAMPLE, 0));
    expect(said).toContain('loss: 1.364989');
    expect(said).toContain('dW1: shape (3, 2), norm 0.081107');
    expect(said).toContain('db3: shape (3,), norm');
    expect(said).toContain('loss after   1 training steps: 0.560194');
  });

  test('keeps to the lines of PEP 8', () => {
    for (const experiment of [EXAMPLE, experimentOf(twoSamples)]) {
      const script = savePython(experiment, 3);
      expect(script.split('\n').filter(({ length }) => length > 79)).toEqual([]);
      expect(script).not.toMatch(/[ \t]$/m);
    }
  });

  test('of drawn mini-batches trains on the one at hand and says so', () => {
    const [first] = experimentOf(twoSamples).checkpoints;
    const plan = { kind: 'shuffled', size: 1, seed: 1 } as const;
    const script = savePython({ network: EXAMPLE.network, checkpoints: [{ ...first, plan }] }, 2);
    expect(script).toContain('# The book draws a new mini-batch for every step');
    expect(script).toContain('# 1 sample of training step 3.');
    expect(runScript(script)).toContain('loss: ');
  });
});

describe('where a Python with NumPy is found', () => {
  /** A machine on which these Pythons have NumPy; installing gives it to the system's. */
  const machine = (having: string[], { apt = false, root = true, env = {} } = {}) => {
    const log: string[] = [];
    const here: PythonMachine = {
      env,
      root,
      which: (command) => (apt && command === 'apt-get' ? '/usr/bin/apt-get' : null),
      hasNumpy: (path) => having.includes(path),
      run(command, args) {
        log.push([command, ...args].join(' '));
        if (args.includes('python3-numpy')) having.push('/usr/bin/python3');
        return true;
      },
    };
    return { here, log };
  };

  test('PYTHON goes before the PATH, and the PATH before the system’s own', () => {
    const all = ['/opt/mine', 'python3', '/usr/bin/python3'];
    expect(findPython(machine(all, { env: { PYTHON: '/opt/mine' } }).here)).toBe('/opt/mine');
    expect(findPython(machine(all).here)).toBe('python3');
    expect(findPython(machine(['/usr/bin/python3']).here)).toBe('/usr/bin/python3');
    expect(findPython(machine([]).here)).toBeNull();
  });

  test.each([
    [true, 'apt-get'],
    [false, 'sudo -n apt-get'],
  ])('Debian’s package is installed where none has it, root: %s', (root, command) => {
    const { here, log } = machine([], { apt: true, root });
    expect(providePython(here)).toBe('/usr/bin/python3');
    expect(log).toEqual([`${command} update`, `${command} install -y python3-numpy`]);
  });

  test('an error says what to do where that fails', () => {
    expect(() => providePython(machine([]).here)).toThrow(/set PYTHON to a Python that has it/);
  });
});
