import { parts, type Expr } from '../expression.ts';
import type { Env } from '../env.ts';
import { shapeOf } from './expand.ts';

/** Whether the shapes in an expression of matrices fit: inner lengths of a product, and all of what is taken entry by entry. */
export function shapesMatch(expr: Expr, env: Env): boolean {
  const shapes = parts(expr)
    .map((part) => shapeOf(part, env))
    .filter(({ length }) => length > 0);
  const pairs = shapes.slice(1).map((right, n) => [shapes[n]!, right] as const);
  const together =
    expr.kind === 'product'
      ? pairs.every(([left, right]) => (left[1] ?? 1) === right[0])
      : expr.kind !== 'hadamard' || pairs.every(([left, right]) => left.join() === right.join());
  return (
    together && (expr.kind === 'jacobian' || parts(expr).every((part) => shapesMatch(part, env)))
  );
}
