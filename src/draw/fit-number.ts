import { print } from '../notation/printing/number.ts';

/** Text of a number and the size it fits at, in px. */
export interface FittedNumber {
  readonly text: string;
  readonly size: number;
}

/** No text is smaller than this, in px. */
export const SMALLEST = 11;

/** Widths of Source Sans 3 with tabular figures, in em; what is not listed is as wide as a figure. */
const EM: Readonly<Record<string, number>> = { '.': 0.249, ',': 0.249, ' ': 0.2, e: 0.496 };
const FIGURE = 0.497;

export const widthInEm = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (EM[letter] ?? FIGURE), 0);

interface Room {
  readonly width: number;
  readonly height: number;
  /** Size where nothing is in the way; default 14. */
  readonly size?: number;
  /** Digits after the point where nothing is in the way; default 3. */
  readonly digits?: number;
  /** Whether trailing zeros stay, so that columns align; default true. */
  readonly fixed?: boolean;
}

/** Room at both sides of a number in its cell, together. */
const MARGIN = 3;

/**
 * A number printed to fit its cell: first all digits at a smaller size, then fewer digits; null where not even a whole
 * number fits at the smallest size. A size is chosen for a signed number with one figure before the point, so that cells of
 * one column agree.
 */
export function fitNumber(
  value: number,
  { width, height, size = 14, digits = 3, fixed = true }: Room,
): FittedNumber | null {
  const tallest = Math.min(size, height - 1);
  for (let kept = digits; kept >= 0; kept--) {
    const text = print(value, { digits: kept, fixed });
    const usual = widthInEm(`−0.${'0'.repeat(kept)}`);
    const fitting = Math.min(tallest, (width - MARGIN) / Math.max(usual, widthInEm(text)));
    if (fitting >= SMALLEST) return { text, size: Math.floor(fitting * 2) / 2 };
  }
  return null;
}
