import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { flatNumbers, type Experiment, type NestedNumbers } from '../src/experiment/experiment.ts';
import { batchLoss } from '../src/experiment/loss.ts';
import { savePython } from '../src/export/python-file.ts';
import { mapValues, parametersAt, toJson, traceAt } from '../src/experiment/replay.ts';
import { activationNames } from '../src/notation/activations/list.ts';
import { graphOf } from '../src/layers/network.ts';
import { openNetwork } from '../src/export/network-file.ts';
import { experimentOf, twoSamples, type NetworkFile } from './networks.ts';
import { runPython } from './run-code.ts';
import { optimized } from './optimized.ts';
import { findPython, providePython, withPython, type PythonMachine } from './python.ts';

type Tensors = Readonly<Record<string, NestedNumbers>>;

interface Printed {
  readonly loss: number;
  /** Gradients by the parameters: `dW1`. */
  readonly parameters: Tensors;
  readonly after: Readonly<Record<string, { readonly loss: number; readonly parameters: Tensors }>>;
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
  return runPython(python, [path, ...args]);
}

const DRIVER = `
import contextlib, io, json, sys

def printed(script):
    sys.argv = ["network.py", "--json"]
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(script, {"__name__": "__main__"})
    return json.loads(out.getvalue())

print(json.dumps([printed(script) for script in json.load(sys.stdin)]))
`;

/** What each script prints with `--json`, all in one process. */
const printedBy = (scripts: readonly string[]): Printed[] =>
  JSON.parse(runPython(python, ['-c', DRIVER], JSON.stringify(scripts))) as Printed[];

/** Largest difference in parts of the tensor's largest entry. */
function difference(got: NestedNumbers, want: NestedNumbers): number {
  const [a, b] = [flatNumbers(got), flatNumbers(want)];
  expect(a).toHaveLength(b.length);
  const largest = Math.max(...b.map(Math.abs)) || 1;
  return Math.max(...b.map((value, n) => Math.abs(a[n]! - value))) / largest;
}

/** Where something else than what is wanted was printed, by name. */
function differing(got: Printed, want: Printed): string[] {
  const compare = (name: string, a: NestedNumbers, b: NestedNumbers): string[] => {
    const off = difference(a, b);
    return off <= 1e-10 ? [] : [`${name}: ${off}`];
  };
  const tensors = (a: Tensors, b: Tensors, when = ''): string[] => {
    expect(Object.keys(a)).toEqual(Object.keys(b));
    return Object.keys(b).flatMap((name) => compare(`${name}${when}`, a[name]!, b[name]!));
  };
  return [
    ...compare('loss', got.loss, want.loss),
    ...tensors(got.parameters, want.parameters),
    ...Object.entries(want.after).flatMap(([steps, { loss, parameters }]) => [
      ...compare(`loss after ${steps}`, got.after[steps]!.loss, loss),
      ...tensors(got.after[steps]!.parameters, parameters, ` after ${steps}`),
    ]),
  ];
}

/** What the engine has. */
function computed(experiment: Experiment, t: number): Printed {
  const trace = traceAt(experiment, t);
  const gradient = (key: string): NestedNumbers => toJson(trace.at(key, trace.steps.length)!);
  const names = graphOf(experiment.network).parameters;
  const after = [1, 10, 100].map((steps) => {
    const values = mapValues(parametersAt(experiment, t + steps), toJson);
    const parameters = Object.fromEntries(names.map((name) => [name, values[name]!]));
    return [steps, { loss: batchLoss(experiment, t + steps), parameters }] as const;
  });
  return {
    loss: batchLoss(experiment, t),
    parameters: Object.fromEntries(
      graphOf(experiment.network).parameters.map((key) => [`d${key}`, gradient(`d${key}`)]),
    ),
    after: Object.fromEntries(after),
  };
}

interface Fixture {
  readonly network: NetworkFile;
  readonly expected: Printed;
}

const fixtures = (folder: string): [file: string, fixture: Fixture][] => {
  const url = new URL(`fixtures/${folder}/`, import.meta.url);
  return readdirSync(url).map((file) => [
    file,
    JSON.parse(readFileSync(new URL(file, url), 'utf8')) as Fixture,
  ]);
};

interface Case {
  readonly experiment: Experiment;
  readonly t: number;
  readonly want: () => Printed;
}

const asTheEngine = (experiment: Experiment, t = 0): Case => ({
  experiment,
  t,
  want: () => computed(experiment, t),
});

const softmaxAlone = {
  format: 2,
  input: [3],
  layers: [{ type: 'softmax' }],
  parameters: {},
  X: [[1, -0.5, 2]],
  Y: [[0, 1, 0]],
};

