import type { Vocabulary } from '../../src/notation/vocabulary.ts';

/** Besides the symbols that every chapter has: what a layer reads, whichever tensor that is. */
export const vocabulary = {
  symbols: {
    x: { tex: 'x', axes: 'chwn', hue: 'activation', words: 'input of layer {m}' },
  },
} as const satisfies Partial<Vocabulary>;
