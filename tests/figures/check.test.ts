import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locateWrongStep, wrongGradients } from '../../src/experiment/checking/wrong-step.ts';
import {
  BEST_EPSILON,
  gradientCheck,
  TOLERANCE,
  epsilonSweep,
} from '../../src/experiment/checking/gradient-check.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import type { Experiment, NestedNumbers } from '../../src/experiment/experiment.ts';
import { bugs, traceWithBug, type Bug } from '../../src/experiment/checking/planted-bug.ts';
import { denseNetwork, depth, widthsOf } from '../../src/layers/network.ts';
import { activationNames, type ActivationName } from '../../src/notation/activations/list.ts';
import { mapValues, traceAt } from '../../src/experiment/replay.ts';
import { experimentOf, workedFile } from '../networks.ts';
import { parameters, smooth } from './networks.ts';

/** Which operation each bug spoils, by the number of layers. */
const spoils: Readonly<Record<Bug, (layers: number) => readonly [id: string, layer: number]>> = {
  transpose: (l) => ['affine.da', l],
  slope: (l) => ['activation.dz', l - 1],
  updated: (l) => ['affine.da', l],
  bias: (l) => ['affine.db', l],
  sign: (l) => ['loss.dz', l],
};

const largestError = (
  experiment: Experiment,
  trace = traceAt(experiment, 0),
  epsilon = BEST_EPSILON,
) => Math.max(...gradientCheck(experiment, 0, trace, epsilon).map(({ error }) => error));

/** p − y of each class. */
function lastError(experiment: Experiment): readonly number[] {
  const { steps, at } = traceAt(experiment, 0);
  const { data } = at(`dz${depth(experiment.network)}`, steps.length)!;
  return [...data];
}

describe('the book’s own rules', () => {
  test('agree on random networks, and no step is named', () => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        expect(largestError(experiment)).toBeLessThan(TOLERANCE);
        expect(locateWrongStep(experiment, 0, traceAt(experiment, 0))).toBeNull();
      }),
    );
  });

  test('are not accused by a difference that rounds or bends, whatever the size of the weights', () => {
    fc.assert(fc.property(smooth, fc.constantFrom(...activationNames), fc.nat({ max: 6 }), grown));
    function grown(experiment: Experiment, activation: ActivationName, power: number): void {
      const [first] = experiment.checkpoints;
      const grow = (value: NestedNumbers): NestedNumbers =>
        typeof value === 'number' ? value * 10 ** power : value.map(grow);
      const weights = Object.entries(first.parameters).filter(([name]) => name.startsWith('W'));
      const large = mapValues(Object.fromEntries(weights), grow);
      const huge: Experiment = {
        network: denseNetwork(widthsOf(experiment.network), activation),
        checkpoints: [{ ...first, parameters: { ...first.parameters, ...large } }],
      };
      const trace = traceAt(huge, 0);
      expect(wrongGradients(huge, 0, trace)).toEqual([]);
      expect(locateWrongStep(huge, 0, trace)).toBeNull();
    }
  });

  test('are not accused at a kink: ReLU at 0 has no slope', () => {
    const experiment = experimentOf({
      ...workedFile,
      layers: [2, 3, 3],
      activation: 'relu',
      W: [workedFile.W[0]!, workedFile.W[2]!.map((row) => row.slice(0, 3))],
      b: [[0, 0, 0], workedFile.b[2]!],
      X: [
        [0, 0],
        [1, -0.5],
      ],
      Y: [
        [1, 0, 0],
        [0, 1, 0],
      ],
    });
    expect(largestError(experiment)).toBeGreaterThan(TOLERANCE);
    expect(wrongGradients(experiment, 0, traceAt(experiment, 0))).toEqual([]);
    expect(locateWrongStep(experiment, 0, traceAt(experiment, 0))).toBeNull();
    const trace = traceWithBug(experiment, 0, 'sign')!;
    expect(locateWrongStep(experiment, 0, trace)!.id).toBe('loss.dz');
  });

  test('the valley of ε goes below 1e-7 and rises on both sides', () => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        for (const place of parameters(experiment)) {
          const errors = epsilonSweep(experiment, 0, traceAt(experiment, 0), place).map(
            ({ error }) => error,
          );
          expect(Math.min(...errors)).toBeLessThan(1e-7);
        }
      }),
      { numRuns: 30 },
    );
    expect(largestError(EXAMPLE, undefined, 1e-1)).toBeGreaterThan(TOLERANCE);
    expect(largestError(EXAMPLE, undefined, 1e-12)).toBeGreaterThan(TOLERANCE);
  });
});

