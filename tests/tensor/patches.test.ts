import { describe, expect, test } from 'vitest';
import { gatherPatches, scatterPatches } from '../../src/tensor/patches.ts';
import { dot } from '../../src/tensor/arithmetic.ts';
import { at, cells, scalar, zeros, type Tensor } from '../../src/tensor/tensor.ts';
import { compute, numbers, vector } from './compute.ts';

interface Case {
  /** C, H, W */
  readonly x: readonly [number, number, number];
  /** U, V */
  readonly window: readonly [number, number];
  readonly stride: number;
  readonly padding: number;
}

const cases: readonly Case[] = [
  { x: [1, 4, 6], window: [3, 2], stride: 1, padding: 0 },
  { x: [2, 5, 4], window: [2, 3], stride: 1, padding: 1 },
  { x: [3, 7, 5], window: [3, 2], stride: 2, padding: 0 },
  { x: [2, 6, 9], window: [3, 5], stride: 2, padding: 1 },
  { x: [1, 3, 2], window: [5, 4], stride: 1, padding: 3 },
  { x: [2, 8, 5], window: [1, 2], stride: 3, padding: 2 },
  { x: [1, 4, 3], window: [4, 3], stride: 1, padding: 0 },
];

const each = cases.flatMap((one) => [1, 2, 5].map((N) => ({ ...one, N })));

function geometryOf({ x: [C, H, W], window: [U, V], stride, padding, N }: Case & { N: number }) {
  const rows = Math.floor((H + 2 * padding - U) / stride) + 1;
  const columns = Math.floor((W + 2 * padding - V) / stride) + 1;
  return {
    geometry: vector(C, H, W, U, V, stride, padding, rows, columns, N),
    shape: [C, U, V, rows, columns, N],
  };
}

/** Of x with an edge of zeros around it. */
function padded(x: Tensor, padding: number): Tensor {
  const [C = 1, H = 1, W = 1, N = 1] = x.shape;
  const wide = zeros([C, H + 2 * padding, W + 2 * padding, N]);
  for (const [c, h, w, n] of cells(wide.shape)) {
    const place = [c!, h! - padding, w! - padding, n!];
    const within = place[1]! >= 0 && place[1]! < H && place[2]! >= 0 && place[2]! < W;
    const [, P = 1, Q = 1] = wide.shape;
    if (within) wide.data[((c! * P + h!) * Q + w!) * N + n!] = at(x, place);
  }
  return wide;
}

test.each(each)('patches are what a window sees: %j', (one) => {
  const x = numbers([...one.x, one.N]);
  const { geometry, shape } = geometryOf(one);
  const [P] = compute(gatherPatches, [shape], [x, geometry]);
  const wide = padded(x, one.padding);
  for (const cell of cells(shape)) {
    const [c, u, v, i, j, n] = cell as [number, number, number, number, number, number];
    const seen = at(wide, [c, one.stride * i + u, one.stride * j + v, n]);
    expect(at(P!, cell), cell.join(' ')).toBe(seen);
  }
});

test.each(each)('every patch goes back to where it was seen: %j', (one) => {
  const { geometry, shape } = geometryOf(one);
  const dP = numbers(shape, 2);
  const xShape = [...one.x, one.N];
  const [dx] = compute(scatterPatches, [xShape], [dP, geometry]);
  const [, H, W] = one.x;
  const expected = zeros(xShape);
  for (const cell of cells(shape)) {
    const [c, u, v, i, j, n] = cell as [number, number, number, number, number, number];
    const [h, w] = [one.stride * i + u - one.padding, one.stride * j + v - one.padding];
    if (h < 0 || h >= H || w < 0 || w >= W) continue;
    expected.data[((c * H + h) * W + w) * one.N + n]! += at(dP, cell);
  }
  expect([...dx!.data]).toEqual([...expected.data]);
});

describe('the two are each the other transposed', () => {
  test.each(each)('%j', (one) => {
    const x = numbers([...one.x, one.N], 3);
    const { geometry, shape } = geometryOf(one);
    const dP = numbers(shape, 4);
    const [P] = compute(gatherPatches, [shape], [x, geometry]);
    const [dx] = compute(scatterPatches, [x.shape], [dP, geometry]);
    const [left, right] = [scalar(0), scalar(0)];
    dot(left, P!, dP);
    dot(right, x, dx!);
    expect(left.data[0]).toBeCloseTo(right.data[0]!, 10);
  });
});
