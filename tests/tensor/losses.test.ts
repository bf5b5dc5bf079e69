import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropy,
  difference,
  halfSquares,
  sigmoidError,
} from '../../src/tensor/losses.ts';
import { tensor, type Shape } from '../../src/tensor/tensor.ts';
import { compute, numbers } from './compute.ts';

const shapes: readonly Shape[] = [
  [1, 1],
  [3, 1],
  [4, 5],
  [2, 3, 5],
  [3, 2, 1, 4],
];

const shares = (shape: Shape) =>
  tensor(
    shape,
    numbers(shape, 5).data.map((x) => (x + 2) / 4),
  );

describe.each(shapes.map((shape) => [shape]))('of samples in the shape %j', (shape) => {
  const samples = shape.at(-1)!;
  const z = numbers(shape, 3);
  const y = shares(shape);
  const bySample = (of: (c: number) => number): number[] =>
    Array.from({ length: samples }, (_, n) => {
      let sum = 0;
      for (let c = n; c < z.data.length; c += samples) sum += of(c);
      return sum;
    });
  const expectNear = (actual: Float64Array, expected: readonly number[]): void => {
    expect(actual).toHaveLength(expected.length);
    actual.forEach((value, n) => {
      const error = Math.abs(value - expected[n]!);
      expect(error).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(expected[n]!)));
    });
  };

  test('half the squares of the differences', () => {
    const [L] = compute(halfSquares, [[samples]], [z, y]);
    expectNear(
      L!.data,
      bySample((c) => (z.data[c]! - y.data[c]!) ** 2 / 2),
    );
    const [dz] = compute(difference, [shape], [z, y]);
    expect([...dz!.data]).toEqual([...z.data].map((value, c) => value - y.data[c]!));
  });

  test('the cross-entropy of sigmoids', () => {
    const p = [...z.data].map((value) => 1 / (1 + Math.exp(-value)));
    const [L] = compute(binaryCrossEntropy, [[samples]], [z, y]);
    expectNear(
      L!.data,
      bySample((c) => -y.data[c]! * Math.log(p[c]!) - (1 - y.data[c]!) * Math.log(1 - p[c]!)),
    );
    const [dz] = compute(sigmoidError, [shape], [z, y]);
    expectNear(
      dz!.data,
      p.map((share, c) => share - y.data[c]!),
    );
  });
});

test('no digit is lost where the sigmoid is close to its target, and nothing overflows', () => {
  const z = tensor([6, 1], [40, -40, 800, -800, 800, -800]);
  const y = tensor([6, 1], [1, 0, 1, 0, 0, 1]);
  const [dz] = compute(sigmoidError, [[6, 1]], [z, y]);
  const small = Math.exp(-40);
  expect(dz!.data[0]! / -small).toBeCloseTo(1, 14);
  expect(dz!.data[1]! / small).toBeCloseTo(1, 14);
  expect([...dz!.data.subarray(2)].map((value) => value + 0)).toEqual([0, 0, 1, -1]);
  const losses = [...z.data].map((value, c) => {
    const [L] = compute(
      binaryCrossEntropy,
      [[1]],
      [tensor([1, 1], [value]), tensor([1, 1], [y.data[c]!])],
    );
    return L!.data[0]!;
  });
  expect(losses[0]! / small).toBeCloseTo(1, 14);
  expect(losses[1]! / small).toBeCloseTo(1, 14);
  expect(losses.slice(2)).toEqual([0, 0, 800, 800]);
});
