import type { Layer } from '../../src/notation/symbol.ts';

/** The last layer, or so many after it. */
export const l = (plus = 0): Layer => ({ base: 'l', plus });

/** Any layer, or so many after it. */
export const m = (plus = 0): Layer => ({ base: 'm', plus });
