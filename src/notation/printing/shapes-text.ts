import { isIndexed } from '../axes.ts';
import type { Expr } from '../expression.ts';
import { parts } from '../traverse.ts';
import type { Env } from '../env.ts';
import { shapeOf } from '../evaluation/shape-of.ts';

/** The shapes of a matrix expression, standing as it does: `(4×3 · 3×1) ⊙ 4×1`. Null of what has indices. */
export const shapesText = (expr: Expr, env: Env): string | null =>
  isIndexed(expr) ? null : write(expr, env);

function write(expr: Expr, env: Env): string {
  switch (expr.kind) {
    case 'product':
      return expr.factors.map((part) => bracketed(part, env)).join(' · ');
    case 'hadamard':
      return expr.factors.map((part) => bracketed(part, env)).join(' ⊙ ');
    case 'sum': {
      const terms = expr.terms.map(({ of }) => write(of, env));
      // Where all terms have one shape, so has the sum.
      return new Set(terms).size === 1
        ? terms[0]!
        : expr.terms
            .map(({ of, sign }, n) => (n ? (sign < 0 ? ' − ' : ' + ') : '') + bracketed(of, env))
            .join('');
    }
    default:
      return shapeOf(expr, env).join('×');
  }
}

/** In brackets where it is more than one shape, but for a product in a sum. */
function bracketed(part: Expr, env: Env): string {
  const text = write(part, env);
  return parts(part).length > 1 && text.includes(' ') ? `(${text})` : text;
}
