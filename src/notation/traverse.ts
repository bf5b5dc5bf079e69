import type { Expr, FunctionName, Named, Statement } from './expression.ts';

/** The parts of an expression, in reading order. */
export function parts(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'symbol':
    case 'number':
    case 'attribute':
    case 'kronecker':
      return [];
    case 'product':
    case 'hadamard':
      return expr.factors;
    case 'sum':
      return expr.terms.map((term) => term.of);
    case 'fraction':
      return [expr.over, expr.under];
    case 'apply':
      return [expr.to];
    case 'jacobian':
    case 'derivative':
      return [expr.of, expr.by];
    case 'cases':
      return [expr.same, expr.other];
    case 'largestOf':
      return expr.parts;
    case 'call':
      return expr.of;
    default:
      return [expr.of];
  }
}

/** Every symbol of an expression, in reading order, with repeats. */
export const symbols = (expr: Expr): Named[] =>
  expr.kind === 'symbol' ? [expr] : parts(expr).flatMap(symbols);

/** The same expression, in nodes of its own, with each symbol, and each function, replaced. */
export function rename(
  expr: Expr,
  symbol: (named: Named) => Named,
  fn: (name: FunctionName) => FunctionName = (name) => name,
): Expr {
  const go = (part: Expr): Expr => rename(part, symbol, fn);
  switch (expr.kind) {
    case 'symbol':
      return symbol(expr);
    case 'number':
    case 'attribute':
    case 'kronecker':
      return { ...expr };
    case 'product':
    case 'hadamard':
      return { ...expr, factors: expr.factors.map(go) };
    case 'sum':
      return { ...expr, terms: expr.terms.map(({ sign, of }) => ({ sign, of: go(of) })) };
    case 'fraction':
      return { ...expr, over: go(expr.over), under: go(expr.under) };
    case 'apply':
      return { ...expr, name: fn(expr.name), to: go(expr.to) };
    case 'jacobian':
      return { ...expr, of: symbol(expr.of), by: symbol(expr.by) };
    case 'derivative':
      return { ...expr, of: go(expr.of), by: symbol(expr.by) };
    case 'cases':
      return { ...expr, same: go(expr.same), other: go(expr.other) };
    case 'reshape':
      return { ...expr, of: symbol(expr.of), like: expr.like && symbol(expr.like) };
    case 'largestOf':
      return { ...expr, parts: expr.parts.map(go) };
    case 'call':
      return { ...expr, of: expr.of.map(go) };
    default:
      return { ...expr, of: go(expr.of) };
  }
}

export function renameStatement(
  { lhs, rhs, whole, ...rest }: Statement,
  symbol: (named: Named) => Named,
  fn?: (name: FunctionName) => FunctionName,
): Statement {
  return {
    ...rest,
    lhs: symbol(lhs),
    rhs: rhs.map((expr) => rename(expr, symbol, fn)),
    ...(whole && { whole: rename(whole, symbol, fn) }),
  };
}
