import { axesOf } from '../axes.ts';
import type { Expr } from '../expression.ts';

/** Factors of a product by how code writes them: numbers, arrays, and what is divided by, since 1/N · x is x / N. */
export interface Factors {
  readonly numbers: readonly Expr[];
  readonly arrays: readonly Expr[];
  readonly divisors: readonly Expr[];
}

export function sorted(factors: readonly Expr[]): Factors {
  const divisors = factors.flatMap((part) => (isInverse(part) ? [part.under] : []));
  const others = factors.filter((part) => !isInverse(part));
  const isArray = (part: Expr): boolean => axesOf(part) !== '';
  return {
    numbers: others.filter((part) => !isArray(part)),
    arrays: others.filter(isArray),
    divisors,
  };
}

const isInverse = (expr: Expr): expr is Extract<Expr, { kind: 'fraction' }> =>
  expr.kind === 'fraction' &&
  expr.over.kind === 'number' &&
  expr.over.value === 1 &&
  axesOf(expr.under) === '';
