import type { Shape } from '../../tensor/tensor.ts';
import type { Env } from '../env.ts';
import type { Expr } from '../expression.ts';
import { parts } from '../traverse.ts';
import { countOf } from './vec.ts';

/** Shape of an expression; `[]` for anything with indices. */
export function shapeOf(expr: Expr, env: Env): Shape {
  switch (expr.kind) {
    case 'symbol':
      return expr.at ? [] : env.tensor(expr.sym).shape;
    case 'product': {
      const matrices = expr.factors
        .map((part) => shapeOf(part, env))
        .filter(({ length }) => length);
      const [first, last] = [matrices[0], matrices.at(-1)];
      return first && last ? [first[0]!, ...last.slice(1)] : [];
    }
    case 'transpose': {
      const [rows = 1, columns = 1] = shapeOf(expr.of, env);
      return [columns, rows];
    }
    case 'overBatch':
      return shapeOf(expr.of, env).slice(0, -1);
    case 'diag': {
      const [rows = 1] = shapeOf(expr.of, env);
      return [rows, rows];
    }
    case 'vec':
      return [countOf(shapeOf(expr.of, env)), 1];
    case 'total':
      return shapeOf(expr.of, env).slice(1);
    case 'jacobian':
      if (expr.flat) return [expr.of, expr.by].map((one) => countOf(shapeOf(one, env)));
      return [expr.of, expr.by].flatMap((one) => (one.at ? [] : [shapeOf(one, env)[0] ?? 1]));
    case 'number':
    case 'attribute':
    case 'kronecker':
    case 'sumOver':
    case 'derivative':
    case 'largest':
    case 'largestOf':
      return [];
    case 'reshape':
      return env.tensor(expr.of.sym).shape;
    case 'call':
      throw new RangeError(`the shape of ${expr.name} is that of what it fills`);
    default:
      return parts(expr)
        .map((part) => shapeOf(part, env))
        .reduce((largest, shape) => (shape.length > largest.length ? shape : largest), []);
  }
}

/** How many values a letter takes: the length of the axis that it counts, of several the shortest; 0 where it counts none. */
export function letterLength(expr: Expr, letter: string, env: Env): number {
  if (expr.kind === 'symbol') {
    const lengths = (expr.at ?? []).flatMap((index, axis) =>
      index === letter ? (env.tensor(expr.sym).shape[axis] ?? 0) : [],
    );
    return lengths.length ? Math.min(...lengths) : 0;
  }
  return Math.max(0, ...parts(expr).map((part) => letterLength(part, letter, env)));
}
