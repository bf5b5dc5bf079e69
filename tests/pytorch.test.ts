import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { listingOf } from '../src/engine/listing/listing.ts';
import type { Experiment } from '../src/experiment/experiment.ts';
import { toJson, traceAt } from '../src/experiment/replay.ts';
import { givenNames, sourceCode } from '../src/export/source-code.ts';
import {
  activationNames,
  activations,
  type ActivationName,
} from '../src/notation/activations/list.ts';
import { denseNetwork, widthsOf } from '../src/layers/network.ts';
import { textOf } from '../src/notation/code/tokens.ts';
import { flatNumbers, type NestedNumbers } from '../src/experiment/experiment.ts';
import { experimentOf, twoSamples } from './networks.ts';

const linesOf = (experiment: Experiment): string[][] =>
  listingOf(traceAt(experiment, 0).steps, givenNames(experiment), 'pytorch').map(({ code }) =>
    code.map(textOf),
  );

describe('a pass in PyTorch', () => {
  test.each(activationNames)('with %s brings what PyTorch does not have under its name', (name) => {
    const called = activations[name].numpy.f.name;
    const source = sourceCode(withActivation(EXAMPLE, name), 0, 'pytorch');
    expect(source).toContain(`a1 = ${called.replace('np.', 'torch.')}(z1)`);
    if (!called.startsWith('np.')) expect(source).toContain(`def ${called}(z):`);
  });

  test('writes the forward pass out, and reads what one call of backward has left', () => {
    const lines = linesOf(EXAMPLE);
    expect(lines[0]).toEqual(['z1 = W1 @ a0 + b1[:, None]', 'z1.retain_grad()']);
    expect(lines[1]).toEqual(['a1 = sigmoid(z1)', 'a1.retain_grad()']);
    expect(lines[5]).toEqual(['p = softmax(z3)', 'logp = log_softmax(z3)']);
    expect(lines[7]).toEqual(['L.sum().backward()', 'dz3 = z3.grad']);
    expect(lines[8]).toEqual(['dW3 = W3.grad']);
    expect(lines.at(-1)).toEqual(['with torch.no_grad(): b1 -= alpha * db1']);
    expect(lines.flat().filter((text) => text.includes('backward()'))).toHaveLength(1);
  });

  test('divides by the number of samples where there are several', () => {
    expect(linesOf(experimentOf(twoSamples)).flat()).toContain('dW3 = dW3 / N');
  });

  test('names tensors as the page does', () => {
    const { steps } = traceAt(EXAMPLE, 0);
    const [first] = listingOf(steps, givenNames(EXAMPLE), 'pytorch');
    expect(first!.code[0]!.flatMap(({ key }) => key ?? [])).toEqual(['z1', 'W1', 'a0', 'b1']);
  });
});

/** The same dense network with another activation. */
const withActivation = (experiment: Experiment, activation: ActivationName): Experiment => ({
  ...experiment,
  network: denseNetwork(widthsOf(experiment.network), activation),
});

/** A Python with PyTorch; where there is none, what is copied is not run. */
const python = ['/usr/bin/python3', 'python3'].find(
  (one) => spawnSync(one, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0,
);

/** Runs each source in a scope of its own, and prints what its names then stand for. */
const DRIVER = `
import json, sys
found = []
for one in json.load(sys.stdin):
    scope = {}
    exec(one["source"], scope)
    found.append({name: scope[name].tolist() for name in one["names"]})
print(json.dumps(found))
`;

describe.skipIf(!python)('what is copied', () => {
  const passes: [string, Experiment][] = [
    ['the worked network', EXAMPLE],
    ['a mini-batch', experimentOf(twoSamples)],
    ...activationNames.map((name): [string, Experiment] => [
      `a mini-batch with ${name}`,
      withActivation(experimentOf(twoSamples), name),
    ]),
  ];

  const asked = passes.map(([, experiment]) => {
    const trace = traceAt(experiment, 0);
    const names = [...new Set(trace.steps.flatMap(({ writes }) => writes))].filter(
      (name) => !name.startsWith('da_dz'),
    );
    return { trace, names, source: sourceCode(experiment, 0, 'pytorch') };
  });
  let found: Record<string, NestedNumbers>[] = [];

  beforeAll(() => {
    const input = JSON.stringify(asked.map(({ names, source }) => ({ names, source })));
    const { stdout, stderr, status } = spawnSync(python!, ['-c', DRIVER], {
      input,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    found = JSON.parse(stdout) as Record<string, NestedNumbers>[];
  });

  test.each(passes.map(([name], n) => [name, n] as const))(
    'runs and gives the numbers of the trace: %s',
    (_, n) => {
      const { trace, names } = asked[n]!;
      for (const name of names) {
        const wanted = flatNumbers(toJson(trace.at(name, trace.steps.length)!));
        const got = flatNumbers(found[n]![name]!);
        expect(got).toHaveLength(wanted.length);
        got.forEach((value, c) => expect(value, name).toBeCloseTo(wanted[c]!, 12));
      }
    },
  );
});
