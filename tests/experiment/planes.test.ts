import { describe, expect, test } from 'vitest';
import { componentPlane, coordinates, featurePlane } from '../../src/experiment/data/plane.ts';
import {
  firstPoints,
  fullWords,
  movedPoint,
  neededWords,
  relabelled,
  remarksOn,
  withoutPoint,
  withPoint,
} from '../../src/experiment/data/points.ts';
import { principalComponents } from '../../src/experiment/data/principal-components.ts';
import { dataOf, firstSplit } from '../../src/experiment/data/split.ts';
import { drawPlane, isUsual, planes } from '../../src/experiment/data/synthetic.ts';
import type { DrawnName } from '../../src/experiment/data/set.ts';
import { LIMITS } from '../../src/experiment/limits.ts';
import byNumPy from '../fixtures/components.json' with { type: 'json' };
import { setOf } from './data.ts';

const names = Object.keys(planes) as DrawnName[];
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

describe('points that are drawn', () => {
  test.each(names)('%s: as many of each class as asked, further off with more noise', (name) => {
    const { classes } = planes[name];
    const sharp = drawPlane(name, 3, { size: 50, noise: 0 });
    expect(classes.map((_, k) => sharp.labels.filter((label) => label === k).length)).toEqual(
      classes.map(() => 50),
    );
    const away = (noise: number): number => {
      const { measures } = drawPlane(name, 3, { size: 50, noise });
      const nearest = ([x = 0, y = 0]: readonly number[]) =>
        Math.min(...sharp.measures.map(([a, b]) => Math.hypot(a! - x, b! - y)));
      return measures.reduce((sum, point) => sum + nearest(point), 0);
    };
    expect(away(0.3)).toBeGreaterThan(away(0.02));
    expect(isUsual(name, planes[name].usual)).toBe(true);
    expect(drawPlane(name, 3, planes[name].usual)).toEqual(drawPlane(name, 3));
  });

  test('XOR is the four pairs of bits, and corners with noise where more are asked for', () => {
    const { measures, labels } = drawPlane('xor', 1);
    expect(measures.map(([a, b]) => a! ^ b!)).toEqual(labels);
    const many = drawPlane('xor', 1, { size: 40, noise: 0.1 });
    expect(many.measures.map(([a, b]) => Math.round(a!) ^ Math.round(b!))).toEqual(many.labels);
  });
});

describe('principal components', () => {
  test.each(['iris', 'wine'] as const)('of %s are those of NumPy', (name) => {
    const set = setOf(name, 1);
    const { X } = dataOf({ ...firstSplit(set), share: 0 });
    const { directions, shares, mean } = principalComponents(X, 3);
    for (const value of mean) expect(value).toBeCloseTo(0, 12);
    const expected = byNumPy[name];
    directions.forEach((direction, n) => {
      direction.forEach((value, i) => expect(value).toBeCloseTo(expected.directions[n]![i]!, 10));
      expect(shares[n]).toBeCloseTo(expected.shares[n]!, 12);
    });
  });

  test('of samples without variance are still at right angles', () => {
    for (const samples of [[[1, 2, 3]], [1, 2, 3].map((k) => [k, k, 0])]) {
      const { directions, shares } = principalComponents(samples, 2);
      const [one, other] = directions as [number[], number[]];
      expect([dot(one, one), dot(other, other)].every((n) => Math.abs(n - 1) < 1e-12)).toBe(true);
      expect(dot(one, other)).toBeCloseTo(0, 12);
      expect(shares.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('a plane of data', () => {
  const data = dataOf(firstSplit(setOf('wine', 1)));

  test.each([
    ['of two features', featurePlane(data, 3, 9)],
    ['of two components', componentPlane(data)],
  ])('%s: what lies in it is where its coordinates say', (_, plane) => {
    const inside = plane.origin.map(
      (value, i) => value + 0.7 * plane.axes[0][i]! - 1.3 * plane.axes[1][i]!,
    );
    const [[x, y]] = coordinates(plane, [inside]) as [readonly [number, number]];
    expect(x).toBeCloseTo(0.7, 12);
    expect(y).toBeCloseTo(-1.3, 12);
  });

  test('of two features has the features as coordinates', () => {
    const plane = featurePlane(data, 3, 9);
    expect(plane.names).toEqual(['alcalinity of ash', 'colour intensity']);
    coordinates(plane, data.X).forEach((place, n) =>
      expect(place).toEqual([data.X[n]![3], data.X[n]![9]]),
    );
  });
});

describe('points of the reader’s own', () => {
  const rings = dataOf(firstSplit(drawPlane('rings', 1)));

  test('are added, moved, relabelled and taken away, and the rest stays', () => {
    const more = withPoint(rings, [0.1, 0.2], 2);
    expect(more.X.slice(0, -1)).toEqual(rings.X);
    expect([more.X.at(-1), more.Y.at(-1)]).toEqual([
      [0.1, 0.2],
      [0, 0, 1],
    ]);
    expect([more.name, more.split, more.heldOut]).toEqual(['points', undefined, rings.heldOut]);
    const moved = movedPoint(more, 7, [3, -1]);
    expect(moved.X.flatMap((x, n) => (x === more.X[n] ? [] : [n]))).toEqual([7]);
    const other = relabelled(moved, 7, 1);
    expect(other.Y[7]).toEqual([0, 1, 0]);
    const held = rings.heldOut.map((n) => rings.X[n]);
    const [first = 0] = rings.heldOut;
    expect(withoutPoint(rings, first).heldOut).toHaveLength(rings.heldOut.length - 1);
    for (const n of [0, 150, 299]) {
      const fewer = withoutPoint(rings, n);
      expect(fewer.X).toEqual(rings.X.toSpliced(n, 1));
      expect(fewer.heldOut.map((one) => fewer.X[one])).toEqual(
        held.filter((x) => x !== rings.X[n]),
      );
    }
  });

  test('have an end at both ends', () => {
    const three = firstPoints();
    expect(fullWords(three)).toBeNull();
    const many = { ...three, X: Array.from({ length: LIMITS.samples }, () => [0, 0]) };
    expect(fullWords(many)).toContain('no room');
    const one = withoutPoint(withoutPoint(three, 0), 0);
    expect(neededWords(three, 0)).toBeNull();
    expect(neededWords(one, 0)).toContain('last training sample');
  });

  test('say where a class is empty or samples contradict each other', () => {
    const three = firstPoints();
    expect(remarksOn(three)).toEqual([]);
    expect(remarksOn(relabelled(three, 0, 1))).toEqual([expect.stringContaining('of class 1')]);
    expect(remarksOn(withPoint(three, [1, 0], 0))).toEqual([]);
    expect(remarksOn(withPoint(three, [1, 0], 2))).toEqual([expect.stringContaining('one place')]);
  });
});
