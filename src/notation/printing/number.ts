/**
 * The one printer of numbers. A printed number is rounded; its full value is in the document. Arithmetic that does not hold for the printed digits has the sign ≈.
 */

/** Digits after the point where nothing else is asked for. */
const DIGITS = 3;

const MINUS = '−';

let point = '.';

/** Takes the decimal point of the reader's language, as BCP 47 names it. */
export function takePointOf(locale: string): void {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  point = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

/** Rounding of doubles, relative to the largest number of a computation. */
const TINY = 1e-12;

/**
 * A number as the page shows it: at most `digits` after the point, `1.2e5` where that would say nothing or take
 * too much room, a true minus. Trailing zeros are printed only where the number was rounded to them: 0.25, but 0.250
 * for 0.24998; `fixed` keeps them all.
 */
export function print(value: number, { digits = DIGITS, fixed = false } = {}): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  return rounded(value, digits, fixed).replaceAll('-', MINUS).replace('.', point);
}

function rounded(value: number, digits: number, fixed: boolean): string {
  const size = Math.abs(value);
  if (size >= 1e5 || (size > 0 && size < 0.5 * 10 ** -digits)) {
    return value.toExponential(1).replace('e+', 'e');
  }
  const text = value.toFixed(
    size >= 1000 ? Math.min(1, digits) : size >= 100 ? Math.min(2, digits) : digits,
  );
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return !fixed && Math.abs(Number(short) - value) <= TINY * size ? short : text;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The same in a sentence, where a power of ten is written out: 4.0 × 10⁻⁸. */
export const printInProse = (value: number, options?: Parameters<typeof print>[1]): string =>
  print(value, options).replace(
    /e(\S?)(\d+)$/,
    (_, sign: string, power: string) =>
      `\u00a0×\u00a010${sign && '⁻'}${power.replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!)}`,
  );

/** The number that a reader takes from the printed text. */
export const printed = (value: number, options?: Parameters<typeof print>[1]): number =>
  parse(print(value, options)) ?? value;

/**
 * A number as a reader may type it: point or comma, either minus, an exponent, a fraction `1/3`, divided from the left, and
 * thousands apart as in `11 520`. Null if it is none.
 */
export function parse(text: string): number | null {
  const [over, ...under] = text.split('/').map(plainNumber);
  let value = over!;
  for (const part of under) {
    if (value === null || !part) return null;
    value /= part;
  }
  return Number.isNaN(value) ? null : value;
}

function plainNumber(text: string): number | null {
  const plain = text
    .trim()
    .replaceAll(MINUS, '-')
    .replace(/^([+-])\s+/, '$1')
    .replaceAll(/(?<=\d)\s(?=\d{3}(?!\d))/g, '')
    .replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

/**
 * `=` where two sides of an equation, computed from their printed digits, agree, else `≈`. `size` is the largest
 * number on the way, which bounds the rounding of doubles.
 */
export const equalsSign = (
  left: number,
  right: number,
  size = Math.max(Math.abs(left), Math.abs(right)),
): '=' | '≈' => (Math.abs(left - right) <= TINY * size ? '=' : '≈');
