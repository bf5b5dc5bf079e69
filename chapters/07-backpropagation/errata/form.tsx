import type { Erratum } from './erratum.ts';

/** Labels, addresses and spelling, E41 to E46. */
export const form = {
  E41: {
    lines: '109, 433',
    kind: 'form',
    prints: (
      <>
        In the source a link’s label is spelt differently from its definition, and prints as
        brackets.
      </>
    ),
    here: <>The derivation is in the text, and the reference in the list.</>,
    at: 'references',
  },
  E42: {
    lines: '421, 435',
    kind: 'form',
    prints: (
      <>
        In the source one address ends in a stray bracket, and another holds a token that has
        expired.
      </>
    ),
    here: <>The first is mended, the second is named without a link.</>,
    at: 'references',
  },
  E43: {
    lines: '320–439',
    kind: 'form',
    prints: <>Ten of the source’s sixteen links are defined and never used.</>,
    here: <>All are listed, each with what it adds.</>,
    at: 'references',
  },
  E44: {
    lines: '402–409',
    kind: 'form',
    prints: (
      <>
        In the source each verdict stands above its reference, and so reads as one on the reference
        before.
      </>
    ),
    here: <>Here each stands behind its reference, in our words.</>,
    at: 'references',
  },
  E45: {
    lines: '416–437',
    kind: 'form',
    prints: <>Some names and words are misspelt in the source.</>,
    here: <>Nielsen, Howard, propagation.</>,
    at: 'references',
  },
  E46: {
    lines: '76, 163, 193, 204, 238',
    kind: 'form',
    prints: <>In the source a colour, once switched on, may run on to the end of its group.</>,
    here: <>Colours belong to names and end with them.</>,
    at: 'EqA1',
  },
} as const satisfies Record<string, Erratum>;
