import { showShape, type Shape } from '../../tensor/tensor.ts';
import type { Expr } from '../expression.ts';
import { parts } from '../traverse.ts';
import type { Env } from '../env.ts';
import { shapeOf } from './shape-of.ts';

/** The shape of a column of one sample without its axis of samples: `[4]`, as a bias has, not `[4, 1]`. */
export const columnShape = (shape: Shape): Shape =>
  shape.length === 2 && shape[1] === 1 ? shape.slice(0, 1) : shape;

/** `4 × 1` of a column, however its samples are counted. */
export const showColumnShape = (shape: Shape): string =>
  showShape(shape.length === 1 ? [...shape, 1] : shape);

/** Whether the shapes in an expression of matrices fit: inner lengths of a product, and all of what is taken entry by entry. */
export function shapesMatch(expr: Expr, env: Env): boolean {
  const shapes = parts(expr)
    .map((part) => shapeOf(part, env))
    .filter(({ length }) => length > 0);
  const pairs = shapes.slice(1).map((right, n) => [shapes[n]!, right] as const);
  const entryByEntry = expr.kind === 'hadamard' || expr.kind === 'sum';
  const together =
    expr.kind === 'product'
      ? pairs.every(([left, right]) => (left[1] ?? 1) === right[0])
      : !entryByEntry || pairs.every((pair) => new Set(pair.map(asText)).size === 1);
  return (
    together && (expr.kind === 'jacobian' || parts(expr).every((part) => shapesMatch(part, env)))
  );
}

const asText = (shape: Shape): string => columnShape(shape).join();
