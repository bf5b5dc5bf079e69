import type { Expr } from './expression.ts';
import { symbols } from './traverse.ts';
import { lettersOf } from './place.ts';
import { axesOfSymbol, isBatchAxis } from './symbol.ts';

/**
 * Letters of the axes that an expression has as an array: `in` for units by samples, '' for one number. A letter
 * of an index stands for the whole axis, a place takes it away.
 */
export function axesOf(expr: Expr): string {
  switch (expr.kind) {
    case 'symbol': {
      const at = expr.at ?? [];
      return at.flatMap(lettersOf).join('') + axesOfSymbol(expr.sym).slice(at.length);
    }
    case 'number':
    case 'attribute':
    case 'kronecker':
    case 'derivative':
    case 'cases':
    case 'largest':
    case 'largestOf':
      return '';
    case 'reshape':
      return expr.like ? axesOf(expr.like) : 'in';
    case 'call':
      if (expr.name === 'squaredNorm') return '';
      throw new RangeError(`the axes of ${expr.name} are those of what it fills`);
    case 'let':
    case 'power':
      return axesOf(expr.of);
    case 'diag':
      return 'ik';
    case 'vec':
      return 'in';
    case 'jacobian':
      return (expr.of.at ? '' : 'i') + (expr.by.at ? '' : 'k');
    case 'product': {
      if (isIndexed(expr)) return longest(expr.factors);
      const matrices = expr.factors.map(axesOf).filter((axes) => axes !== '');
      return (matrices[0]?.[0] ?? '') + (matrices.at(-1)?.slice(1) ?? '');
    }
    case 'hadamard':
      return longest(expr.factors);
    case 'sum':
      return longest(expr.terms.map(({ of }) => of));
    case 'fraction':
      return longest([expr.over, expr.under]);
    case 'transpose':
      return [...axesOf(expr.of)].toReversed().join('');
    case 'sumOver':
      return axesOf(expr.of).replace(expr.index, '');
    case 'total':
      return axesOf(expr.of).slice(1);
    case 'overBatch':
      return [...axesOf(expr.of)].filter((code) => !isBatchAxis(code)).join('');
    case 'apply':
      return expr.name === 'max' ? axesOf(expr.to).slice(1) : axesOf(expr.to);
  }
}

/** Whether cells are multiplied, not matrices. */
export const isIndexed = (expr: Expr): boolean => symbols(expr).some(({ at }) => at !== null);

/** Place of a letter among the axes of an array. Throws a RangeError where it has none. */
export function axisOf(expr: Expr, letter: string): number {
  const axis = axesOf(expr).indexOf(letter);
  if (axis < 0) throw new RangeError(`nothing is indexed by ${letter} in what is summed over it`);
  return axis;
}

/** Throws a RangeError where cells of unlike axes are multiplied: their matrix form has code. */
export function checkAligned(factors: readonly Expr[]): void {
  const axes = new Set(factors.map(axesOf).filter((letters) => letters !== ''));
  if (axes.size > 1) {
    throw new RangeError(
      `cells over ${[...axes].join(' and ')} have code in their matrix form only`,
    );
  }
}

const longest = (exprs: readonly Expr[]): string =>
  exprs.map(axesOf).reduce((most, axes) => (axes.length > most.length ? axes : most), '');
