import { numbered, type Layer, type Sym, type CommonSymbol } from './symbol.ts';

/** A number, or the name of an attribute such as a stride, which a network gives a number. */
export type Coefficient = number | string;

/**
 * A place that is computed from letters, 0-based: (Σ coefficient · letter + offset) / over. Beyond the ends of its axis,
 * and where it is no whole number, a tensor reads 0.
 */
export interface Place {
  readonly terms: readonly (readonly [Coefficient, letter: string])[];
  readonly offset: number;
  readonly over: Coefficient;
}

/** A letter that is free or summed, a 0-based place, or one that is computed from letters. */
export type Index = string | number | Place;

/** Functions of whole tensors that have a name in code, and their cells by an index form only. */
export type TensorFunction =
  | 'conv2d'
  | 'conv2dKernelGradient'
  | 'conv2dInputGradient'
  | 'sumOverPlaces'
  | 'maxPool2d'
  | 'maxPool2dGradient'
  | 'averagePool2d'
  | 'averagePool2dGradient'
  | 'dot'
  | 'squaredNorm';

/**
 * Functions that an equation may apply: `exp`, `log`, `softmax` and `max`, which look at a whole column, the activations
 * by name and their slopes (`relu′`), and `activation`, whichever a network has.
 */
export type FunctionName = string;

/** A symbol, whole (`at` null) or at one cell. */
export interface Named {
  readonly kind: 'symbol';
  readonly sym: Sym;
  readonly at: readonly Index[] | null;
  /** Prints ∂L/∂z as δ. */
  readonly delta?: boolean;
  /** A gradient of the mean loss: prints ∂L̄/∂W. */
  readonly ofMean?: boolean;
}

export interface Signed {
  readonly sign: 1 | -1;
  readonly of: Expr;
}

/** A side of an equation. TeX, value, opened sum and shape are made from it. */
export type Expr =
  | Named
  | { readonly kind: 'number'; readonly value: number }
  /** A number that an application of an operation fixes. */
  | { readonly kind: 'attribute'; readonly name: string }
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
      /** How many values the letter takes; default: the length of the axis that it counts. */
      readonly count?: Coefficient;
    }
  /** The largest over values of letters; opened, of the numbers listed. */
  | {
      readonly kind: 'largest';
      readonly over: readonly { readonly index: string; readonly count: Coefficient }[];
      readonly of: Expr;
    }
  | { readonly kind: 'largestOf'; readonly parts: readonly Expr[] }
  /** The same numbers in row-major order under other axes: along one, or along those of `like`, but for the samples. */
  | { readonly kind: 'reshape'; readonly of: Named; readonly like: Named | null }
  /** A function of whole tensors. */
  | {
      readonly kind: 'call';
      readonly name: TensorFunction;
      readonly of: readonly Expr[];
      readonly attributes: Readonly<Record<string, Coefficient>>;
    }
  | { readonly kind: 'overBatch'; readonly of: Expr; readonly ones?: true }
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
  /** The left side is written as a row, and the right sides are rows: the layout of Jacobians. */
  readonly transposed?: boolean;
  /** The same of whole tensors, for code, where the right sides are of cells. */
  readonly whole?: Expr;
}

type NamedBy<Name> = (id: Name, layer?: Layer | number | null, at?: string) => Named;

export const sym: NamedBy<CommonSymbol> = (id, layer = null, at) => ({
  ...role(id, at ? [...at] : null),
  sym: { id, layer: typeof layer === 'number' ? numbered(layer) : layer },
});

/** `sym` of a chapter that has symbols of its own, and the gradients of the loss with respect to them. */
export const symbolsOf = <Name extends string>(_vocabulary: {
  readonly symbols: Readonly<Record<Name, unknown>>;
}) => sym as NamedBy<CommonSymbol | Name | `d${Name}`>;

/** The tensor that plays a role of an operation, whole or at a cell. */
export const role = (name: string, at: readonly Index[] | null = null): Named => ({
  kind: 'symbol',
  sym: { id: name, layer: null },
  at,
});

/** A place computed from letters: `place([['stride', 'i'], [1, 'u']])`. */
export const place = (
  terms: Place['terms'],
  { offset = 0, over = 1 }: Partial<Pick<Place, 'offset' | 'over'>> = {},
): Place => ({ terms, offset, over });

/** The gradient printed as δ. */
export const delta = (layer: Layer | number, at?: string): Named => ({
  ...sym('dz', layer, at),
  delta: true,
});

/** A gradient of the mean loss. */
export const ofMean = (gradient: Named): Named => ({ ...gradient, ofMean: true });

export const attribute = (name: string): Expr => ({ kind: 'attribute', name });

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

/** Σ over a letter that takes so many values. */
export const sumTo = (index: string, count: Coefficient, of: Expr): Expr => ({
  kind: 'sumOver',
  index,
  of,
  count,
});

/** The largest value over letters that take so many values each. */
export const largest = (over: Readonly<Record<string, Coefficient>>, of: Expr): Expr => ({
  kind: 'largest',
  over: Object.entries(over).map(([index, count]) => ({ index, count })),
  of,
});

/** The numbers of a tensor under one axis of units, or under the axes of another. */
export const reshape = (of: Named, like: Named | null = null): Expr => ({
  kind: 'reshape',
  of,
  like,
});

/** A function of whole tensors. */
export const call = (
  name: TensorFunction,
  of: readonly Expr[],
  attributes: Readonly<Record<string, Coefficient>> = {},
): Expr => ({ kind: 'call', name, of, attributes });

/** The same without the one term at `except`. */
export const sumOverOthers = (index: string, except: Index, of: Expr): Expr => ({
  kind: 'sumOver',
  index,
  of,
  except,
});

/** Sum over the samples of the mini-batch; printed bare where the text is about one sample. */
export const overBatch = (of: Expr): Expr => ({ kind: 'overBatch', of });

/** The same, printed as the product with a column of ones. */
export const timesOnes = (of: Expr): Expr => ({ kind: 'overBatch', of, ones: true });

/** 1ᵀ x, the sum over the first axis, in matrix form. */
export const total = (of: Expr): Expr => ({ kind: 'total', of });

export const fraction = (over: Expr, under: Expr): Expr => ({ kind: 'fraction', over, under });

export const apply = (name: FunctionName, to: Expr): Expr => ({ kind: 'apply', name, to });

export const power = (of: Expr, exponent: number): Expr => ({ kind: 'power', of, exponent });

/** The diagonal matrix of a column. */
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

/** The Kronecker delta: 1 where the indices agree, else 0. */
export const kronecker = (i: Index, j: Index): Expr => ({ kind: 'kronecker', indices: [i, j] });
