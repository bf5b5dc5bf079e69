import { cellAt, offset, type Cell } from '../../tensor/tensor.ts';
import { axesOf } from '../axes.ts';
import { differentiate } from './differentiate.ts';
import { fraction, minus, number, plus, times } from '../expression.ts';
import { symbols } from '../traverse.ts';
import type { Coefficient, Expr, Index, Named, Statement } from '../expression.ts';
import type { Env } from '../env.ts';
import { functionEntry } from '../functions.ts';
import { isPlace, lettersOf, placeAt } from '../place.ts';
import { describe, isBatchAxis, isColumn } from '../symbol.ts';
import { valueOf } from './value.ts';
import { letterLength, shapeOf } from './shape-of.ts';
import { cellOf } from './vec.ts';

/** Above this a bare e^z is no longer told from infinity or 0, and softmax is opened shifted. */
const SAFE_EXPONENT = 30;

/** What a place beyond the ends of an axis reads: 0, of which no term is part. */
const OUTSIDE: Expr = number(0);

export type Letters = Readonly<Record<string, number>>;

/** The sum behind one cell of an expression: only numbers, and symbols at concrete cells, remain. */
export function expand(expr: Expr, cell: Cell, env: Env, letters: Letters = {}): Expr {
  const go = (part: Expr, where: Cell = cell): Expr => expand(part, where, env, letters);
  switch (expr.kind) {
    case 'number':
      return expr;
    case 'attribute':
      throw new RangeError(`the attribute ${expr.name} has no number here`);
    case 'kronecker':
      return number(agree(expr.indices, letters) ? 1 : 0);
    case 'cases':
      return go(agree(expr.indices, letters) ? expr.same : expr.other);
    case 'let':
      return go(expr.of);
    case 'diag':
      return cell[0] === cell[1] ? go(expr.of, [cell[0] ?? 0, env.sample]) : number(0);
    case 'vec':
      return go(expr.of, cellOf(cell[0] ?? 0, shapeOf(expr.of, env)));
    case 'power':
      return times(...range(expr.exponent).map(() => go(expr.of)));
    case 'derivative':
      return differentiate(
        go(expr.of),
        { ...expr.by, at: cellOfNamed(expr.by, cell, env, letters) },
        env,
      );
    case 'symbol':
      return openSymbol(expr, cell, env, letters);
    case 'reshape': {
      const { of, like } = expr;
      const { shape } = env.tensor(of.sym);
      const sample = isColumn(of.sym) ? [cell.at(-1) ?? env.sample] : [];
      const inner = sample.length ? shape.slice(0, -1) : shape;
      const place = like ? offset(env.tensor(like.sym).shape.slice(0, -1), cell) : (cell[0] ?? 0);
      return { ...of, at: [...cellAt(inner, place), ...sample] };
    }
    case 'largestOf':
      return { ...expr, parts: expr.parts.map((part) => go(part)) };
    case 'call':
      throw new RangeError(`${expr.name} is opened in its index form`);
    case 'largest': {
      const { over, of } = expr;
      const values = over.reduce<Letters[]>(
        (all, { index, count }) =>
          all.flatMap((one) =>
            range(countOfLetter(count)).map((value) => ({ ...one, [index]: value })),
          ),
        [letters],
      );
      return { kind: 'largestOf', parts: values.map((one) => expand(of, cell, env, one)) };
    }
    case 'jacobian': {
      const { of, by, flat } = expr;
      const spot = (one: Named, index = 0): Cell =>
        flat ? cellOf(index, shapeOf(one, env)) : [index, env.sample];
      return {
        kind: 'jacobian',
        of: { ...of, at: cellOfNamed(of, spot(of, cell[0]), env, letters) },
        by: { ...by, at: cellOfNamed(by, spot(by, cell[1]), env, letters) },
      };
    }
    case 'product':
      return openProduct(expr.factors, cell, env, letters);
    case 'hadamard':
      return productOf(expr.factors.map((part) => go(part)));
    case 'transpose':
      return go(expr.of, [cell[1] ?? 0, cell[0] ?? 0]);
    case 'sum':
      return { ...expr, terms: expr.terms.map(({ sign, of }) => ({ sign, of: go(of) })) };
    case 'sumOver': {
      const except = expr.except === undefined ? null : resolve(expr.except, letters);
      // A letter that has a value already is not summed: one term is asked for.
      const only = letters[expr.index];
      const count =
        expr.count === undefined
          ? letterLength(expr.of, expr.index, env)
          : countOfLetter(expr.count);
      const terms = range(count)
        .filter((value) => value !== except && (only === undefined || value === only))
        .map((value) => expand(expr.of, cell, env, { ...letters, [expr.index]: value }));
      return sumOf(terms);
    }
    case 'total':
      return plus(...column(expr.of, cell, env, letters));
    case 'overBatch': {
      const column = symbols(expr.of).find(({ sym }) => isColumn(sym));
      const samples = column ? env.tensor(column.sym).shape.at(-1)! : 1;
      const terms = range(samples).map((sample) =>
        expand(expr.of, [...cell, sample], { ...env, sample }, letters),
      );
      return sumOf(terms);
    }
    case 'fraction':
      return fraction(go(expr.over), go(expr.under));
    case 'apply':
      if (functionEntry(expr.name).at) return { ...expr, to: go(expr.to) };
      return expr.name === 'max'
        ? number(Math.max(...column(expr.to, cell, env, letters).map((part) => valueOf(part, env))))
        : openSoftmax(column(expr.to, cell, env, letters), cell[0] ?? 0, env);
  }
}

