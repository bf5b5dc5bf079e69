import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bar, reachOf } from '../../src/draw/bars.ts';
import { columnOf } from '../../src/experiment/columns.ts';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { traceAt } from '../../src/experiment/replay.ts';
import {
  faultOf,
  naive,
  stable,
} from '../../chapters/07-backpropagation/figures/softmax/naive-softmax.ts';

/** Probabilities 1/6, 1/3, 1/2 at any shift. */
const sixths = (shift: number): number[] => [0, Math.log(2), Math.log(3)].map((z) => z + shift);
const target = [0, 1, 0];
const finite = fc.double({ min: -300, max: 300, noNaN: true });

describe('softmax worked out twice', () => {
  test('at ordinary logits both ways are the pass', () => {
    const trace = traceAt(EXAMPLE, 0);
    const [z, y, p, L] = ['z3', 'y', 'p', 'L'].map((key) => columnOf(trace, key, 0));
    for (const way of [naive(z!, y!), stable(z!, y!)]) {
      way.p.forEach((one, i) => expect(one).toBeCloseTo(p![i]!, 14));
      expect(way.loss).toBeCloseTo(L![0]!, 14);
    }
    expect(faultOf(naive(z!, y!), stable(z!, y!))).toBeNull();
  });

  test.each([-1e4, -1000, -740, 0, 700, 710, 1000, 1e4])(
    'the stable way at a shift of %d',
    (shift) => {
      const { p, logp, loss } = stable(sixths(shift), target);
      [1 / 6, 1 / 3, 1 / 2].forEach((one, i) => {
        expect(p[i]).toBeCloseTo(one, 10);
        expect(logp[i]).toBeCloseTo(Math.log(one), 10);
      });
      expect(loss).toBeCloseTo(Math.log(3), 10);
    },
  );

  test('where and how the naive way breaks', () => {
    const at = (shift: number) => naive(sixths(shift), target);
    const fault = (shift: number) => faultOf(at(shift), stable(sixths(shift), target))?.kind;
    expect([0, 700, -700].map(fault)).toEqual([undefined, undefined, undefined]);
    expect([710, 1000].map(fault)).toEqual(['overflow', 'overflow']);
    expect(at(1000).loss).toBeNaN();
    expect([-740, -1000].map(fault)).toEqual(['digits', 'nothing']);
    expect(at(-1000).p).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  test('an underflowed probability: 0 times −∞, or an infinite loss', () => {
    const z = [0, -1000];
    expect(naive(z, [1, 0]).loss).toBeNaN();
    expect(naive(z, [0, 1]).loss).toBe(Number.POSITIVE_INFINITY);
    expect(stable(z, [0, 1]).loss).toBe(1000);
    expect(stable(z, [1, 0]).loss).toBe(0);
    const fault = faultOf(naive(z, [0, 1]), stable(z, [0, 1]));
    expect(fault).toEqual({ kind: 'underflow', unit: 1 });
  });

  test('the loss is c + log Σ e^(z − c) − Σ y z', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 2, maxLength: 6 }), (z) => {
        const y = z.map(() => 1 / z.length);
        const { sum, loss } = stable(z, y);
        const closed =
          Math.max(...z) + Math.log(sum) - z.reduce((all, one, i) => all + one * y[i]!, 0);
        expect(Math.abs(loss - closed)).toBeLessThan(1e-11);
      }),
    );
  });
});

describe('bars', () => {
  test('stand on 0, to the right or to the left, and stop at the ends', () => {
    expect(bar(2, 4)).toEqual({ from: 0.5, length: 0.25, end: 0.75 });
    expect(bar(-2, 4)).toEqual({ from: 0.25, length: 0.25, end: 0.25 });
    expect(bar(9, 4)).toEqual({ from: 0.5, length: 0.5, end: 1 });
  });

  test('have room to move', () => {
    expect(reachOf([0.2, -0.1])).toBe(4);
    expect(reachOf([0.2, -7.5])).toBe(16);
  });
});
