import type { Expr } from '../expression.ts';
import { equalsSign, printed } from '../printing/number.ts';
import type { Env } from '../env.ts';
import { valueOf } from './value.ts';
import {
  cellsPrinted,
  firstPrinted,
  isLeaf,
  isPart,
  partsPrinted,
  evaluateRounded,
  slotsOf,
} from './flatten-sum.ts';

type Sign = ReturnType<typeof equalsSign>;

/** The lines in which an opened sum is computed, and the sign that leads to each. */
export interface NumericSteps {
  readonly value: number;
  /** In numbers; null where the sum is one cell, which the result repeats. */
  readonly numbers: Sign | null;
  /** With each part computed; null where that is no more than the numbers. */
  readonly parts: Sign | null;
  /** With each addend or factor computed; null where these are the parts. */
  readonly first: Sign | null;
  /** The result, after the last line and after the first level. */
  readonly result: Sign;
  readonly resultOfFirst: Sign;
}

export function numericSteps(flat: Expr, env: Env): NumericSteps {
  const value = valueOf(flat, env);
  const result = printed(value);
  const numbers = evaluateRounded(cellsPrinted(flat, env));
  const inParts = evaluateRounded(partsPrinted(flat, env));
  const first = evaluateRounded(firstPrinted(flat, env));
  const columns = slotsOf(flat).filter((slot) => slot.kind === 'part');
  const computes = !isPart(flat) && columns.some(({ expr }) => !isLeaf(expr));
  const last = computes ? inParts : numbers;
  const leads = (left: typeof numbers, right: number): Sign =>
    equalsSign(left.value, right, left.size);
  return {
    value,
    numbers: isLeaf(flat) ? null : leads({ ...numbers, value }, numbers.value),
    parts: computes ? leads(numbers, inParts.value) : null,
    first: isPart(flat) || isLevel(flat) ? null : leads(last, first.value),
    result: isLeaf(flat) ? equalsSign(value, result) : leads(last, result),
    resultOfFirst: leads(first, result),
  };
}

/** Whether the addends or factors of an expression are its columns. */
const isLevel = (flat: Expr): boolean =>
  flat.kind === 'sum'
    ? flat.terms.every(({ of }) => isPart(of))
    : flat.kind === 'product' && flat.factors.every(isPart);
