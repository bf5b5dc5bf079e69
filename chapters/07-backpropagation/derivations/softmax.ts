import type { Derivation } from '../../../src/notation/derivation.ts';
import {
  apply,
  cases,
  derivative,
  diag,
  fraction,
  jacobian,
  kronecker,
  letting,
  minus,
  negative,
  number,
  power,
  sumOver,
  sym,
  times,
  transpose,
} from '../../../src/notation/expression.ts';
import { l } from '../letters.ts';

const p = (at?: string) => sym('p', null, at);
const z = (at?: string) => sym('z', l(), at);
const e = (at: string) => apply('exp', z(at));
const S = letting('S', sumOver('k', e('k')));

/** ∂p_i/∂z_j by the quotient rule, and as a matrix. */
export const softmaxSlope: Omit<Derivation, 'id'> = {
  title: 'the derivative of softmax',
  of: jacobian(p('i'), z('j')),
  lines: [
    {
      to: derivative(z('j'), fraction(e('i'), sumOver('k', e('k')))),
      because: 'the definition of softmax',
    },
    {
      to: fraction(
        minus(times(derivative(z('j'), e('i')), S), times(e('i'), derivative(z('j'), S))),
        power(S, 2),
      ),
      because: 'the quotient rule; the denominator is called S',
    },
    {
      to: fraction(
        minus(times(kronecker('i', 'j'), e('i'), S), times(e('i'), e('j'))),
        power(S, 2),
      ),
      because:
        'the numerator depends on logit j only if i = j; in the sum, exactly one term depends on it',
      ask: 'Logit j occurs once in the sum. Does it occur in the numerator?',
      instead: [
        {
          to: fraction(minus(times(e('i'), S), times(e('i'), e('j'))), power(S, 2)),
          says: 'The numerator contains logit i only. It does not change with any other logit.',
        },
        {
          to: fraction(minus(times(kronecker('i', 'j'), e('i'), S), times(e('i'), S)), power(S, 2)),
          says: 'Only one term of S contains logit j, so the derivative is that term and not all of S.',
        },
      ],
    },
    {
      to: minus(
        times(kronecker('i', 'j'), fraction(e('i'), S)),
        times(fraction(e('i'), S), fraction(e('j'), S)),
      ),
      because: 'divide each exponential by one S',
    },
    {
      to: minus(times(kronecker('i', 'j'), p('i')), times(p('i'), p('j'))),
      because: 'an exponential divided by S is a probability',
    },
    {
      to: times(p('i'), minus(kronecker('i', 'j'), p('j'))),
      because: 'take out the common factor',
      wrong: {
        id: 'E1',
        of: jacobian(p('i'), z('i')),
        to: times(p('i'), minus(kronecker('i', 'j'), p('j'))),
        open: ['j'],
        says: 'On the left the logit is called i, so j is not defined: the right side would be several numbers, and the left is one.',
      },
    },
    {
      to: cases('i', 'j', times(p('i'), minus(number(1), p('i'))), negative(times(p('i'), p('j')))),
      because: 'case by case: a logit increases its own probability and decreases every other',
    },
    {
      of: jacobian(p(), z()),
      to: minus(diag(p()), times(p(), transpose(p()))),
      because: 'all i down, all j across: a dense matrix',
    },
  ],
};
