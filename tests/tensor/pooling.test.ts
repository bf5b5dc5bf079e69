import { describe, expect, test } from 'vitest';
import { averagePool, averagePoolBack, maxPool, maxPoolBack } from '../../src/tensor/pooling.ts';
import { at, cells, tensor, zeros, type Cell, type Tensor } from '../../src/tensor/tensor.ts';
import { compute, numbers, vector } from './compute.ts';

interface Case {
  /** C, H, W */
  readonly x: readonly [number, number, number];
  /** U, V */
  readonly window: readonly [number, number];
  readonly stride: number;
  readonly N: number;
}

const each: readonly Case[] = (
  [
    { x: [1, 4, 6], window: [2, 3], stride: 2 },
    { x: [2, 5, 7], window: [2, 2], stride: 2 }, // the last row and column are in no window
    { x: [3, 7, 5], window: [3, 2], stride: 1 }, // windows overlap
    { x: [2, 6, 9], window: [3, 4], stride: 2 },
    { x: [1, 8, 7], window: [2, 1], stride: 3 }, // there are gaps between windows
    { x: [2, 3, 4], window: [3, 4], stride: 1 },
  ] as const
).flatMap((one) => [1, 2, 5].map((N) => ({ ...one, N })));

function layoutOf({ x: [C, H, W], window: [U, V], stride, N }: Case) {
  const rows = Math.floor((H - U) / stride) + 1;
  const columns = Math.floor((W - V) / stride) + 1;
  return {
    x: [C, H, W, N],
    y: [C, rows, columns, N],
    won: [C, U, V, rows, columns, N],
    geometry: vector(C, H, W, U, V, stride, rows, columns, N),
  };
}

/** Cells of x in the window of a cell of y, in row-major order. */
function windowOf({ window: [U, V], stride }: Case, [c, i, j, n]: Cell): Cell[] {
  return cells([U, V]).map(([u, v]) => [c!, stride * i! + u!, stride * j! + v!, n!]);
}

const same = (one: Cell, other: Cell): boolean => one.every((place, axis) => place === other[axis]);

/** Whole numbers, many of them equal. */
const withTies = (x: Tensor): Tensor =>
  tensor(
    x.shape,
    x.data.map((value) => Math.round(value) || 0),
  );

describe.each([
  ['different numbers', (x: Tensor) => x],
  ['ties', withTies],
  [
    'equal numbers',
    (x: Tensor) =>
      tensor(
        x.shape,
        x.data.map(() => -1.5),
      ),
  ],
])('the largest of %s', (_, of) => {
  test.each(each)('is found, the first of several: %j', (one) => {
    const layout = layoutOf(one);
    const x = of(numbers(layout.x));
    const [y, won] = compute(maxPool, [layout.y, layout.won], [x, layout.geometry]);
    for (const cell of cells(layout.y)) {
      const seen = windowOf(one, cell).map((place) => at(x, place));
      const largest = Math.max(...seen);
      expect(at(y!, cell)).toBe(largest);
      const [c, i, j, n] = cell as [number, number, number, number];
      const marks = cells(one.window).map(([u, v]) => at(won!, [c, u!, v!, i, j, n]));
      expect(marks).toEqual(seen.map((__, place) => Number(place === seen.indexOf(largest))));
    }
  });

  test.each(each)('gets the error, and nothing else does: %j', (one) => {
    const layout = layoutOf(one);
    const x = of(numbers(layout.x));
    const dy = numbers(layout.y, 2);
    const [, won] = compute(maxPool, [layout.y, layout.won], [x, layout.geometry]);
    const [dx] = compute(maxPoolBack, [layout.x], [dy, won!, layout.geometry]);
    for (const cell of cells(layout.x)) {
      let sum = 0;
      for (const window of cells(layout.y)) {
        const seen = windowOf(one, window);
        const values = seen.map((place) => at(x, place));
        if (same(seen[values.indexOf(Math.max(...values))]!, cell)) sum += at(dy, window);
      }
      expect(at(dx!, cell)).toBe(sum);
    }
  });
});

test.each(each)('the mean of each window, and its share of the error: %j', (one) => {
  const layout = layoutOf(one);
  const [x, dy] = [numbers(layout.x), numbers(layout.y, 2)];
  const [y] = compute(averagePool, [layout.y], [x, layout.geometry]);
  const [dx] = compute(averagePoolBack, [layout.x], [dy, layout.geometry]);
  const count = one.window[0] * one.window[1];
  const expected = zeros(layout.x);
  for (const cell of cells(layout.y)) {
    const seen = windowOf(one, cell);
    const sum = seen.reduce((total, place) => total + at(x, place), 0);
    expect(at(y!, cell)).toBe(sum / count);
    for (const [c, h, w, n] of seen) {
      const [, H = 1, W = 1, N = 1] = layout.x;
      expected.data[((c! * H + h!) * W + w!) * N + n!]! += at(dy, cell) / count;
    }
  }
  expect([...dx!.data]).toEqual([...expected.data]);
});
