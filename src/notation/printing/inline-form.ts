import type { Expr, Named } from '../expression.ts';
import { equalsSign, printed } from './number.ts';
import type { Env } from '../env.ts';
import { valueOf } from '../evaluation/value.ts';
import {
  numberPieces,
  mark,
  piecesText,
  spansSamples,
  tight,
  write,
  type Piece,
} from './inline-layout.ts';
import { firstPrinted, flattenSum, isLeaf, evaluateRounded } from '../evaluation/flatten-sum.ts';

/** An opened sum in one line: `δ²₁ ≈ 0.433 · 0.239 ≈ 0.103`. */
export interface InlineForm {
  readonly pieces: readonly Piece[];
  /** Whether its symbols must say which sample they belong to. */
  readonly samples: boolean;
}

/** Addends or factors that a line has room for. */
const MOST = 6;

/** The one-line form of the sum behind a cell: each addend or factor computed, then the result. */
export function inlineForm(lhs: Named, opened: Expr, env: Env): InlineForm {
  const flat = flattenSum(opened);
  const value = valueOf(flat, env);
  const first = evaluateRounded(firstPrinted(flat, env));
  const result: Piece = { kind: 'value', value, of: lhs };
  const last = isLeaf(flat)
    ? []
    : [...firstLevel(flat, env), mark(equalsSign(first.value, printed(value), first.size))];
  const sign = equalsSign(value, isLeaf(flat) ? printed(value) : first.value, first.size);
  const pieces: Piece[] = [{ kind: 'symbol', named: lhs }, mark(sign), ...last, result];
  return { pieces, samples: spansSamples(flat) };
}

/** Each addend, factor, numerator or argument as one number. */
export function firstLevel(flat: Expr, env: Env): Piece[] {
  const one = (part: Expr, after: boolean): Piece[] =>
    numberPieces(valueOf(part, env), part.kind === 'symbol' ? part : null, after);
  switch (flat.kind) {
    case 'sum':
      return shorten(
        flat.terms.map(({ sign, of }, n) => [
          ...(n > 0 ? [mark(sign < 0 ? '−' : '+')] : sign < 0 ? [tight('−')] : []),
          ...one(of, n > 0 || sign < 0),
        ]),
        mark('+'),
      );
    case 'product':
      return shorten(
        flat.factors.map((factor, n) => [...(n > 0 ? [mark('·')] : []), ...one(factor, true)]),
        mark('·'),
      );
    case 'fraction':
      return [...one(flat.over, false), mark('/'), ...one(flat.under, true)];
    default:
      return write(flat, env);
  }
}

const shorten = (terms: readonly Piece[][], operator: Piece): Piece[] =>
  terms.length <= MOST
    ? terms.flat()
    : [...terms.slice(0, MOST - 2).flat(), operator, tight('…'), ...terms.at(-1)!];

export const lineText = ({ pieces, samples }: InlineForm): string => piecesText(pieces, samples);
