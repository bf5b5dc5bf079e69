import { apply, fraction, number, times } from '../expression.ts';
import type { Expr, FunctionName, Named, Signed } from '../expression.ts';
import { isActivation } from '../activations/list.ts';
import type { Env } from '../env.ts';
import { largestPart } from './value.ts';

const ZERO = number(0);

/**
 * ∂/∂by of an opened expression, `by` at a concrete cell; what does not depend on it drops out. Throws a RangeError
 * for a function whose slope the book has no name for.
 */
export function differentiate(opened: Expr, by: Named, env: Env): Expr {
  const go = (part: Expr): Expr => differentiate(part, by, env);
  switch (opened.kind) {
    case 'symbol': {
      const slope = env.jacobian(opened.sym, opened.at as number[], by.sym, by.at as number[]);
      if (slope === 0) return ZERO;
      return sameTensor(opened, by) ? number(1) : { kind: 'jacobian', of: opened, by };
    }
    case 'number':
      return ZERO;
    case 'sum':
      return total(opened.terms.map(({ sign, of }) => ({ sign, of: go(of) })));
    case 'product':
      return total(
        opened.factors.map((factor, n) => ({
          sign: 1,
          of: scaled(go(factor), opened.factors.toSpliced(n, 1)),
        })),
      );
    case 'fraction': {
      const { over, under } = opened;
      const rise = total([
        { sign: 1, of: scaled(go(over), [under]) },
        { sign: -1, of: scaled(go(under), [over]) },
      ]);
      return isZero(rise) ? ZERO : fraction(rise, times(under, under));
    }
    case 'apply': {
      const inner = go(opened.to);
      return isZero(inner) ? ZERO : scaled(inner, [slopeOf(opened.name, opened.to)]);
    }
    case 'largestOf':
      return go(largestPart(opened, env));
    default:
      throw new RangeError(`the derivative of a ${opened.kind} is not taken`);
  }
}

function slopeOf(name: FunctionName, to: Expr): Expr {
  switch (name) {
    case 'exp':
      return apply('exp', to);
    case 'log':
      return fraction(number(1), to);
    default:
      if (isActivation(name)) return apply(`${name}′`, to);
      throw new RangeError(`the derivative of ${name} is not taken`);
  }
}

const isZero = (expr: Expr): boolean => expr.kind === 'number' && expr.value === 0;
const isOne = (expr: Expr): boolean => expr.kind === 'number' && expr.value === 1;

function total(terms: readonly Signed[]): Expr {
  const left = terms.filter(({ of }) => !isZero(of));
  const [first] = left;
  if (!first) return ZERO;
  return left.length === 1 && first.sign > 0 ? first.of : { kind: 'sum', terms: left };
}

function scaled(slope: Expr, factors: readonly Expr[]): Expr {
  if (isZero(slope)) return ZERO;
  const all = [...factors, slope].filter((factor) => !isOne(factor));
  return all.length > 1 ? times(...all) : (all[0] ?? number(1));
}

const sameTensor = (one: Named, other: Named): boolean =>
  one.sym.id === other.sym.id && one.sym.layer?.plus === other.sym.layer?.plus;
