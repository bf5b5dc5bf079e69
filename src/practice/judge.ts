import { parse } from '../notation/printing/number.ts';
import { compose, ComposeError, termsOf } from './compose.ts';
import type { BugInstance, Hint, Instance, NumberInstance } from './exercise.ts';

export type Verdict =
  | { readonly kind: 'right' }
  /** Wrong, with the usual slip that leads to it; `hint` is null where no usual slip does. */
  | { readonly kind: 'wrong'; readonly hint: Hint | null }
  /** What was typed is no number, and why, as a sentence. */
  | { readonly kind: 'unread'; readonly because: string };

/** What an answer deserves, written as the form of its kind writes it: a number, a place from 1, terms, a line or a repair. */
export function judge(instance: Instance, answer: string): Verdict {
  switch (instance.kind) {
    case 'number':
      return judgeNumber(instance, answer);
    case 'choice':
      return hinted(instance.options[Number(answer) - 1]?.hint);
    case 'compose':
      try {
        return hinted(instance.check(compose(termsOf(instance.palette, answer))));
      } catch (error) {
        if (!(error instanceof ComposeError)) throw error;
        return { kind: 'unread', because: error.message };
      }
    case 'bug':
      return hinted(hintOfBug(instance, answer));
  }
}

/** Right where nothing is to be said, wrong otherwise; undefined where an answer names nothing. */
const hinted = (hint: Hint | null | undefined): Verdict =>
  hint === null ? { kind: 'right' } : { kind: 'wrong', hint: hint ?? null };

function hintOfBug({ repairs }: BugInstance, answer: string): Hint | null | undefined {
  const [what, place] = answer.split(' ');
  if (what === 'repair') return repairs[Number(place) - 1]?.hint;
  return {
    id: 'right-line',
    text: [`Line ${place} is right: its result is correct for its inputs.`],
  };
}

/** What a typed answer deserves: point or comma, exponents and fractions are read (`notation/number`). */
export function judgeNumber(
  { truth, tolerance, slips }: Pick<NumberInstance, 'truth' | 'tolerance' | 'slips'>,
  text: string,
): Verdict {
  const answer = parse(text);
  if (answer === null) return { kind: 'unread', because: whyNot(text.trim()) };
  if (!Number.isFinite(answer)) return { kind: 'unread', because: tooLarge(text.trim()) };
  if (tolerance === 0 && !Number.isInteger(answer))
    return { kind: 'unread', because: `“${text.trim()}” is not a whole number.` };
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
