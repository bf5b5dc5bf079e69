import {
  hadamard,
  minus,
  negative,
  plus,
  times,
  transpose,
  type Expr,
} from '../notation/expression.ts';
import { piecesText, write } from '../notation/printing/inline-layout.ts';
import type { Term } from './exercise.ts';

/** Why terms in a row are no expression, as a sentence. */
export class ComposeError extends Error {}

/**
 * The expression that a row of terms spells. ᵀ binds most tightly, then a product, then ⊙, then + and −; two terms side by
 * side are a product. Throws a ComposeError that says what is missing.
 */
export function compose(terms: readonly Term[]): Expr {
  if (terms.length === 0) throw new ComposeError('The right side is empty.');
  const reader = new Reader(terms);
  const expr = sum(reader);
  if (!reader.done()) throw new ComposeError('A closing bracket has no opening one.');
  return expr;
}

class Reader {
  readonly #terms: readonly Term[];
  #place = 0;

  constructor(terms: readonly Term[]) {
    this.#terms = terms;
  }

  done(): boolean {
    return this.#place === this.#terms.length;
  }

  peek(): Term | undefined {
    return this.#terms[this.#place];
  }

  next(): Term | undefined {
    return this.#terms[this.#place++];
  }

  /** Takes an operator if it comes next. */
  takes(...texts: readonly string[]): string | null {
    const term = this.peek();
    if (term?.kind !== 'operator' || !texts.includes(term.text)) return null;
    this.#place++;
    return term.text;
  }
}

function sum(reader: Reader): Expr {
  let left = reader.takes('−') ? negative(elementwise(reader)) : elementwise(reader);
  for (;;) {
    const sign = reader.takes('+', '−');
    if (!sign) return left;
    const right = elementwise(reader);
    left = sign === '+' ? plus(left, right) : minus(left, right);
  }
}

function elementwise(reader: Reader): Expr {
  const factors = [product(reader)];
  while (reader.takes('⊙')) factors.push(product(reader));
  return factors.length === 1 ? factors[0]! : hadamard(...factors);
}

function product(reader: Reader): Expr {
  const factors = [factor(reader)];
  for (;;) {
    const beside = reader.peek();
    const goesOn = beside?.kind === 'expr' || (beside?.kind === 'operator' && beside.text === '(');
    if (!reader.takes('·') && !goesOn)
      return factors.length === 1 ? factors[0]! : times(...factors);
    factors.push(factor(reader));
  }
}

function factor(reader: Reader): Expr {
  let of = bare(reader);
  while (reader.takes('ᵀ')) of = transpose(of);
  return of;
}

function bare(reader: Reader): Expr {
  if (reader.takes('(')) {
    const inner = sum(reader);
    if (!reader.takes(')')) throw new ComposeError('An opening bracket is not closed.');
    return inner;
  }
  const term = reader.next();
  if (term?.kind === 'expr') return term.expr;
  throw new ComposeError(
    term ? `Before “${term.text}” a term is missing.` : 'At the end a term is missing.',
  );
}

/** Terms in a row as text, with a space between two. */
export const wordsOf = (terms: readonly Term[]): string => terms.map(wordOf).join(' ');

/** The terms of a palette that such a text names. */
export const termsOf = (palette: readonly Term[], words: string): Term[] =>
  words.split(' ').flatMap((word) => palette.find((term) => wordOf(term) === word) ?? []);

const wordOf = (term: Term): string =>
  term.kind === 'operator' ? term.text : piecesText(write(term.expr, null));

const operator = (text: Extract<Term, { kind: 'operator' }>['text']): Term => ({
  kind: 'operator',
  text,
});

/** The terms that spell an expression of sums, products, ⊙ and ᵀ: `compose` reads them as the same expression. */
export function spell(expr: Expr): Term[] {
  switch (expr.kind) {
    case 'sum':
      return expr.terms.flatMap(({ sign, of }, n) => [
        ...(sign < 0 ? [operator('−')] : n > 0 ? [operator('+')] : []),
        ...inBrackets(of, of.kind === 'sum'),
      ]);
    case 'hadamard':
      return between(
        operator('⊙'),
        expr.factors.map((of) => inBrackets(of, of.kind === 'sum' || of.kind === 'hadamard')),
      );
    case 'product':
      return between(
        operator('·'),
        expr.factors.map((of) => inBrackets(of, isCompound(of))),
      );
    case 'transpose':
      return [...inBrackets(expr.of, isCompound(expr.of)), operator('ᵀ')];
    default:
      return [{ kind: 'expr', expr }];
  }
}

const isCompound = ({ kind }: Expr): boolean => ['sum', 'hadamard', 'product'].includes(kind);

const inBrackets = (of: Expr, needed: boolean): Term[] =>
  needed ? [operator('('), ...spell(of), operator(')')] : spell(of);

const between = (sign: Term, parts: readonly Term[][]): Term[] =>
  parts.flatMap((part, n) => (n > 0 ? [sign, ...part] : part));
