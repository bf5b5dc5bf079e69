import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEST, firstWrong, gradientCheck, TOLERANCE, valley } from '../../src/reader/check.ts';
import { WORKED, type Experiment } from '../../src/reader/experiment.ts';
import { bugs, plantedTrace, type Bug } from '../../src/reader/plant.ts';
import { traceAt } from '../../src/reader/replay.ts';
import { experimentOf, workedFile } from '../networks.ts';
import { parameters, smooth } from './networks.ts';

/** Which operation each bug spoils, by the number of layers. */
const spoils: Readonly<Record<Bug, (layers: number) => readonly [id: string, layer: number]>> = {
  transpose: (l) => ['affine.da', l],
  slope: (l) => ['activation.dz', l - 1],
  updated: (l) => ['affine.da', l],
  bias: (l) => ['affine.db', l],
  sign: (l) => ['head.dz', l],
};

const largestError = (experiment: Experiment, trace = traceAt(experiment, 0), epsilon = BEST) =>
  Math.max(...gradientCheck(experiment, 0, trace, epsilon).map(({ error }) => error));

describe('the book’s own rules', () => {
  test('agree on random networks, and no step is named', () => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        expect(largestError(experiment)).toBeLessThan(TOLERANCE);
        expect(firstWrong(experiment, 0, traceAt(experiment, 0), 0)).toBeNull();
      }),
    );
  });

  test('the valley of ε goes below 1e-7 and rises on both sides', () => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        for (const place of parameters(experiment)) {
          const errors = valley(experiment, 0, traceAt(experiment, 0), place).map(
            ({ error }) => error,
          );
          expect(Math.min(...errors)).toBeLessThan(1e-7);
        }
      }),
      { numRuns: 30 },
    );
    expect(largestError(WORKED, undefined, 1e-1)).toBeGreaterThan(TOLERANCE);
    expect(largestError(WORKED, undefined, 1e-12)).toBeGreaterThan(TOLERANCE);
  });
});

describe('a planted rule', () => {
  const computed = (Object.keys(bugs) as Bug[]).filter((bug) => bug !== 'transpose');

  test.each(computed)('%s is caught and named on the worked network', (bug) => {
    const trace = plantedTrace(WORKED, 0, bug)!;
    expect(largestError(WORKED, trace)).toBeGreaterThan(TOLERANCE);
    const { id, layer } = firstWrong(WORKED, 0, trace, 0)!;
    expect([id, layer]).toEqual(spoils[bug](3));
  });

  test.each(computed)('%s is caught and named on random networks', (bug) => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        const trace = plantedTrace(experiment, 0, bug)!;
        expect(largestError(experiment, trace)).toBeGreaterThan(TOLERANCE);
        const { id, layer } = firstWrong(experiment, 0, trace, 0)!;
        expect([id, layer]).toEqual(spoils[bug](experiment.network.layers.length - 1));
      }),
      { numRuns: 40 },
    );
  });

  test('a missing transpose is refused by the shapes', () => {
    expect(() => plantedTrace(WORKED, 0, 'transpose')).toThrow(/only its transpose fits/);
  });

  test('where the shapes let it pass, the check catches it', () => {
    const square = experimentOf({
      ...workedFile,
      layers: [2, 3, 3],
      W: [workedFile.W[0]!, workedFile.W[2]!.map((row) => row.slice(0, 3))],
      b: [workedFile.b[0]!, workedFile.b[2]!],
    });
    const trace = plantedTrace(square, 0, 'transpose')!;
    expect(largestError(square, trace)).toBeGreaterThan(TOLERANCE);
    expect(firstWrong(square, 0, trace, 0)!.id).toBe('affine.da');
  });

  test('what a network has no place for is not planted', () => {
    const shallow = experimentOf({
      ...workedFile,
      layers: [2, 3],
      W: [workedFile.W[0]!],
      b: [workedFile.b[0]!],
    });
    for (const bug of ['transpose', 'slope', 'updated'] as const) {
      expect(plantedTrace(shallow, 0, bug)).toBeNull();
    }
    expect(plantedTrace(shallow, 0, 'sign')).not.toBeNull();
  });
});