/** A graph of a chapter, one W in two layers, whose activations are added: files do not hold it, a script does. */
const authored: Experiment = {
  network: {
    input: [2],
    target: [3],
    graph: {
      input: 'a0',
      target: 'y',
      parameters: { W1: [4, 2], b1: [4], W3: [3, 4], b3: [3] },
      nodes: [
        { operation: 'affine', layer: 1, names: { W: 'W1', b: 'b1', a: 'a0', z: 'z1' } },
        { operation: 'tanh', layer: 1, names: { z: 'z1', a: 'a1', da_dz: 'da_dz1' } },
        { operation: 'affine', layer: 2, names: { W: 'W1', b: 'b1', a: 'a0', z: 'z2' } },
        { operation: 'sigmoid', layer: 2, names: { z: 'z2', a: 'a2', da_dz: 'da_dz2' } },
        { operation: 'add', layer: 2, names: { a: 'a1', b: 'a2', r: 'r2' } },
        { operation: 'affine', layer: 3, names: { W: 'W3', b: 'b3', a: 'r2', z: 'z3' } },
        {
          operation: 'softmaxCrossEntropy',
          layer: 3,
          names: { z: 'z3', y: 'y', p: 'p', logp: 'logp', L: 'L' },
        },
      ],
    },
  },
  checkpoints: [
    {
      t: 0,
      parameters: {
        W1: [
          [0.6, -0.3],
          [0.2, 0.5],
          [-0.4, 0.9],
          [0.7, 0.15],
        ],
        b1: [0.1, 0, -0.2, 0.3],
        W3: [
          [0.3, 0.7, -0.6, 0.2],
          [-0.8, 0.2, 0.1, -0.5],
          [0.5, 0.4, 0.35, 0.05],
        ],
        b3: [0, 0.25, -0.1],
      },
      data: {
        name: 'file',
        title: '',
        X: [
          [1.5, -0.5],
          [-0.25, 2],
        ],
        Y: [
          [0, 1, 0],
          [1, 0, 0],
        ],
        features: [],
        classes: [],
        heldOut: [],
      },
      plan: { kind: 'picked', samples: [0, 1] },
      rate: 0.5,
    },
  ],
};

const cases: readonly (readonly [string, Case])[] = [
  ['a graph of a chapter', asTheEngine(authored)],
  ...fixtures('networks').map(
    ([file, { network }]) => [file, asTheEngine(experimentOf(network))] as const,
  ),
  ['two samples, one of a soft label', asTheEngine(experimentOf(twoSamples))],
  ...activationNames.map(
    (activation) =>
      [
        `two samples, ${activation}`,
        asTheEngine(experimentOf({ ...twoSamples, activation })),
      ] as const,
  ),
  ['the worked network after 7 training steps', asTheEngine(EXAMPLE, 7)],
  ['a network without parameters', asTheEngine(openNetwork(JSON.stringify(softmaxAlone)))],
  ...optimized.map(([name, experiment]) => [name, asTheEngine(experiment)] as const),
  ...optimized.map(([name, experiment]) => [`${name}, later`, asTheEngine(experiment, 6)] as const),
  ...fixtures('models').map(([file, { network, expected }]) => {
    const experiment = openNetwork(JSON.stringify(network));
    return [file, { experiment, t: 0, want: () => expected }] as const;
  }),
];

describe('a saved script computes and trains as the engine, or as other software, does, to 1e-10', () => {
  let printed: Printed[] = [];
  beforeAll(() => {
    printed = printedBy(cases.map(([, { experiment, t }]) => savePython(experiment, t)));
  }, 120_000);

  test.each(cases.map(([name], n) => [name, n] as const))('%s', (_, n) => {
    expect(differing(printed[n]!, cases[n]![1].want())).toEqual([]);
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

  test('says in words what the layers are', () => {
    const [, { experiment }] = cases.find(([name]) => name === 'average-pool-first.json')!;
    const script = savePython(experiment, 0);
    expect(script).toContain('A sample has shape 3 × 8 × 5.');
    expect(script).toContain('\n    averagePool2d: size 3 × 2, stride 1\n');
    expect(script).toContain(
      '\n    conv2d: filters 6, kernel 2 × 1, stride 1, padding 0\n    relu\n',
    );
    expect(script).toContain('\n    dense: units 4\n    softmax\n');
  });

  test('keeps to the lines of PEP 8', () => {
    for (const [, { experiment }] of cases) {
      const script = savePython(experiment, 3);
      expect(script.split('\n').filter(({ length }) => length > 79)).toEqual([]);
      expect(script).not.toMatch(/[ \t]$/m);
    }
  });

  test('of drawn mini-batches trains on the current one and says so', () => {
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
