import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnOf } from '../../src/experiment/columns.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import { stable } from '../../chapters/07-backpropagation/figures/softmax/naive-softmax.ts';
import { diagonal } from '../../chapters/07-backpropagation/figures/elementwise.ts';
import {
  addends,
  softmaxJacobian,
} from '../../chapters/07-backpropagation/figures/softmax-jacobian/jacobian.ts';
import { functionEntry } from '../../src/notation/functions.ts';

const H = 1e-6;
const logits = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
  minLength: 2,
  maxLength: 6,
});
const uniform = (z: readonly number[]) => z.map(() => 1 / z.length);
const moved = (z: readonly number[], j: number, by: number) =>
  z.map((logit, i) => (i === j ? logit + by : logit));

describe('the Jacobian of softmax', () => {
  test('agrees with central differences of the forward rule; its rows sum to 0', () => {
    fc.assert(
      fc.property(logits, (z) => {
        const J = softmaxJacobian(stable(z, uniform(z)).p);
        z.forEach((_, j) => {
          const [up, down] = [H, -H].map((h) => stable(moved(z, j, h), uniform(z)).p);
          J.forEach((row, i) => {
            expect(Math.abs(row[j]! - (up![i]! - down![i]!) / (2 * H))).toBeLessThan(1e-9);
          });
        });
        for (const row of J) expect(Math.abs(row.reduce((a, b) => a + b))).toBeLessThan(1e-15);
      }),
    );
  });

  test('that of the sigmoid is diagonal: the slopes of the pass, by central differences', () => {
    const trace = traceAt(EXAMPLE, 0);
    const [z, slopes] = [columnOf(trace, 'z2', 0), columnOf(trace, 'da_dz2', 0)];
    const sigmoid = functionEntry('sigmoid').at!;
    diagonal(slopes).forEach((row, i) =>
      row.forEach((value, j) => {
        const [up, down] = [H, -H].map((h) => sigmoid(moved(z, j, h)[i]!));
        expect(Math.abs(value - (up! - down!) / (2 * H))).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('−y/p through the Jacobian', () => {
  test('sums to p − y, which is the central difference of the loss; cancelled or not', () => {
    fc.assert(
      fc.property(logits, fc.nat(), (z, place) => {
        const soft = uniform(z);
        const hard = z.map((_, i) => (i === place % z.length ? 1 : 0));
        for (const y of [soft, hard]) {
          const { p } = stable(z, y);
          z.forEach((_, i) => {
            const terms = addends(p, y, i);
            const [up, down] = [H, -H].map((h) => stable(moved(z, i, h), y).loss);
            for (const part of ['product', 'cancelled'] as const) {
              const sum = terms.reduce((all, term) => all + term[part], 0);
              expect(Math.abs(sum - (p[i]! - y[i]!))).toBeLessThan(1e-12);
              expect(Math.abs(sum - (up! - down!) / (2 * H))).toBeLessThan(1e-8);
            }
          });
        }
      }),
    );
  });

  test('an underflowed probability breaks the products, not what is left when p is cancelled', () => {
    const { p } = stable([0, -800], [0, 1]);
    expect(p[1]).toBe(0);
    const [first, second] = addends(p, [0, 1], 1);
    expect(second).toEqual({
      sent: Number.NEGATIVE_INFINITY,
      slope: 0,
      product: Number.NaN,
      cancelled: -1,
    });
    expect(first!.cancelled).toBe(0);
    expect(addends(p, [1, 0], 0)[1]!.sent).toBeNaN();
  });
});
