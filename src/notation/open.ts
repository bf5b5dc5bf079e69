import { at, type Cell, type Shape, type Tensor } from '../tensor/tensor.ts';
import { axesOf } from './axes.ts';
import { differentiate } from './differentiate.ts';
import { fraction, minus, number, parts, plus, symbols, times } from './expression.ts';
import type { Expr, Index, Named, Statement } from './expression.ts';
import { functions } from './functions.ts';
import { isColumn, showLayer, type Sym } from './symbol.ts';
import { cellOf, countOf } from './vec.ts';

/** What an expression is read against: tensors by name, and the sample that a lone column index means. */
export interface Env {
  /** Throws where the tensor is not known (yet). */
  tensor(sym: Sym): Tensor;
  readonly sample: number;
  /** ∂of/∂by at two cells. */
  jacobian(of: Sym, ofCell: Cell, by: Sym, byCell: Cell): number;
}

/** Above this a bare e^z is no longer told from infinity or nought, and softmax is opened shifted. */
const SAFE_EXPONENT = 30;

export type Letters = Readonly<Record<string, number>>;

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
    case 'kronecker':
    case 'sumOver':
    case 'derivative':
      return [];
    default:
      return parts(expr)
        .map((part) => shapeOf(part, env))
        .reduce((largest, shape) => (shape.length > largest.length ? shape : largest), []);
  }
}

/** The sum behind one cell of an expression: only numbers, and symbols at concrete cells, remain. */
export function open(expr: Expr, cell: Cell, env: Env, letters: Letters = {}): Expr {
  const go = (part: Expr, where: Cell = cell): Expr => open(part, where, env, letters);
  switch (expr.kind) {
    case 'number':
      return expr;
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
        { ...expr.by, at: place(expr.by, cell, env, letters) },
        env,
      );
    case 'symbol':
      return { ...expr, at: place(expr, cell, env, letters) };
    case 'jacobian': {
      const { of, by, flat } = expr;
      const spot = (one: Named, index = 0): Cell =>
        flat ? cellOf(index, shapeOf(one, env)) : [index, env.sample];
      return {
        kind: 'jacobian',
        of: { ...of, at: place(of, spot(of, cell[0]), env, letters) },
        by: { ...by, at: place(by, spot(by, cell[1]), env, letters) },
      };
    }
    case 'product':
      return openProduct(expr.factors, cell, env, letters);
    case 'hadamard':
      return times(...expr.factors.map((part) => go(part)));
    case 'transpose':
      return go(expr.of, [cell[1] ?? 0, cell[0] ?? 0]);
    case 'sum':
      return { ...expr, terms: expr.terms.map(({ sign, of }) => ({ sign, of: go(of) })) };
    case 'sumOver': {
      const except = expr.except === undefined ? null : resolve(expr.except, letters);
      // A letter that has a value already is not summed: one term is asked for.
      const only = letters[expr.index];
      const terms = range(letterLength(expr.of, expr.index, env))
        .filter((value) => value !== except && (only === undefined || value === only))
        .map((value) => open(expr.of, cell, env, { ...letters, [expr.index]: value }));
      return plus(...terms);
    }
    case 'total':
      return plus(...column(expr.of, cell, env, letters));
    case 'overBatch': {
      const column = symbols(expr.of).find(({ sym }) => isColumn(sym.family));
      const samples = column ? env.tensor(column.sym).shape.at(-1)! : 1;
      const terms = range(samples).map((sample) =>
        open(expr.of, [...cell, sample], { ...env, sample }, letters),
      );
      return plus(...terms);
    }
    case 'fraction':
      return fraction(go(expr.over), go(expr.under));
    case 'apply':
      if (functions[expr.name].at) return { ...expr, to: go(expr.to) };
      return expr.name === 'max'
        ? number(Math.max(...column(expr.to, cell, env, letters).map((part) => valueOf(part, env))))
        : openSoftmax(column(expr.to, cell, env, letters), cell[0] ?? 0, env);
  }
}

