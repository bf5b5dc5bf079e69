import type { Expr, Index, Named } from '../expression.ts';
import { parts } from '../traverse.ts';
import { functionEntry } from '../functions.ts';
import { glyphsOf, symbolText } from './glyphs.ts';
import { print } from './number.ts';
import { attributeText, isPlace, placeText } from '../place.ts';
import { callWritten, type Written } from './tensor-functions.ts';
import type { Env } from '../env.ts';
import { valueOf } from '../evaluation/value.ts';
import { isColumn } from '../symbol.ts';

/** A scalar expression as it is set on one line, to be drawn by React or by hand. */
export type Piece =
  /** An operator, a bracket, a name of a function; `tight` has no space round it, `below` is an index under it. */
  | { readonly kind: 'mark'; readonly text: string; readonly tight?: true; readonly below?: string }
  | { readonly kind: 'symbol'; readonly named: Named }
  /** A number, and the cell that it is, if it is one. */
  | { readonly kind: 'value'; readonly value: number; readonly of: Named | null }
  | { readonly kind: 'power'; readonly base: readonly Piece[]; readonly exponent: readonly Piece[] }
  | {
      readonly kind: 'fraction';
      readonly over: readonly Piece[];
      readonly under: readonly Piece[];
    };

export const mark = (text: string): Piece => ({ kind: 'mark', text });
export const tight = (text: string): Piece => ({ kind: 'mark', text, tight: true });

/** A number, in brackets if it is negative and follows an operator. */
export function numberPieces(value: number, of: Named | null, after: boolean): Piece[] {
  const piece: Piece = { kind: 'value', value, of };
  return after && value < 0 ? [tight('('), piece, tight(')')] : [piece];
}

/** An expression in symbols, or, with an `env`, in numbers; `after` an operator a negative number takes brackets. */
export function write(expr: Expr, env: Env | null, after = false): Piece[] {
  const go = (part: Expr, follows = false): Piece[] => write(part, env, follows);
  switch (expr.kind) {
    case 'symbol':
      return env
        ? numberPieces(valueOf(expr, env), expr, after)
        : [{ kind: 'symbol', named: expr }];
    case 'attribute':
      return [tight(attributeText(expr.name))];
    case 'number':
      return numberPieces(expr.value, null, after);
    case 'kronecker':
      return [{ kind: 'mark', text: 'δ', tight: true, below: expr.indices.map(String).join('') }];
    case 'product':
    case 'hadamard':
      return expr.factors.flatMap((factor, n) => [
        ...(n > 0 ? [between(expr.factors[n - 1]!, factor, expr.kind, env)] : []),
        ...bracket(
          factor,
          factor.kind === 'sum' ||
            (factor.kind === 'sumOver' && n < expr.factors.length - 1) ||
            (factor.kind === 'product' && expr.kind === 'hadamard' && !env),
          go(factor, true),
        ),
      ]);
    case 'transpose':
      return [{ kind: 'power', base: bracket(expr.of, true, go(expr.of)), exponent: [tight('T')] }];
    case 'sum':
      return expr.terms.flatMap(({ sign, of }, n) => [
        ...(n > 0 ? [mark(sign < 0 ? '−' : '+')] : sign < 0 ? [tight('−')] : []),
        ...bracket(of, of.kind === 'sum', go(of, n > 0 || sign < 0)),
      ]);
    case 'sumOver':
      return [
        { kind: 'mark', text: 'Σ', tight: true, below: expr.index + except(expr.except) },
        ...bracket(expr.of, expr.of.kind === 'sum', go(expr.of, true)),
      ];
    case 'overBatch':
      return go(expr.of);
    case 'total':
      return [
        { kind: 'power', base: [tight('1')], exponent: [tight('T')] },
        tight('\u2009'),
        ...bracket(expr.of, expr.of.kind === 'sum', go(expr.of, true)),
      ];
    case 'fraction':
      return [{ kind: 'fraction', over: go(expr.over), under: go(expr.under) }];
    case 'apply':
      return expr.name === 'exp'
        ? [{ kind: 'power', base: [tight('e')], exponent: go(expr.to) }]
        : [tight(`${functionEntry(expr.name).text}(`), ...go(expr.to), tight(')')];
    case 'power':
      return [
        {
          kind: 'power',
          base: bracket(expr.of, true, go(expr.of)),
          exponent: [tight(String(expr.exponent))],
        },
      ];
    case 'diag':
    case 'vec':
      return [tight(`${expr.kind}(`), ...go(expr.of), tight(')')];
    case 'let':
      return go(expr.of, after);
    case 'largest':
      return [
        {
          kind: 'mark',
          text: 'max',
          tight: true,
          below: expr.over.map(({ index }) => index).join(','),
        },
        tight('\u2009'),
        ...go(expr.of, true),
      ];
    case 'reshape':
      return called(expr.like ? 'unflatten' : 'flatten', [go(expr.of)]);
    case 'largestOf':
      return called(
        'max',
        expr.parts.map((part) => go(part)),
      );
    case 'call':
      return callPieces(
        callWritten(expr.name),
        expr.of.map((part) => go(part)),
      );
    case 'cases':
      return [...go(expr.same), mark('or'), ...go(expr.other)];
    case 'derivative':
      return [
        { kind: 'fraction', over: [tight('∂')], under: partial(expr.by) },
        ...bracket(expr.of, true, go(expr.of)),
      ];
    case 'jacobian':
      return env
        ? numberPieces(valueOf(expr, env), null, after)
        : [{ kind: 'fraction', over: partial(expr.of), under: partial(expr.by) }];
  }
}

