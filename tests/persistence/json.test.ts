import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatJson, parseJson } from '../../src/persistence/json.ts';
import { FileError } from '../../src/experiment/file-error.ts';

describe('a text that is not JSON', () => {
  test.each([
    ['', 'not JSON: a value expected, the end found at line 1, column 1'],
    ['{"a": 1,}', 'not JSON: a name in double quotes expected, "}" found at line 1, column 9'],
    ['{\n  "a": [1, 2\n}', 'not JSON: , or ] expected, "}" found at line 3, column 1'],
    ['{"a": NaN}', 'not JSON: a value expected, "NaN" found at line 1, column 7'],
    ['[1, .5]', 'not JSON: a value expected, ".5" found at line 1, column 5'],
    ['[01]', 'not JSON: , or ] expected, "1" found at line 1, column 3'],
    ["{'a': 1}", `not JSON: a name or } expected, "'" found at line 1, column 2`],
    ['{"a" 1}', 'not JSON: : expected, "1" found at line 1, column 6'],
    ['[1] [2]', 'not JSON: the end of the file expected, "[" found at line 1, column 5'],
    ['["a', 'not JSON: a value or ] expected, "\\"" found at line 1, column 2'],
    ['[1', 'not JSON: , or ] expected, the end found at line 1, column 3'],
  ])('%j', (text, message) => {
    expect(() => parseJson(text)).toThrow(new FileError(message));
  });

  test('is refused with line and column wherever it is broken', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 3 }), (json, place, piece) => {
        const at = place % (json.length + 1);
        const text = json.slice(0, at) + piece + json.slice(at + 1);
        const isJson = ((): boolean => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        if (isJson) expect(parseJson(text)).toEqual(JSON.parse(text));
        else expect(() => parseJson(text)).toThrow(/^not JSON: .* at line \d+, column \d+$/s);
      }),
      { numRuns: 300 },
    );
  });

  test('nested without end does not exhaust the stack', () => {
    expect(() => parseJson('['.repeat(100_000))).toThrow(FileError);
  });
});

test('what is laid out is read back, to the last bit', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.double({ noNaN: true, noDefaultInfinity: true }), (value, x) => {
      const both = { value, x };
      expect(parseJson(formatJson(both, 2))).toEqual(both);
    }),
  );
});
