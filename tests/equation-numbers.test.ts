import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import type { Notation } from '../src/notation/equation.ts';
import { isColumn, keyOf } from '../src/notation/symbol.ts';
import type { InlineForm } from '../src/notation/printing/inline-form.ts';
import { activationOf } from '../src/layers/network.ts';
import { speaksOf, stepsOf } from '../src/state/equations.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { sceneOf, type Scene } from '../src/state/scene.ts';
import { at } from '../src/tensor/tensor.ts';
import { numbersOf } from '../src/ui/text/bind-prose.tsx';
import { experimentOf, networkFile, twoSamples, workedFile, type NetworkFile } from './networks.ts';

const all = Object.values(equations);
const notations: readonly Notation[] = ['matrix', 'index'];

/** The scenes of a pass: every step, and the start; every sample; both notations. */
function* scenesOf(file: NetworkFile, chosen: number): Generator<[Scene, Notation]> {
  const { network } = experimentOf(file);
  const trace = traceAt(experimentOf(file), 0);
  for (const notation of notations) {
    for (let sample = 0; sample < file.X.length; sample++) {
      for (let step = 0; step <= trace.steps.length; step++) {
        const moment = { t: 0, step, cell: null };
        yield [sceneOf({ network, trace, moment, sample, chosen, equations: all }), notation];
      }
    }
  }
}

/** The last number of a line, and the cell that the line is about. */
function resultOf({ pieces }: InlineForm) {
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  if (first.kind !== 'symbol' || last.kind !== 'value') throw new Error('a line without a result');
  return { named: first.named, value: last.value };
}

/** What the line of an equation must be at a moment, found without what draws it. */
function expectLine(
  equation: (typeof all)[number],
  scene: Scene,
  notation: Notation,
): 'numbers' | 'words' | 'none' {
  const { trace, network, moment, sample } = scene;
  const line = numbersOf(equation, scene, notation);
  // Not expectations: there are very many.
  const check = (right: boolean, what: string): void => {
    const where = `${equation.id} in ${notation} form, sample ${sample}, step ${moment.step}`;
    if (!right) expect.fail(`${where}: ${what}, but the line is ${JSON.stringify(line)}`);
  };
  const steps = stepsOf(equation, trace.steps, network);
  if (steps.length === 0) {
    check(line === null, 'there is nothing to show');
    return 'none';
  }
  if (equation.activation && equation.activation !== activationOf(network)) {
    check(line === `holds for the ${equation.activation} only`, 'another activation');
    return 'words';
  }
  if (notation === 'matrix' && typeof equation.matrix === 'string') {
    check(line === null, 'there is nothing to show');
    return 'none';
  }
  // Of the steps of the equation, the one that ends the group of the current step, else the one in the layer that the
  // stage is at, else the first.
  const { step: current } = scene;
  const own =
    current && speaksOf(equation, current, network)
      ? steps.find((step) => step >= moment.step)!
      : (steps.find((step) => trace.steps[step - 1]!.at === current?.at) ?? steps[0]!);
  if (moment.step < own) {
    check(line === `not computed yet: step ${own}`, `computed at step ${own}`);
    return 'words';
  }
  check(typeof line === 'object' && line !== null, `computed at step ${own}`);
  const { named, value } = resultOf(line as InlineForm);
  const key = keyOf(named.sym);
  check(trace.steps[own - 1]!.writes.includes(key), `step ${own} does not write ${key}`);
  const cell = named.at as number[];
  const shown = trace.at(key, own)!;
  if (isColumn(named.sym)) check(cell.at(-1) === sample, 'another sample');
  const truth = at(shown, cell);
  check(Math.abs(value - truth) <= 1e-9 * Math.max(1, Math.abs(truth)), `the number is ${truth}`);
  return 'numbers';
}

function expectLines(file: NetworkFile, chosen = 0): Set<string> {
  const seen = new Set<string>();
  for (const [scene, notation] of scenesOf(file, chosen)) {
    for (const equation of all) {
      seen.add(`${equation.id} ${notation} ${expectLine(equation, scene, notation)}`);
    }
  }
  return seen;
}

test.each([
  ['one sample', workedFile],
  ['a mini-batch', twoSamples],
])(
  'every equation shows the numbers of its own step, in both notations, at every step: %s',
  (_, file) => {
    const seen = expectLines(file);
    const inBatch = file.X.length > 1;
    for (const { id, groups, matrix } of all) {
      const there = inBatch || !groups.every((group) => group.startsWith('mean.'));
      expect(seen.has(`${id} index numbers`), `${id} by components`).toBe(there);
      expect(seen.has(`${id} matrix numbers`), `${id} with matrices`).toBe(
        there && typeof matrix !== 'string',
      );
    }
  },
);

test('so it does at another cell, and on networks of any width and activation', () => {
  expectLines(twoSamples, 3);
  fc.assert(
    fc.property(networkFile, fc.nat(5), (file, chosen) => void expectLines(file, chosen)),
    { numRuns: 15 },
  );
});
