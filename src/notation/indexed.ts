import { axesOf, isIndexed } from './axes.ts';
import { apply, fraction, kronecker, overBatch, sumOver, times } from './expression.ts';
import { symbols } from './traverse.ts';
import type { Expr, Named, Statement } from './expression.ts';
import { axesOfSymbol, isBatchAxis } from './symbol.ts';
import { axisEntry } from './vocabulary.ts';

/** Letters of the free axes, then of the sums, in the order in which they are taken. */
const FREE = ['i', 'j'];
const SUMMED = ['k', 'j', 'i'];

/**
 * Letters of row and column, and of the further axes of maps; null where there is no such axis, or where it counts
 * samples.
 */
type Place = readonly (string | null)[];

/**
 * A statement about matrices as one about their cells: `z = W a + b` gives `z_i = Σ_k W_ik a_k + b_i`. A product is a
 * sum over a fresh letter, a transpose swaps letters, ⊙ is a product; columns drop the sample, and a product over
 * samples is a sum over the mini-batch. Maps have the letters of their own axes. What is in index form stays as it is,
 * and so does what only gives other axes. Throws a RangeError where letters run out.
 */
export function indexed(statement: Statement): Statement {
  const { lhs, rhs, transposed, ...rest } = statement;
  const asItIs = (expr: Expr): boolean => expr.kind === 'reshape' || isIndexed(expr);
  if (lhs.at || rhs.some(asItIs)) return statement;
  const letters = lettersFor(lhs);
  const [row = null, column = null, ...others] = letters;
  const place: Place = transposed ? [column, row] : [row, column, ...others];
  return {
    ...rest,
    lhs: cellAt(lhs, letters),
    rhs: rhs.map((expr) => at(expr, place, letters)),
  };
}

/** i and j for units; the codes of the axes of maps. */
function lettersFor(named: Named): readonly string[] {
  const axes = axesOfSymbol(named.sym);
  const own = unitAxes(named).map((axis) => axes[axis]!);
  return own.every((code) => axisEntry(code)?.role === 'unit') ? FREE.slice(0, own.length) : own;
}

/** The cell of an expression; `used` are the letters that mean something there. */
function at(expr: Expr, place: Place, used: readonly string[]): Expr {
  const go = (part: Expr): Expr => at(part, place, used);
  const [row = null, column = null] = place;
  switch (expr.kind) {
    case 'number':
    case 'attribute':
    case 'kronecker':
    case 'derivative':
    case 'cases':
    case 'largest':
    case 'largestOf':
      return expr;
    case 'reshape':
    case 'call':
      throw new RangeError(`a ${expr.kind} is written by components`);
    case 'power':
    case 'let':
      return { ...expr, of: go(expr.of) };
    case 'vec':
      throw new RangeError('the entries of a matrix written as one column have no letters');
    case 'diag': {
      if (row === null || column === null)
        throw new RangeError('a diagonal matrix has two indices');
      return times(at(expr.of, [row, null], used), kronecker(row, column));
    }
    case 'symbol':
      return cellAt(expr, place);
    case 'product':
      return product(expr.factors, place, used);
    case 'hadamard':
      return times(...expr.factors.map(go).flatMap(factorsOf));
    case 'transpose':
      return at(expr.of, [column, row], used);
    case 'sum':
      return { ...expr, terms: expr.terms.map(({ sign, of }) => ({ sign, of: go(of) })) };
    case 'sumOver':
      return sumOver(expr.index, at(expr.of, place, [...used, expr.index]));
    case 'overBatch':
      return overBatch(go(expr.of));
    case 'total':
      return summed(axesOf(expr.of)[0], used, (k) => at(expr.of, [k, null], [...used, k ?? '']));
    case 'fraction':
      return fraction(go(expr.over), go(expr.under));
    case 'apply':
      if (expr.name === 'max') return expr;
      if (expr.name === 'softmax') return softmax(expr.to, place, used);
      return { ...expr, to: go(expr.to) };
    case 'jacobian': {
      const { of, by } = expr;
      const [first, second] = of.at ? [null, row] : [row, by.at ? null : column];
      return { ...expr, of: cellAt(of, [first, null]), by: cellAt(by, [second, null]) };
    }
  }
}

/** Cell of A B …: Σ_k A_ik (B …)_kj, numbers first; of one matrix and numbers their product as it is. */
function product(factors: readonly Expr[], place: Place, used: readonly string[]): Expr {
  const [row = null, ...others] = place;
  const isMatrix = (part: Expr): boolean => [...axesOf(part)].some((code) => !isBatchAxis(code));
  const numbers = factors.filter((part) => !isMatrix(part));
  const matrices = factors.filter(isMatrix);
  if (matrices.length < 2) {
    const cells = factors.map((part) => at(part, isMatrix(part) ? place : [null, null], used));
    return times(...cells.flatMap(factorsOf));
  }
  const chain = (rest: readonly Expr[], from: string | null, letters: readonly string[]): Expr => {
    const [first, ...further] = rest;
    if (!first) return times();
    if (further.length === 0) return at(first, [from, ...others], letters);
    return summed(axesOf(first)[1], letters, (k) => {
      const inner = [...letters, k ?? ''];
      const next = chain(further, k, inner);
      return times(...[at(first, [from, k], inner), next].flatMap(factorsOf));
    });
  };
  const all = numbers.map((part) => at(part, [null, null], used));
  const last = chain(matrices, row, used);
  return all.length ? times(...all, ...factorsOf(last)) : last;
}

/** A sum over an axis: of units by a fresh letter, of samples over the mini-batch. */
function summed(
  axis: string | undefined,
  used: readonly string[],
  of: (letter: string | null) => Expr,
): Expr {
  if (isBatchAxis(axis)) return overBatch(of(null));
  const letter = SUMMED.find((one) => !used.includes(one));
  if (!letter) throw new RangeError('no letter is left to sum over');
  return sumOver(letter, of(letter));
}

/** e^(z_i) / Σ_k e^(z_k) */
function softmax(to: Expr, place: Place, used: readonly string[]): Expr {
  const [, column = null] = place;
  const under = summed('i', used, (k) => apply('exp', at(to, [k, column], [...used, k ?? ''])));
  return fraction(apply('exp', at(to, place, used)), under);
}

/** A whole symbol at the letters of its axes; what has none, or has its letters, stays as it is. */
function cellAt(named: Named, place: Place): Named {
  if (named.at) return named;
  const letters = unitAxes(named).flatMap((axis) => place[axis] ?? []);
  return letters.length ? { ...named, at: letters } : named;
}

/** Numbers of the axes of a symbol that count units. */
const unitAxes = ({ sym }: Named): number[] =>
  [...axesOfSymbol(sym)].flatMap((axis, n) => (isBatchAxis(axis) || axis === '*' ? [] : n));

const factorsOf = (expr: Expr): readonly Expr[] =>
  expr.kind === 'product' ? expr.factors : [expr];

/** Letters of a statement that index cells, free ones first, each with a symbol and the axis that it runs over. */
export interface Range {
  readonly letter: string;
  readonly over: Named['sym'];
  readonly axis: number;
}

export function rangesOf({ lhs, rhs }: Statement): Range[] {
  const all = [lhs, ...rhs.flatMap(symbols)].flatMap(({ sym, at: letters }) =>
    (letters ?? []).flatMap((letter, axis) =>
      typeof letter === 'string' ? [{ letter, over: sym, axis }] : [],
    ),
  );
  return all.filter(({ letter }, n) => all.findIndex((range) => range.letter === letter) === n);
}