/** The sum behind one cell of the left side of a statement, by the `form`-th of its right sides; −1 is the last. */
export function openStatement(statement: Statement, cell: Cell, env: Env, form = 0): Expr {
  const { lhs, rhs, transposed } = statement;
  const expr = rhs.at(form);
  if (!expr) throw new RangeError(`the statement has no form ${form}`);
  const letters = Object.fromEntries(
    (lhs.at ?? []).map((letter, axis) => [letter, cell[axis] ?? 0]),
  );
  const sample = isColumn(lhs.sym.family) ? (cell.at(-1) ?? env.sample) : env.sample;
  return open(expr, transposed ? cell.toReversed() : cell, { ...env, sample }, letters);
}

/** Number behind an opened expression. */
export function valueOf(expr: Expr, env: Env): number {
  switch (expr.kind) {
    case 'number':
      return expr.value;
    case 'symbol':
      return at(env.tensor(expr.sym), concrete(expr));
    case 'jacobian':
      return env.jacobian(expr.of.sym, concrete(expr.of), expr.by.sym, concrete(expr.by));
    case 'product':
      return expr.factors.reduce((product, factor) => product * valueOf(factor, env), 1);
    case 'sum':
      return expr.terms.reduce((sum, { sign, of }) => sum + sign * valueOf(of, env), 0);
    case 'fraction':
      return valueOf(expr.over, env) / valueOf(expr.under, env);
    case 'apply':
      return functions[expr.name].at!(valueOf(expr.to, env));
    default:
      throw new RangeError(`open the ${expr.kind} at a cell before asking for its value`);
  }
}

function openProduct(factors: readonly Expr[], cell: Cell, env: Env, letters: Letters): Expr {
  const isMatrix = (part: Expr): boolean => shapeOf(part, env).length > 0;
  const numbers = factors.filter((part) => !isMatrix(part));
  const matrices = factors.filter(isMatrix);
  const opened = numbers.map((part) => open(part, cell, env, letters));
  if (matrices.length === 0) return times(...opened);
  // A column turned to a row stands for its sample, and so does the row of the product.
  const row = axesOf(matrices[0]!).startsWith('n') ? [env.sample, ...cell.slice(1)] : cell;
  const product = chain(matrices, row, env, letters);
  return opened.length ? times(...opened, product) : product;
}

/** Cell [i, n] of A B …: Σ_k A[i,k] (B …)[k,n]. */
function chain(matrices: readonly Expr[], cell: Cell, env: Env, letters: Letters): Expr {
  const [first, ...rest] = matrices;
  if (!first) throw new RangeError('a product needs a factor');
  if (rest.length === 0) return open(first, cell, env, letters);
  const terms = range(shapeOf(first, env)[1] ?? 1).map((k) =>
    times(
      open(first, [cell[0] ?? 0, k], env, letters),
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
  return range(rows ?? 1).map((k) => open(expr, [k, ...cell.slice(1)], env, letters));
};

/** Cell of a symbol: its letters where it has some, and the sample at hand for a column. */
function place(named: Named, cell: Cell, env: Env, letters: Letters): Cell {
  const rank = env.tensor(named.sym).shape.length;
  if (!named.at) {
    const lacks = cell.length < rank && isColumn(named.sym.family);
    return lacks ? [...cell, env.sample] : cell.slice(0, rank);
  }
  const indices = named.at.map((index) => resolve(index, letters));
  return indices.length < rank ? [...indices, env.sample] : indices;
}

function resolve(index: Index, letters: Letters): number {
  const value = typeof index === 'number' ? index : letters[index];
  if (value === undefined)
    throw new RangeError(`the index ${index} is neither free nor summed here`);
  return value;
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

function concrete({ at: where, sym: { family, layer } }: Named): Cell {
  if (where?.every((index) => typeof index === 'number')) return where;
  throw new RangeError(`${family}${layer ? showLayer(layer) : ''} is asked for at no cell`);
}

const agree = ([i, j]: readonly [Index, Index], letters: Letters): boolean =>
  resolve(i, letters) === resolve(j, letters);

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
