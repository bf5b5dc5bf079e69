import { expect, test } from 'vitest';
import { memo } from '../src/tensor/memo.ts';

test('what is derived is made once for each object, and anew for another second argument', () => {
  let made = 0;
  const derived = memo((of: { readonly value: number }, by?: number) => ({
    sum: of.value + (by ?? 0),
    made: ++made,
  }));
  const [one, other] = [{ value: 1 }, { value: 2 }];
  expect(derived(one)).toEqual({ sum: 1, made: 1 });
  expect(derived(one)).toBe(derived(one));
  expect(derived(other, 3)).toEqual({ sum: 5, made: 2 });
  expect(derived(one)).toEqual({ sum: 1, made: 1 });
  expect(derived(other, 4)).toEqual({ sum: 6, made: 3 });
  expect(derived(other, 4)).toBe(derived(other, 4));
  expect(derived(other, 3)).toEqual({ sum: 5, made: 4 });
});

test('an error is not remembered', () => {
  let tries = 0;
  const derived = memo<object, [], number>(() => {
    if (tries++ === 0) throw new RangeError('not yet');
    return tries;
  });
  const key = {};
  expect(() => derived(key)).toThrow('not yet');
  expect(derived(key)).toBe(2);
});
