import type { Derivation } from '../../../src/notation/derivation.ts';
import {
  apply,
  derivative,
  diag,
  flatJacobian,
  hadamard as elementwise,
  jacobian,
  kronecker,
  number,
  sumOver,
  sym,
  times,
  transpose,
  vec,
  type Expr,
} from '../../../src/notation/expression.ts';
import { m } from '../letters.ts';

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
      because: 'each activation is the same function of its own pre-activation',
    },
    {
      to: sumOver('j', times(v('j'), slope('k'), kronecker('j', 'k'))),
      because: 'the slope if j and k are the same unit, 0 if they are not',
      ask: 'What is the derivative of one unit’s activation with respect to another unit’s pre-activation?',
    },
    {
      to: times(v('k'), slope('k')),
      because: 'only the term with j = k is left',
    },
    {
      of: dz(),
      to: times(transpose(jacobian(a(), z())), v()),
      because:
        'the first line for all k at once: the transposed Jacobian times the gradient from above',
    },
    {
      to: times(diag(slope()), v()),
      because: 'the Jacobian is diagonal, so it equals its transpose',
    },
    {
      to: elementwise(slope(), v()),
      because: 'multiplying by a diagonal matrix multiplies entry by entry',
    },
  ],
};

const overAll = (of: Expr): Expr => sumOver('h', sumOver('k', of));

/** The same of a matrix, a column for each sample: S64 to S71 of the source. */
export const matrices: Omit<Derivation, 'id'> = {
  title: 'the same for a matrix',
  of: dz('in'),
  lines: [
    {
      to: overAll(times(v('kh'), jacobian(a('kh'), z('in')))),
      because: 'the chain rule, through every entry of the matrix: every unit k of every sample h',
    },
    {
      to: overAll(times(v('kh'), derivative(z('in'), apply('activation', z('kh'))))),
      because: 'each entry is the same function of the entry in the same place',
    },
    {
      to: overAll(times(v('kh'), slope('in'), kronecker('k', 'i'), kronecker('h', 'n'))),
      because: '0 unless unit and sample are both the same',
      ask: 'When does an entry of one matrix depend on an entry of the other?',
      instead: [
        {
          to: overAll(times(v('kh'), slope('in'), kronecker('k', 'i'))),
          says: 'Then a unit would depend on its pre-activations for other samples too. Samples do not affect each other.',
        },
        {
          to: overAll(times(v('kh'), slope('kh'))),
          says: 'Then every entry would depend on every other. That is true of a softmax, within a column.',
        },
      ],
      wrong: {
        id: 'E10',
        of: jacobian(a('in'), z('kk')),
        to: number(0),
        open: ['k'],
        says: 'This is how the source describes the entries off the diagonal, which are 0: derivatives with respect to an entry with the same index twice. But if both indices of the other entry are equal to it, the derivative is on the diagonal. And most entries off the diagonal do not have this form.',
      },
    },
    {
      to: times(v('in'), slope('in')),
      because: 'of both sums one term is left, with k = i and h = n',
      wrong: {
        id: 'E11',
        of: jacobian(a('in'), z('in')),
        to: jacobian(a('in'), z('ii')),
        open: [],
        says: 'The diagonal contains the derivative of each entry with respect to the entry in the same place. The source prints the derivative with respect to a diagonal entry of the matrix. For an entry off that diagonal this is 0, and a matrix with fewer columns than rows does not always have such an entry.',
      },
    },
    {
      of: vec(dz()),
      to: times(transpose(flatJacobian(a(), z())), vec(v())),
      because:
        'the first line for all entries at once, each matrix written as one column, sample below sample',
      ask: 'How can the derivative of a matrix with respect to a matrix be an ordinary Jacobian, with rows and columns?',
      wrong: {
        id: 'E9',
        of: jacobian(a(), z()),
        to: transpose(vec(a())),
        reads: { of: jacobian(a('kh'), z('in')), to: a('kh') },
        open: ['k', 'h'],
        says: 'A row of activations is the matrix written out, not a derivative of it.',
      },
    },
    {
      to: times(diag(vec(slope())), vec(v())),
      because:
        'only the derivative of an entry with respect to its own place is not 0: the Jacobian is diagonal, so it equals its transpose',
      wrong: {
        id: 'E12',
        of: jacobian(a('in'), z()),
        to: diag(slope()),
        reads: { of: jacobian(a('in'), z('kh')), to: times(slope('kh'), kronecker('k', 'h')) },
        open: ['k', 'h'],
        says: 'The derivative of one entry with respect to the whole matrix is a matrix with one entry that is not 0. On the right, slopes fill the whole diagonal. What is meant is the derivative of vec of one with respect to vec of the other.',
      },
    },
    {
      to: vec(elementwise(slope(), v())),
      because: 'a diagonal matrix multiplies entry by entry, whatever their order',
    },
    {
      of: dz(),
      to: elementwise(slope(), v()),
      because: 'so nothing needs to be written as a column: entry by entry, each sample separately',
    },
  ],
};
