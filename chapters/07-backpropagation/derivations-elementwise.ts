import type { Derivation } from '../../src/notation/derivation.ts';
import {
  apply,
  derivative,
  diag,
  hadamard as elementwise,
  jacobian,
  kronecker,
  sumOver,
  sym,
  times,
  transpose,
} from '../../src/notation/expression.ts';
import { m } from './letters.ts';

const z = (at?: string) => sym('z', m(), at);
const a = (at?: string) => sym('a', m(), at);
const dz = (at?: string) => sym('dz', m(), at);
const slope = (at?: string) => sym('da_dz', m(), at);
const v = (at?: string) => sym('da', m(), at);

/** Why a diagonal Jacobian becomes ⊙. */
export const hadamard: Omit<Derivation, 'id'> = {
  title: 'from a diagonal Jacobian to ⊙',
  of: dz('k'),
  lines: [
    {
      to: sumOver('j', times(v('j'), jacobian(a('j'), z('k')))),
      because: 'the chain rule, through every activation j',
    },
    {
      to: sumOver('j', times(v('j'), derivative(z('k'), apply('activation', z('j'))))),
      because: 'each activation is the same function of its own sum',
    },
    {
      to: sumOver('j', times(v('j'), slope('k'), kronecker('j', 'k'))),
      because: 'the slope where j and k are the same unit, nought where they are not',
      ask: 'What is the slope of one unit’s activation by another unit’s sum?',
      wrong: {
        id: 'E12',
        of: jacobian(a('j'), z()),
        to: diag(slope()),
        reads: {
          of: jacobian(a('j'), z('k')),
          to: times(slope('i'), kronecker('i', 'k')),
        },
        open: ['j', 'i'],
        says: 'One activation by all sums is a row with one entry that is not nought; the right side is the square matrix of all activations by all sums. Row i of it is right for the activation i and for no other. Of a matrix X, both sides would first have to be laid out as one column.',
      },
    },
    {
      to: times(v('k'), slope('k')),
      because: 'of the sum the term with j = k is left',
    },
    {
      of: dz(),
      to: times(transpose(jacobian(a(), z())), v()),
      because:
        'the first line for all k at once: the Jacobian, transposed, times the gradient sent in',
    },
    {
      to: times(diag(slope()), v()),
      because: 'the Jacobian is diagonal, and its own transpose',
    },
    {
      to: elementwise(slope(), v()),
      because: 'a diagonal matrix times a column multiplies entry by entry',
    },
  ],
};
