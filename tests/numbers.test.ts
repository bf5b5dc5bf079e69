import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { equalsSign, parse, print, printed, takePointOf } from '../src/notation/printing/number.ts';

const finite = fc.double({ min: -1e307, max: 1e307, noNaN: true });
const plain = fc.double({ min: -1e4, max: 1e4, noNaN: true });

afterEach(() => takePointOf('en'));

describe('a printed number', () => {
  test.each([
    [0, '0'],
    [0.5, '0.5'],
    [-0.25, '−0.25'],
    [0.337439, '0.337'],
    [0.24998, '0.250'],
    [0.9999, '1.000'],
    [123.456, '123.46'],
    [1234.56, '1234.6'],
    [99999.94, '99999.9'],
    [100000, '1.0e5'],
    [123456, '1.2e5'],
    [0.0009, '0.001'],
    [0.0005, '0.001'],
    [0.00049, '4.9e−4'],
    [0.0004, '4.0e−4'],
    [-0.0004, '−4.0e−4'],
    [Number.NaN, 'not a number'],
    [-Infinity, '−∞'],
  ])('%d is %s', (value, text) => expect(print(value)).toBe(text));

  test('differs from its value by half a unit of its last place at most', () => {
    fc.assert(
      fc.property(plain, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const text = print(value, { digits });
        const [, decimals = '', exponent = '0'] =
          /(?:\.(\d+))?(?:e(.+))?$/.exec(text.replaceAll('−', '-')) ?? [];
        const place = 10 ** (Number(exponent) - decimals.length);
        const shown = /e/.test(text) || decimals ? place : 1;
        expect(Math.abs(parse(text)! - value)).toBeLessThanOrEqual(0.5000001 * shown);
      }),
    );
  });

  test('is read back as the number that it shows', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(print(parse(print(value))!)).toBe(print(printed(value)));
        expect(Math.abs(printed(value) - value)).toBeLessThanOrEqual(0.06 * Math.abs(value) + 5e-4);
        expect(Math.sign(printed(value)) * Math.sign(value)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('keeps all zeros where columns are to agree', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -99, max: 99, noNaN: true }),
        fc.integer({ min: 1, max: 4 }),
        (value, digits) => {
          const text = print(value, { digits, fixed: true });
          if (!text.includes('e')) expect(text.split('.')[1]).toHaveLength(digits);
        },
      ),
    );
  });

  test('has the point of the reader’s language, and is read with either', () => {
    takePointOf('de');
    expect(print(0.25)).toBe('0,25');
    expect(printed(-1.5)).toBe(-1.5);
    expect([parse('0,25'), parse('0.25')]).toEqual([0.25, 0.25]);
  });
});

describe('a typed number', () => {
  test.each([
    ['1', 1],
    [' −0.5 ', -0.5],
    ['+2', 2],
    ['.5', 0.5],
    ['3.', 3],
    ['1e-3', 0.001],
    ['1/3', 1 / 3],
    ['-1/4', -0.25],
  ])('%j is %d', (text, value) => expect(parse(text)).toBe(value));

  test.each(['', '.', 'x', '1..2', '1/0', '1/', '--1', '1 2', 'NaN', 'Infinity', '0x10'])(
    '%j is none',
    (text) => expect(parse(text)).toBeNull(),
  );

  test('is the number that was written in full', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(parse(String(value))! + 0).toBe(value + 0); // 0 for −0
      }),
    );
  });

  test('is never NaN', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parse(text)).not.toBeNaN();
      }),
    );
  });
});

describe('the sign between two sides', () => {
  test('is = exactly where they agree but for the rounding of doubles', () => {
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(equalsSign(a, a)).toBe('=');
        expect(equalsSign(a * (1 + 1e-15), a)).toBe('=');
        expect(equalsSign(a, b)).toBe(equalsSign(b, a));
        if (Math.abs(a - b) > 1e-11 * Math.max(Math.abs(a), Math.abs(b)))
          expect(equalsSign(a, b)).toBe('≈');
      }),
    );
  });

  test('is = where what cancels was large', () => {
    expect(equalsSign(0.1 + 0.2 - 0.3, 0)).toBe('≈');
    expect(equalsSign(0.1 + 0.2 - 0.3, 0, 0.6)).toBe('=');
  });
});
