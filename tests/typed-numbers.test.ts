import { expect, test } from 'vitest';
import { parse, print } from '../src/notation/printing/number.ts';

test('a fraction of any length is read, from the left', () => {
  expect(parse(`${'1/'.repeat(20_000)}1`)).toBe(1);
  expect(parse('1/2/4')).toBe(1 / 8);
  expect(parse('0,5 / 0.25')).toBe(2);
  for (const none of ['1/2/0', '1//2', '/2', '1/2/', '1/x', '1e999/1e999']) {
    expect(parse(none), none).toBeNull();
  }
});

test.each([
  ['11 520', 11520],
  ['3 000 000', 3e6],
  ['− 0.25', -0.25],
  ['.25', 0.25],
  ['0,25', 0.25],
  ['2.5e-1', 0.25],
  ['1 2', null],
  ['12 3456', null],
  ['−', null],
])('“%s” is read as %d', (text, value) => {
  expect(parse(text)).toBe(value);
});

test.each([
  [99_999, '99999'],
  [100_000, '1.0e5'],
  [-100_000, '−1.0e5'],
  [0.0007, '0.001'],
  [0.0009, '0.001'],
  [0.0005, '0.001'],
  [0.00049, '4.9e−4'],
])('%d is printed as %s: exponents stand where digits would not do', (value, text) => {
  expect(print(value)).toBe(text);
});
