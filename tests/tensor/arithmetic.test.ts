import { expect, test } from 'vitest';
import { add, copy, dot, scaleAdd, scaleBy, total } from '../../src/tensor/arithmetic.ts';
import { scalar, type Shape } from '../../src/tensor/tensor.ts';
import { compute, numbers, vector } from './compute.ts';

const shapes: readonly Shape[] = [[], [1], [5], [3, 2], [3, 1, 5], [2, 3, 5, 1], [2, 3, 4, 7]];

test.each(shapes.map((shape) => [shape]))('number by number in the shape %j', (shape) => {
  const [a, b] = [numbers(shape, 1), numbers(shape, 2)];
  const [w, t] = [scalar(0.3), scalar(-1.7)];
  const values = ([{ data } = a]: ReturnType<typeof compute>) => [...data];
  expect(values(compute(add, [shape], [a, b]))).toEqual([...a.data].map((x, c) => x + b.data[c]!));
  expect(values(compute(copy, [shape], [a]))).toEqual([...a.data]);
  expect(values(compute(scaleBy, [shape], [w, a]))).toEqual([...a.data].map((x) => 0.3 * x));
  expect(values(compute(scaleAdd, [shape], [w, a, t]))).toEqual(
    [...a.data].map((x) => 0.3 * x - 1.7),
  );
});

test.each(shapes.map((shape) => [shape]))('sums over the shape %j in row-major order', (shape) => {
  const [a, b] = [numbers(shape, 1), numbers(shape, 2)];
  const [sum, products] = [compute(total, [[]], [a]), compute(dot, [[]], [a, b])];
  expect(sum[0]!.data[0]).toBe(a.data.reduce((so, x) => so + x, 0));
  expect(products[0]!.data[0]).toBe(a.data.reduce((so, x, c) => so + x * b.data[c]!, 0));
});

test('a sum may be written over one of its terms, and a copy has any shape', () => {
  const [a, b] = [vector(1, 2, 3), vector(10, 20, 30)];
  add(a, a, b);
  add(b, a, b);
  expect([...a.data, ...b.data]).toEqual([11, 22, 33, 21, 42, 63]);
  const [flat] = compute(copy, [[12, 2]], [numbers([2, 2, 3, 2])]);
  expect([...flat!.data]).toEqual([...numbers([2, 2, 3, 2]).data]);
});
