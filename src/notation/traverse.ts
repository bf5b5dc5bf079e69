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

/** The same expression, in a node of its own, with each part replaced, a symbol by a symbol. */
export function mapParts(expr: Expr, f: (part: Expr) => Expr): Expr {
  const symbol = (named: Named): Named => f(named) as Named;
  switch (expr.kind) {
    case 'symbol':
    case 'number':
    case 'attribute':
    case 'kronecker':
      return { ...expr };
    case 'product':
    case 'hadamard':
      return { ...expr, factors: expr.factors.map(f) };
    case 'sum':
      return { ...expr, terms: expr.terms.map(({ sign, of }) => ({ sign, of: f(of) })) };
    case 'fraction':
      return { ...expr, over: f(expr.over), under: f(expr.under) };
    case 'apply':
      return { ...expr, to: f(expr.to) };
    case 'jacobian':
      return { ...expr, of: symbol(expr.of), by: symbol(expr.by) };
    case 'derivative':
      return { ...expr, of: f(expr.of), by: symbol(expr.by) };
    case 'cases':
      return { ...expr, same: f(expr.same), other: f(expr.other) };
    case 'reshape':
      return { ...expr, of: symbol(expr.of), like: expr.like && symbol(expr.like) };
    case 'largestOf':
      return { ...expr, parts: expr.parts.map(f) };
    case 'call':
      return { ...expr, of: expr.of.map(f) };
    default:
      return { ...expr, of: f(expr.of) };
  }
}

/** The same expression, in nodes of its own, with each symbol, and each function, replaced. */
export function rename(
  expr: Expr,
  symbol: (named: Named) => Named,
  fn: (name: FunctionName) => FunctionName = (name) => name,
): Expr {
  if (expr.kind === 'symbol') return symbol(expr);
  const renamed = mapParts(expr, (part) => rename(part, symbol, fn));
  return renamed.kind === 'apply' ? { ...renamed, name: fn(renamed.name) } : renamed;
}

/** A statement with each of its sides replaced, the left by a symbol. */
export const mapSides = (
  { lhs, rhs, whole, ...rest }: Statement,
  f: (side: Expr) => Expr,
): Statement => ({
  ...rest,
  lhs: f(lhs) as Named,
  rhs: rhs.map(f),
  ...(whole && { whole: f(whole) }),
});

/** A statement with each symbol replaced. */
export const renameStatement = (statement: Statement, symbol: (named: Named) => Named): Statement =>
  mapSides(statement, (side) => rename(side, symbol));