const except = (index: Index | undefined): string =>
  index === undefined ? '' : ` ≠ ${isPlace(index) ? placeText(index) : index}`;

const called = (name: string, of: readonly Piece[][]): Piece[] => [
  tight(`${name}(`),
  ...of.flatMap((pieces, n) => [...(n > 0 ? [tight(', ')] : []), ...pieces]),
  tight(')'),
];

const callPieces = (written: readonly Written[], parts: readonly Piece[][]): Piece[] =>
  written.flatMap((one) => {
    if (typeof one === 'number') return parts[one]!;
    if (typeof one === 'string') return [one === 'Σ' ? tight(one) : mark(one)];
    return called(
      one.name,
      one.of.map((part) => callPieces([part], parts)),
    );
  });

const partial = (named: Named): Piece[] => [tight('∂'), { kind: 'symbol', named }];

const bracket = (part: Expr, needed: boolean, pieces: Piece[]): Piece[] =>
  needed && part.kind !== 'number' ? [tight('('), ...pieces, tight(')')] : pieces;

/** Two bare letters are side by side, all else is multiplied by a dot. */
function between(left: Expr, right: Expr, kind: 'product' | 'hadamard', env: Env | null): Piece {
  if (kind === 'hadamard') return mark('⊙');
  return env === null && isBare(left) && isBare(right) ? tight('\u2009') : mark('·');
}

const isBare = (part: Expr): boolean => {
  if (part.kind === 'transpose') return isBare(part.of);
  if (part.kind !== 'symbol') return false;
  const { before, gradient } = glyphsOf(part);
  return !before && !gradient;
};

/** Whether an opened expression reads cells of several samples, so that each must say which. */
export function spansSamples(expr: Expr): boolean {
  const found = new Set<Index>();
  const visit = (part: Expr): void => {
    if (part.kind === 'symbol' && isColumn(part.sym)) {
      const sample = part.at?.at(-1);
      if (typeof sample === 'number') found.add(sample);
    }
    parts(part).forEach(visit);
  };
  visit(expr);
  return found.size > 1;
}

/** Pieces as plain text. */
export const piecesText = (pieces: readonly Piece[], samples = false): string =>
  pieces.map((piece) => pieceText(piece, samples)).join('');

function pieceText(piece: Piece, samples: boolean): string {
  const inner = (pieces: readonly Piece[]): string => piecesText(pieces, samples);
  switch (piece.kind) {
    case 'mark':
      return `${piece.tight ? piece.text : ` ${piece.text} `}${piece.below ?? ''}`;
    case 'symbol':
      return symbolText(piece.named, samples);
    case 'value':
      return print(piece.value);
    case 'power':
      return `${inner(piece.base)}^${inner(piece.exponent)}`;
    case 'fraction':
      return `${inner(piece.over)}/${inner(piece.under)}`;
  }
}
