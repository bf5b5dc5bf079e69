import { numbered, type Family, type Layer, type Sym } from './symbol.ts';

/** A letter that is free or summed, or a 0-based place. */
export type Index = string | number;

/** Functions that an equation may apply; `softmax` and `max` look at a whole column, the others at one number. */
export type FunctionName =
  | 'exp'
  | 'log'
  | 'activation'
  | 'activation′'
  | 'sigmoid'
  | 'sigmoid′'
  | 'tanh'
  | 'tanh′'
  | 'relu'
  | 'relu′'
  | 'softmax'
  | 'max';

/** A symbol, whole (`at` null) or at one cell. */
export interface Named {
  readonly kind: 'symbol';
  readonly sym: Sym;
  readonly at: readonly Index[] | null;
  /** Prints ∂L/∂z as δ. */
  readonly delta?: boolean;
}

export interface Signed {
  readonly sign: 1 | -1;
  readonly of: Expr;
}

/** What stands at a side of an equation. It yields its TeX, its value, its opened sum and its shape. */
export type Expr =
  | Named
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'product'; readonly factors: readonly Expr[] }
  | { readonly kind: 'hadamard'; readonly factors: readonly Expr[] }
  | { readonly kind: 'transpose'; readonly of: Expr }
  | { readonly kind: 'sum'; readonly terms: readonly Signed[] }
  | {
      readonly kind: 'sumOver';
      readonly index: string;
      readonly of: Expr;
      /** The one value that is left out. */
      readonly except?: Index;
    }
  | { readonly kind: 'overBatch'; readonly of: Expr }
  /** A row of ones times a column: the sum of its entries. */
  | { readonly kind: 'total'; readonly of: Expr }
  | { readonly kind: 'fraction'; readonly over: Expr; readonly under: Expr }
  | { readonly kind: 'apply'; readonly name: FunctionName; readonly to: Expr }
  | { readonly kind: 'power'; readonly of: Expr; readonly exponent: number }
  | { readonly kind: 'diag'; readonly of: Expr }
  | { readonly kind: 'vec'; readonly of: Expr }
  /** `flat` of two matrices written as columns. */
  | { readonly kind: 'jacobian'; readonly of: Named; readonly by: Named; readonly flat?: true }
  | { readonly kind: 'derivative'; readonly of: Expr; readonly by: Named }
  | { readonly kind: 'kronecker'; readonly indices: readonly [Index, Index] }
  | {
      readonly kind: 'cases';
      readonly indices: readonly [Index, Index];
      readonly same: Expr;
      readonly other: Expr;
    }
  /** A letter that the text lets stand for an expression. */
  | { readonly kind: 'let'; readonly letter: string; readonly of: Expr };

/** `lhs = rhs[0] = rhs[1] …`, each sign of equality a claim; `assigns` prints ←. */
export interface Statement {
  readonly lhs: Named;
  readonly rhs: readonly Expr[];
  readonly assigns?: boolean;
  /** The left side stands as a row, and the right sides give rows: the layout of Jacobians. */
  readonly transposed?: boolean;
}

export const sym = (family: Family, layer: Layer | number | null = null, at?: string): Named => ({
  kind: 'symbol',
  sym: { family, layer: typeof layer === 'number' ? numbered(layer) : layer },
  at: at ? [...at] : null,
});

/** The gradient printed as δ. */
export const delta = (layer: Layer | number, at?: string): Named => ({
  ...sym('dz', layer, at),
  delta: true,
});

export const number = (value: number): Expr => ({ kind: 'number', value });

/** Matrix product, or product of numbers. */
export const times = (...factors: Expr[]): Expr => ({ kind: 'product', factors });

/** Elementwise product ⊙. */
export const hadamard = (...factors: Expr[]): Expr => ({ kind: 'hadamard', factors });

export const transpose = (of: Expr): Expr => ({ kind: 'transpose', of });

/** A term that is the negative of something is subtracted. */
export const plus = (...of: Expr[]): Expr => ({
  kind: 'sum',
  terms: of.flatMap((term): readonly Signed[] =>
    term.kind === 'sum' && term.terms.length === 1 ? term.terms : [{ sign: 1, of: term }],
  ),
});

export const minus = (first: Expr, ...rest: Expr[]): Expr => ({
  kind: 'sum',
  terms: [{ sign: 1, of: first }, ...rest.map((of) => ({ sign: -1, of }) as const)],
});

export const negative = (of: Expr): Expr => ({ kind: 'sum', terms: [{ sign: -1, of }] });

/** Σ over a letter that indexes some symbol of the body; the range is that axis. */
export const sumOver = (index: string, of: Expr): Expr => ({ kind: 'sumOver', index, of });

/** The same without the one term at `except`. */
export const sumOverOthers = (index: string, except: Index, of: Expr): Expr => ({
  kind: 'sumOver',
  index,
  of,
  except,
});

/** Sum over the samples of the mini-batch; printed bare where the text speaks of one sample. */
export const overBatch = (of: Expr): Expr => ({ kind: 'overBatch', of });

/** 1ᵀ x, the sum over the first axis, in matrix form. */
export const total = (of: Expr): Expr => ({ kind: 'total', of });

export const fraction = (over: Expr, under: Expr): Expr => ({ kind: 'fraction', over, under });

export const apply = (name: FunctionName, to: Expr): Expr => ({ kind: 'apply', name, to });

export const power = (of: Expr, exponent: number): Expr => ({ kind: 'power', of, exponent });

/** The matrix with a column on its diagonal and noughts beside it. */
export const diag = (of: Expr): Expr => ({ kind: 'diag', of });

/** A matrix written as one column, its columns one below the other. */
export const vec = (of: Expr): Expr => ({ kind: 'vec', of });

/** ∂vec(of)/∂vec(by) between two whole matrices. */
export const flatJacobian = (of: Named, by: Named): Expr => ({
  kind: 'jacobian',
  of,
  by,
  flat: true,
});

/** ∂of/∂by between two tensors, whole or at cells. */
export const jacobian = (of: Named, by: Named): Expr => ({ kind: 'jacobian', of, by });

/** ∂/∂by of an expression of one number, of which `by` is a cell or is read by one operation. */
export const derivative = (by: Named, of: Expr): Expr => ({ kind: 'derivative', by, of });

/** `same` where the indices agree, else `other`. */
export const cases = (i: Index, j: Index, same: Expr, other: Expr): Expr => ({
  kind: 'cases',
  indices: [i, j],
  same,
  other,
});

export const letting = (letter: string, of: Expr): Expr => ({ kind: 'let', letter, of });

/** Kronecker's δ: one where the indices agree, else nought. */
export const kronecker = (i: Index, j: Index): Expr => ({ kind: 'kronecker', indices: [i, j] });

/** The parts of an expression, in reading order. */
export function parts(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'symbol':
    case 'number':
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
    default:
      return { ...expr, of: go(expr.of) };
  }
}

export function renameStatement(
  { lhs, rhs, ...rest }: Statement,
  symbol: (named: Named) => Named,
  fn?: (name: FunctionName) => FunctionName,
): Statement {
  return { ...rest, lhs: symbol(lhs), rhs: rhs.map((expr) => rename(expr, symbol, fn)) };
}
