import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curvePath, pointOn, pointsOn, type Curve } from '../src/draw/edge.ts';
import { fitNumber, SMALLEST, widthInEm } from '../src/draw/fit-number.ts';
import { edgeWidth, largestSize, strength } from '../src/draw/scale.ts';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const size = fc.double({ min: 1e-9, max: 1e6, noNaN: true });

describe('the strength of a value', () => {
  test('is odd, grows with the value and stays within ±1', () => {
    fc.assert(
      fc.property(number, number, size, (a, b, max) => {
        expect(strength(-a, max)).toBeCloseTo(-strength(a, max), 12);
        expect(Math.abs(strength(a, max))).toBeLessThanOrEqual(1);
        expect(strength(Math.max(a, b), max)).toBeGreaterThanOrEqual(strength(Math.min(a, b), max));
        expect(strength(max, max)).toBe(1);
      }),
    );
  });

  test('is 0 where all values are, or none is known', () => {
    expect([strength(3, 0), strength(Number.NaN, 1), largestSize([])]).toEqual([0, 0, 0]);
    expect(largestSize([1, -3, 2])).toBe(3);
  });

  test('widens an edge from 0.9 to 5.5 px', () => {
    expect([0, 1, -1, 3].map((value) => edgeWidth(value, 1))).toEqual([0.9, 5.5, 5.5, 5.5]);
    expect(edgeWidth(0, 0)).toBe(0.9);
  });
});

test('a number is printed to fit its cell, or not at all', () => {
  const length = fc.integer({ min: 5, max: 80 });
  fc.assert(
    fc.property(number, length, length, (value, width, height) => {
      const figure = fitNumber(value, { width, height });
      if (!figure) return;
      expect(figure.size).toBeGreaterThanOrEqual(SMALLEST);
      expect(figure.size).toBeLessThanOrEqual(height);
      expect(figure.size * widthInEm(figure.text)).toBeLessThanOrEqual(width);
    }),
  );
});

test('an edge runs from one unit to the other, never back', () => {
  const place = fc.record({ x: fc.nat({ max: 700 }), y: fc.nat({ max: 300 }) });
  const curve = fc
    .tuple(place, place)
    .map(([from, to]): Curve => ({ from, to: { ...to, x: from.x + 20 + to.x } }));
  fc.assert(
    fc.property(curve, (one) => {
      expect([pointOn(one, 0), pointOn(one, 1)]).toEqual([one.from, one.to]);
      const along = pointsOn(one).map(({ x }) => x);
      expect(along).toEqual(along.toSorted((a, b) => a - b));
      expect(curvePath(one, one).match(/M/g)).toHaveLength(2);
    }),
  );
});
