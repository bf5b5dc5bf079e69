import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { traceAt, traceOf } from '../../src/experiment/replay.ts';
import { activationOf, depth } from '../../src/layers/network.ts';
import {
  breakingPower,
  copyOf,
  isBreakdown,
  narrowest,
  passages,
  passOf,
} from '../../chapters/07-backpropagation/figures/vanishing/passages.ts';
import type { Trace } from '../../src/engine/trace.ts';
import { setValue } from '../../src/experiment/change.ts';
import { smooth } from './networks.ts';

const AS_IT_IS = { factor: 1, deeper: 0, activation: 'sigmoid' } as const;

function whole(pass: ReturnType<typeof passOf>): Trace {
  if (isBreakdown(pass)) throw pass.error;
  return pass;
}

/** A forward and backward pass over the worked network's sample, written out for any weights and sigmoid units. */
function byHand(W: readonly number[][][], b: readonly number[][], x: number[], y: number[]) {
  const norm = (v: number[]): number => Math.sqrt(v.reduce((sum, e) => sum + e * e, 0));
  const a = [x];
  W.forEach((rows, m) => {
    const z = rows.map((row, i) => row.reduce((sum, w, k) => sum + w * a[m]![k]!, b[m]![i]!));
    const e = z.map(Math.exp);
    const total = e.reduce((sum, one) => sum + one, 0);
    a.push(m === W.length - 1 ? e.map((one) => one / total) : z.map((s) => 1 / (1 + Math.exp(-s))));
  });
  let delta = a.at(-1)!.map((p, i) => p - y[i]!);
  const errors = [norm(delta)];
  for (let m = W.length - 1; m >= 1; m--) {
    const slope = a[m]!.map((s) => s * (1 - s));
    delta = slope.map((s, k) => s * delta.reduce((sum, d, i) => sum + W[m]![i]![k]! * d, 0));
    errors.push(norm(delta));
  }
  return errors;
}

describe('the way of the error through the layers', () => {
  test('is that of the current network where nothing is changed', () => {
    fc.assert(
      fc.property(smooth, (experiment) => {
        const trace = whole(
          passOf(
            copyOf(experiment, 0, 0, { ...AS_IT_IS, activation: activationOf(experiment.network) }),
          ),
        );
        const alone = traceOf(experiment, 0, [0]);
        for (const key of ['dz1', 'dW1', 'p']) {
          expect(trace.at(key, Infinity)).toEqual(alone.at(key, Infinity));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('multiplies, factor by factor, to the norm of δ in each layer', () => {
    fc.assert(
      fc.property(
        smooth,
        fc.constantFrom(0.1, 1, 3),
        fc.nat({ max: 4 }),
        (experiment, factor, deeper) => {
          const found = passages(
            whole(
              passOf(
                copyOf(experiment, 0, 0, {
                  activation: activationOf(experiment.network),
                  factor,
                  deeper,
                }),
              ),
            ),
          );
          found.slice(1).forEach(({ byWeights, bySlopes, error }, n) => {
            const product = found[n]!.error * byWeights! * bySlopes!;
            expect(Math.abs(product - error)).toBeLessThanOrEqual(1e-12 * error);
          });
          expect(found.map(({ layer }) => layer)).toEqual(
            found.map((_, n) => depth(experiment.network) + deeper - n),
          );
        },
      ),
    );
  });

  test.each([0.1, 1, 4])('with weights times %d is that of loops written by hand', (factor) => {
    const [{ parameters, data }] = EXAMPLE.checkpoints;
    const rows = (key: string) => parameters[key] as number[][];
    const W = ['W1', 'W2', 'W3'].map((key) => rows(key).map((row) => row.map((w) => w * factor)));
    const b = ['b1', 'b2', 'b3'].map((key) => parameters[key] as number[]);
    const errors = byHand(W, b, [...data.X[0]!], [...data.Y[0]!]);
    const found = passages(whole(passOf(copyOf(EXAMPLE, 0, 0, { ...AS_IT_IS, factor }))));
    found.forEach(({ error }, n) => expect(error).toBeCloseTo(errors[n]!, 12));
  });

  test('a sigmoid lets a quarter through at most, so that depth makes the gradient vanish', () => {
    const found = passages(whole(passOf(copyOf(EXAMPLE, 0, 0, { ...AS_IT_IS, deeper: 10 }))));
    for (const { bySlopes } of found.slice(1)) expect(bySlopes!).toBeLessThanOrEqual(0.25);
    expect(found.at(-1)!.error).toBeLessThan(1e-4 * found[0]!.error);
  });

  test('is narrowest at the unit that is driven into saturation', () => {
    const { place, slope } = narrowest(traceAt(setValue(EXAMPLE, 0, 'b2', [2], -20), 0))!;
    expect(place).toEqual({ key: 'da_dz2', cell: [2, 0] });
    expect(slope).toBeLessThan(1e-8);
  });
});

describe('where the numbers stop being finite', () => {
  const broken = (deeper: number, power: number) =>
    passOf(copyOf(EXAMPLE, 0, 0, { activation: 'relu', deeper, factor: 10 ** power }));

  test('a least power of ten breaks a network of relu units, at a step that it names', () => {
    const power = breakingPower(EXAMPLE, 0, 0, { activation: 'relu', deeper: 0 })!;
    expect(isBreakdown(broken(0, power - 1))).toBe(false);
    const found = broken(0, power);
    if (!isBreakdown(found)) throw new Error('the pass did not break down');
    expect(found.step.writes).toContain(found.error.tensor);
    const { steps } = traceAt(EXAMPLE, 0);
    expect(steps[found.number - 1]!.writes[0]).toBe(found.step.writes[0]);
  });

  test('the deeper, the sooner; three layers multiply three times', () => {
    const powers = [0, 3, 6].map((deeper) =>
      breakingPower(EXAMPLE, 0, 0, { activation: 'relu', deeper })!,
    );
    expect(powers[0]).toBeGreaterThan(308 / 3 - 3);
    expect(powers[0]).toBeLessThan(308 / 3 + 3);
    expect(powers).toEqual(powers.toSorted((a, b) => b - a));
  });

  test('sigmoid units are bounded: no power of ten breaks them', () => {
    expect(breakingPower(EXAMPLE, 0, 0, { activation: 'sigmoid', deeper: 0 })).toBeNull();
  });
});
