import type { Derivation } from '../../src/notation/equation.ts';
import {
  fraction,
  jacobian,
  kronecker,
  minus,
  negative,
  number,
  sumOver,
  sym,
  times,
} from '../../src/notation/expression.ts';
import { l } from './letters.ts';

const [yk, pk, yi, pi] = [
  sym('y', null, 'k'),
  sym('p', null, 'k'),
  sym('y', null, 'i'),
  sym('p', null, 'i'),
];
const zi = sym('z', l(), 'i');
const inversePk = fraction(number(1), pk);

/** ∂p_k/∂z_i of the softmax. */
export const softmaxSlope = times(pk, minus(kronecker('k', 'i'), pi));

/** EqA1.1 in index form. Source of the course of it: A. Ahmed, Mathematics Stack Exchange 945871. */
export const errorAtLogits: Derivation = {
  of: sym('dz', l(), 'i'),
  lines: [
    {
      to: negative(sumOver('k', times(yk, inversePk, jacobian(pk, zi)))),
      because: 'the chain rule, term by term, and the derivative of the logarithm',
    },
    {
      to: negative(sumOver('k', times(yk, inversePk, softmaxSlope))),
      because: 'the derivative of the softmax',
    },
    {
      to: negative(sumOver('k', times(yk, minus(kronecker('k', 'i'), pi)))),
      because: 'each probability cancels its own inverse',
    },
    {
      to: minus(times(pi, sumOver('k', yk)), yi),
      because: 'only the term with k = i keeps the one; the factor without k leaves the sum',
    },
    { to: minus(pi, yi), because: 'the target sums to one' },
  ],
};
