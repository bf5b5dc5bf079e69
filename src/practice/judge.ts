import { parse } from '../notation/printing/number.ts';
import type { Hint, NumberInstance } from './exercise.ts';

export type Verdict =
  | { readonly kind: 'right' }
  /** Wrong, with the usual slip that leads to it; `hint` is null where no usual slip does. */
  | { readonly kind: 'wrong'; readonly hint: Hint | null }
  /** What was typed is no number, and why, as a sentence. */
  | { readonly kind: 'unread'; readonly because: string };

/** What a typed answer deserves: point or comma, exponents and fractions are read (`notation/number`). */
export function judgeNumber(
  { truth, tolerance, slips }: Pick<NumberInstance, 'truth' | 'tolerance' | 'slips'>,
  text: string,
): Verdict {
  const answer = parse(text);
  if (answer === null) return { kind: 'unread', because: whyNot(text.trim()) };
  if (!Number.isFinite(answer)) return { kind: 'unread', because: tooLarge(text.trim()) };
  const near = (value: number, allowed: number): boolean => Math.abs(answer - value) <= allowed;
  if (near(truth, tolerance)) return { kind: 'right' };
  const [first] = slips
    .filter((slip) => near(slip.value, slip.tolerance))
    .toSorted((a, b) => Math.abs(answer - a.value) - Math.abs(answer - b.value));
  return { kind: 'wrong', hint: first ?? null };
}

const whyNot = (text: string): string =>
  text === ''
    ? 'Type a number first.'
    : `“${text}” is not a number. Type it as 0.25, 0,25, 1/4 or 2.5e-1.`;

const tooLarge = (text: string): string =>
  `“${text}” is too large for a 64-bit number. Check the exponent.`;

/** How far an answer may be from a number: what comes of computing with the printed digits. */
export const toleranceNear = (value: number): number => 0.002 + 0.005 * Math.abs(value);