describe('a planted rule', () => {
  const computed = (Object.keys(bugs) as Bug[]).filter((bug) => bug !== 'transpose');

  test.each(computed)('%s is caught and named on the worked network', (bug) => {
    const trace = traceWithBug(EXAMPLE, 0, bug)!;
    expect(largestError(EXAMPLE, trace)).toBeGreaterThan(TOLERANCE);
    const { id, layer } = locateWrongStep(EXAMPLE, 0, trace)!;
    expect([id, layer]).toEqual(spoils[bug](3));
  });

  test.each(computed)('%s is caught and named on random networks', (bug) => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        // Of a network that errs by less, a wrong gradient can differ by no more than the loss is rounded.
        fc.pre(Math.max(...lastError(experiment)) > 0.01);
        const trace = traceWithBug(experiment, 0, bug)!;
        expect(largestError(experiment, trace)).toBeGreaterThan(TOLERANCE);
        const { id, layer } = locateWrongStep(experiment, 0, trace)!;
        expect([id, layer]).toEqual(spoils[bug](depth(experiment.network)));
      }),
      { numRuns: 40 },
    );
  });

  test('σ′ left out is named where the selected sample does not feel it', () => {
    // The first sample drives both units, where ReLU has the slope 1; the second one of them.
    const file = {
      ...workedFile,
      layers: [2, 2, 3],
      activation: 'relu' as const,
      W: [
        [
          [1, 0],
          [0, 1],
        ],
        workedFile.W[2]!.map((row) => row.slice(0, 2)),
      ],
      b: [[0, 0], workedFile.b[2]!],
      X: [
        [1, 2],
        [1, -2],
      ],
      Y: [
        [0, 1, 0],
        [1, 0, 0],
      ],
    };
    const experiment = experimentOf(file);
    const trace = traceWithBug(experiment, 0, 'slope')!;
    expect(locateWrongStep(experiment, 0, trace)).toMatchObject({ id: 'activation.dz', layer: 1 });
  });

  test('a missing transpose is refused by the shapes', () => {
    expect(() => traceWithBug(EXAMPLE, 0, 'transpose')).toThrow(/only its transpose fits/);
  });

  test('where the shapes let it pass, the check catches it', () => {
    const square = experimentOf({
      ...workedFile,
      layers: [2, 3, 3],
      W: [workedFile.W[0]!, workedFile.W[2]!.map((row) => row.slice(0, 3))],
      b: [workedFile.b[0]!, workedFile.b[2]!],
    });
    const trace = traceWithBug(square, 0, 'transpose')!;
    expect(largestError(square, trace)).toBeGreaterThan(TOLERANCE);
    expect(locateWrongStep(square, 0, trace)!.id).toBe('affine.da');
  });

  test('what a network has no place for is not planted', () => {
    const shallow = experimentOf({
      ...workedFile,
      layers: [2, 3],
      W: [workedFile.W[0]!],
      b: [workedFile.b[0]!],
    });
    for (const bug of ['transpose', 'slope', 'updated'] as const) {
      expect(traceWithBug(shallow, 0, bug)).toBeNull();
    }
    expect(traceWithBug(shallow, 0, 'sign')).not.toBeNull();
  });
});