/** The sum behind one cell of the left side of a statement, by the `form`-th of its right sides; −1 is the last. */
export function expandStatement(statement: Statement, cell: Cell, env: Env, form = 0): Expr {
  const { lhs, rhs, transposed } = statement;
  const expr = rhs.at(form);
  if (!expr) throw new RangeError(`the statement has no form ${form}`);
  const letters = Object.fromEntries(
    (lhs.at ?? []).flatMap((letter, axis) =>
      typeof letter === 'string' ? [[letter, cell[axis] ?? 0]] : [],
    ),
  );
  const sample = isColumn(lhs.sym) ? (cell.at(-1) ?? env.sample) : env.sample;
  return expand(expr, transposed ? cell.toReversed() : cell, { ...env, sample }, letters);
}

/** A symbol at its cell. A mask that is 0 there leaves out what it is a factor of, as a place outside does. */
function openSymbol(named: Named, cell: Cell, env: Env, letters: Letters): Expr {
  const where = place(named, cell, env, letters);
  if (!where) return OUTSIDE;
  const opened: Expr = { ...named, at: where };
  const masked = describe(named.sym.id).mask && valueOf(opened, env) === 0;
  return masked ? OUTSIDE : opened;
}

const productOf = (factors: readonly Expr[]): Expr =>
  factors.includes(OUTSIDE) ? OUTSIDE : times(...factors);

const sumOf = (terms: readonly Expr[]): Expr => plus(...terms.filter((term) => term !== OUTSIDE));

function countOfLetter(count: Coefficient): number {
  if (typeof count === 'number') return count;
  throw new RangeError(`the attribute ${count} has no number here`);
}

function openProduct(factors: readonly Expr[], cell: Cell, env: Env, letters: Letters): Expr {
  // Of one number for each sample the samples are not a row: each is multiplied with its own.
  const isMatrix = (part: Expr): boolean =>
    shapeOf(part, env).length > 0 && [...axesOf(part)].some((code) => !isBatchAxis(code));
  const numbers = factors.filter((part) => !isMatrix(part));
  const matrices = factors.filter(isMatrix);
  const opened = numbers.map((part) => expand(part, cell, env, letters));
  if (matrices.length === 0) return productOf(opened);
  // A column turned to a row stands for its sample, and so does the row of the product.
  const row = isBatchAxis(axesOf(matrices[0]!)[0]) ? [env.sample, ...cell.slice(1)] : cell;
  const product = chain(matrices, row, env, letters);
  return opened.length ? times(...opened, product) : product;
}

/** Cell [i, n] of A B …: Σ_k A[i,k] (B …)[k,n]. */
function chain(matrices: readonly Expr[], cell: Cell, env: Env, letters: Letters): Expr {
  const [first, ...rest] = matrices;
  if (!first) throw new RangeError('a product needs a factor');
  if (rest.length === 0) return expand(first, cell, env, letters);
  const terms = range(shapeOf(first, env)[1] ?? 1).map((k) =>
    times(
      expand(first, [cell[0] ?? 0, k], env, letters),
      chain(rest, [k, ...cell.slice(1)], env, letters),
    ),
  );
  return plus(...terms);
}

function openSoftmax(logits: readonly Expr[], i: number, env: Env): Expr {
  const values = logits.map((part) => valueOf(part, env));
  const top = Math.max(...values);
  const shift = Math.max(...values.map(Math.abs)) > SAFE_EXPONENT ? top : 0;
  const exp = (part: Expr): Expr => ({
    kind: 'apply',
    name: 'exp',
    to: shift ? (shift > 0 ? minus(part, number(shift)) : plus(part, number(-shift))) : part,
  });
  return fraction(exp(logits[i]!), plus(...logits.map(exp)));
}

const column = (expr: Expr, cell: Cell, env: Env, letters: Letters): Expr[] => {
  const rows = expr.kind === 'symbol' ? env.tensor(expr.sym).shape[0] : shapeOf(expr, env)[0];
  return range(rows ?? 1).map((k) => expand(expr, [k, ...cell.slice(1)], env, letters));
};

/** Cell of a symbol: its letters where it has some, and the selected sample for a column; null outside of the tensor. */
function place(named: Named, cell: Cell, env: Env, letters: Letters): Cell | null {
  const { shape } = env.tensor(named.sym);
  const rank = shape.length;
  if (!named.at) {
    const lacks = cell.length < rank && isColumn(named.sym);
    return lacks ? [...cell, env.sample] : cell.slice(0, rank);
  }
  const indices: number[] = [];
  for (const [axis, index] of named.at.entries()) {
    const value = isPlace(index) ? placeAt(index, letters) : resolve(index, letters);
    if (value === null || (isPlace(index) && !(value >= 0 && value < shape[axis]!))) return null;
    indices.push(value);
  }
  return indices.length < rank ? [...indices, env.sample] : indices;
}

function cellOfNamed(named: Named, cell: Cell, env: Env, letters: Letters): Cell {
  const where = place(named, cell, env, letters);
  if (where) return where;
  throw new RangeError(`${named.sym.id} is asked for outside of its axes`);
}

function resolve(index: Index, letters: Letters): number {
  const value =
    typeof index === 'number'
      ? index
      : typeof index === 'string'
        ? letters[index]
        : placeAt(index, letters);
  if (value === undefined || value === null)
    throw new RangeError(`the index ${lettersOf(index).join(' ')} is neither free nor summed here`);
  return value;
}

const agree = ([i, j]: readonly [Index, Index], letters: Letters): boolean =>
  resolve(i, letters) === resolve(j, letters);

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
