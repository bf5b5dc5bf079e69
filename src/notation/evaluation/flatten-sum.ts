import { fraction, number, times, type Expr, type Signed } from '../expression.ts';
import { parts } from '../traverse.ts';
import { printed } from '../printing/number.ts';
import type { Env } from '../env.ts';
import { valueOf } from './value.ts';

/** An opened expression without sums in sums, products in products, or either of one. */
export function flattenSum(expr: Expr): Expr {
  switch (expr.kind) {
    case 'sum': {
      const terms = expr.terms.flatMap(flattenTerm);
      const [first] = terms;
      if (!first) return number(0);
      return terms.length === 1 && first.sign > 0 ? first.of : { kind: 'sum', terms };
    }
    case 'product': {
      const factors = expr.factors.map(flattenSum).flatMap(factorsOf);
      return factors.length === 1 ? factors[0]! : times(...factors);
    }
    case 'fraction':
      return fraction(flattenSum(expr.over), flattenSum(expr.under));
    case 'apply':
      return { ...expr, to: flattenSum(expr.to) };
    case 'largestOf':
      return { ...expr, parts: expr.parts.map(flattenSum) };
    default:
      return expr;
  }
}

function flattenTerm({ sign, of }: Signed): readonly Signed[] {
  if (isEmpty(of)) return [];
  const flat = flattenSum(of);
  return flat.kind === 'sum' && sign > 0 ? flat.terms : [{ sign, of: flat }];
}

/** A sum of nothing: all its terms lie outside, or are left out. */
const isEmpty = (expr: Expr): boolean =>
  expr.kind === 'sum' && expr.terms.every(({ of }) => isEmpty(of));

const factorsOf = (expr: Expr): readonly Expr[] =>
  expr.kind === 'product' ? expr.factors : [expr];

/** Whether an expression is in one column of an opened sum: there is no sum in it. */
export const isPart = (expr: Expr): boolean =>
  expr.kind === 'apply' ||
  expr.kind === 'largestOf' ||
  (expr.kind !== 'sum' && parts(expr).every(isPart));

/** Whether an expression is one cell, or one number. */
export const isLeaf = (expr: Expr): boolean => expr.kind === 'jacobian' || parts(expr).length === 0;

/** A column of an opened sum: a part, an operator or bracket, or the addends that are left out. */
export type Slot =
  /** `after` an operator a negative number takes brackets. */
  | { readonly kind: 'part'; readonly expr: Expr; readonly after: boolean }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'more'; readonly count: number };

/** Columns of a flat expression in reading order; of more than `most` addends the first ones and the last. */
export function slotsOf(flat: Expr, most = Infinity, after = false): Slot[] {
  const bracketed = (part: Expr): Slot[] =>
    part.kind === 'sum'
      ? [sign('('), ...slotsOf(part, most - 1), sign(')')]
      : slotsOf(part, most, true);
  if (flat.kind === 'largestOf' && flat.parts.length > most) return largestSlots(flat.parts, most);
  if (isPart(flat)) return [{ kind: 'part', expr: flat, after }];
  switch (flat.kind) {
    case 'sum': {
      const terms = flat.terms.map(({ sign: plus, of }, n): Slot[] => [
        ...(n > 0 || plus < 0 ? [sign(plus < 0 ? '−' : '+')] : []),
        ...(n > 0 || plus < 0 ? bracketed(of) : slotsOf(of, most)),
      ]);
      if (terms.length <= most) return terms.flat();
      const kept = Math.floor(most / 2);
      const more: Slot[] = [sign('+'), { kind: 'more', count: terms.length - kept - 1 }];
      return [...terms.slice(0, kept).flat(), ...more, ...terms.at(-1)!];
    }
    case 'product':
      return flat.factors.flatMap((factor, n) => [
        ...(n > 0 ? [sign('·')] : []),
        ...bracketed(factor),
      ]);
    case 'fraction':
      return [...bracketed(flat.over), sign('/'), ...bracketed(flat.under)];
    default:
      return [{ kind: 'part', expr: flat, after }];
  }
}

/** The largest of many: the first ones and the last. */
function largestSlots(all: readonly Expr[], most: number): Slot[] {
  const kept = Math.floor(most / 2);
  const part = (expr: Expr): Slot => ({ kind: 'part', expr, after: false });
  const first = all.slice(0, kept).flatMap((one) => [part(one), sign(',')]);
  const more: Slot[] = [{ kind: 'more', count: all.length - kept - 1 }, sign(',')];
  return [sign('max('), ...first, ...more, part(all.at(-1)!), sign(')')];
}

const sign = (text: string): Slot => ({ kind: 'mark', text });

/** The same expression with some of its parts replaced, from the top down. */
function replace(expr: Expr, by: (part: Expr) => Expr | null): Expr {
  const go = (part: Expr): Expr => replace(part, by);
  const replaced = by(expr);
  if (replaced) return replaced;
  switch (expr.kind) {
    case 'sum':
      return {
        ...expr,
        terms: expr.terms.map(({ sign: plus, of }) => ({ sign: plus, of: go(of) })),
      };
    case 'product':
      return times(...expr.factors.map(go));
    case 'fraction':
      return fraction(go(expr.over), go(expr.under));
    case 'apply':
      return { ...expr, to: go(expr.to) };
    case 'largestOf':
      return { ...expr, parts: expr.parts.map(go) };
    default:
      return expr;
  }
}

const asPrinted = (part: Expr, env: Env): Expr => number(printed(valueOf(part, env)));

/** An expression with every cell rounded as it is printed. */
export const cellsPrinted = (expr: Expr, env: Env): Expr =>
  replace(expr, (part) => (isLeaf(part) ? asPrinted(part, env) : null));

/** An expression with every part computed, and rounded as it is printed. */
export const partsPrinted = (flat: Expr, env: Env): Expr =>
  replace(flat, (part) => (isPart(part) ? asPrinted(part, env) : null));

/** An expression with each addend or factor computed, and rounded as it is printed. */
export const firstPrinted = (flat: Expr, env: Env): Expr =>
  isLeaf(flat)
    ? asPrinted(flat, env)
    : replace(flat, (part) => (part === flat ? null : asPrinted(part, env)));

/** Value of an expression of numbers, and the largest number on the way, which bounds its rounding. */
export function evaluateRounded(expr: Expr): { value: number; size: number } {
  const inner = parts(expr).map(evaluateRounded);
  const product = (of: (one: { value: number; size: number }) => number): number =>
    inner.reduce((total, one) => total * of(one), 1);
  switch (expr.kind) {
    case 'sum':
      return {
        value: expr.terms.reduce((total, { sign: plus }, n) => total + plus * inner[n]!.value, 0),
        size: inner.reduce((total, { size }) => total + size, 0),
      };
    case 'product':
      return { value: product(({ value }) => value), size: product(({ size }) => size) };
    default: {
      const value = valueOf(expr, NOTHING);
      const [over, under] = inner;
      return { value, size: under ? over!.size / Math.abs(under.value) : Math.abs(value) };
    }
  }
}

const unknown = (): never => {
  throw new RangeError('an expression of numbers names no tensor');
};

const NOTHING: Env = { sample: 0, tensor: unknown, jacobian: unknown };
