import * as v from 'valibot';

const whole = (least: number) =>
  v.pipe(
    v.number(`a whole number expected`),
    v.integer(({ received }) => `a whole number expected, ${received} found`),
    v.minValue(least, ({ received }) => `at least ${least} expected, ${received} found`),
  );

/** A length: 1 or more. */
export const length = whole(1);

/** Rows and columns of a window. */
export const window = v.pipe(v.tuple([length, length], 'rows and columns expected'), v.readonly());

export const stride = v.optional(length, 1);

/** Zeros on each side. */
export const padding = v.optional(whole(0), 0);
