import { jacobian, minus, sym, times, kronecker } from '../../../src/notation/expression.ts';
import { Sym } from '../../../src/ui/text/Prose.tsx';
import { m } from '../letters.ts';
import type { Erratum } from './erratum.ts';
import { Equal, p, z } from './symbols.tsx';

/** Labels, addresses and spelling, E41 to E46. */
export const form = {
  E41: {
    lines: '109, 433',
    kind: 'form',
    prints: (
      <>
        In the source the label of a link is spelled differently from its definition, so that it
        prints as brackets.
      </>
    ),
    here: <>The link should lead to the derivative of softmax.</>,
    correct: (
      <Equal of={[jacobian(p('i'), z('j')), times(p('i'), minus(kronecker('i', 'j'), p('j')))]} />
    ),
    at: 'references',
  },
  E42: {
    lines: '421, 435',
    kind: 'form',
    prints: (
      <>In the source one address ends in a stray bracket, and another contains an expired token.</>
    ),
    here: <>The first is corrected; the second is listed without a link.</>,
    correct: (
      <>
        <code>https://stackoverflow.com/a/46028029/429476</code>, without the bracket
      </>
    ),
    at: 'references',
  },
  E43: {
    lines: '320–439',
    kind: 'form',
    prints: <>Ten of the source’s sixteen links are defined and never used.</>,
    here: <>All are listed here.</>,
    correct: <>One entry for each under “References of the source”.</>,
    at: 'references',
  },
  E44: {
    lines: '402–409',
    kind: 'form',
    prints: (
      <>
        In the source each comment is above its reference, and so appears to belong to the reference
        before it.
      </>
    ),
    here: <>Here each comment follows its reference.</>,
    correct: (
      <>
        Ranzato: easy to follow, not entirely correct. Sadowski: easy, incomplete. Bendersky:
        slightly hard. Jefkine: hardest, probably correct.
      </>
    ),
    at: 'references',
  },
  E45: {
    lines: '416–437',
    kind: 'form',
    prints: <>Some names and words are misspelled in the source.</>,
    here: <>They are spelled correctly here.</>,
    correct: <>Nielsen, Howard, from, propagation.</>,
    at: 'references',
  },
  E46: {
    lines: '76, 163, 193, 204, 238',
    kind: 'form',
    prints: <>In the source a colour, once switched on, continues to the end of its group.</>,
    here: <>Here a colour belongs to a symbol and ends with it.</>,
    correct: (
      <>
        <Sym of={sym('dW', m())} /> is coloured, the sign = after it is not.
      </>
    ),
    at: 'EqA1',
  },
} as const satisfies Record<string, Erratum>;
