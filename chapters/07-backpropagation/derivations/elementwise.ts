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
      because: 'each activation is the same function of its own sum',
    },
    {
      to: sumOver('j', times(v('j'), slope('k'), kronecker('j', 'k'))),
      because: 'the slope where j and k are the same unit, nought where they are not',
      ask: 'What is the slope of one unit’s activation by another unit’s sum?',
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

const overAll = (of: Expr): Expr => sumOver('h', sumOver('k', of));

/** The same of a matrix, a column for each sample: S64 to S71 of the source. */
export const matrices: Omit<Derivation, 'id'> = {
  title: 'the same of a matrix',
  of: dz('in'),
  lines: [
    {
      to: overAll(times(v('kh'), jacobian(a('kh'), z('in')))),
      because: 'the chain rule, through every entry of the matrix: every unit k of every sample h',
    },
    {
      to: overAll(times(v('kh'), derivative(z('in'), apply('activation', z('kh'))))),
      because: 'each entry is the same function of the entry in its own place',
    },
    {
      to: overAll(times(v('kh'), slope('in'), kronecker('k', 'i'), kronecker('h', 'n'))),
      because: 'nought unless unit and sample are both the same',
      ask: 'When does an entry of one matrix answer to an entry of the other?',
      instead: [
        {
          to: overAll(times(v('kh'), slope('in'), kronecker('k', 'i'))),
          says: 'Then a unit would answer to its sums for other samples too. Samples never meet.',
        },
        {
          to: overAll(times(v('kh'), slope('kh'))),
          says: 'Then every entry would answer to every other. That is so of a softmax, within its own column.',
        },
      ],
      wrong: {
        id: 'E10',
        of: jacobian(a('in'), z('kk')),
        to: number(0),
        open: ['k'],
        says: 'So the source describes what is off the diagonal and therefore nought: by an entry with the same index twice. Where both letters of the other entry are that index, it is an entry with itself, on the diagonal; and most of what is off the diagonal has not this form.',
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
        says: 'On the diagonal stands each entry by the entry in its own place. The source prints a derivative by a diagonal entry of the matrix, which for an entry off that diagonal is nought, and of a matrix with fewer columns than rows is not always there.',
      },
    },
    {
      of: vec(dz()),
      to: times(transpose(flatJacobian(a(), z())), vec(v())),
      because:
        'the first line for all entries at once, each matrix written as one column, sample below sample',
      ask: 'How can a matrix by a matrix have a Jacobian, with rows and columns like any other?',
      wrong: {
        id: 'E9',
        of: jacobian(a(), z()),
        to: transpose(vec(a())),
        reads: { of: jacobian(a('kh'), z('in')), to: a('kh') },
        open: ['k', 'h'],
        says: 'Activations in a row are the matrix written out, and no derivative of it.',
      },
    },
    {
      to: times(diag(vec(slope())), vec(v())),
      because: 'only an entry with itself has a slope: diagonal, and so its own transpose',
      wrong: {
        id: 'E12',
        of: jacobian(a('in'), z()),
        to: diag(slope()),
        reads: { of: jacobian(a('in'), z('kh')), to: times(slope('kh'), kronecker('k', 'h')) },
        open: ['k', 'h'],
        says: 'One entry by the whole matrix is a matrix with one number that is not nought, in the place of that entry. On the right, slopes stand all down the diagonal. What is meant is vec of the one by vec of the other.',
      },
    },
    {
      to: vec(elementwise(slope(), v())),
      because: 'a diagonal matrix multiplies entry by entry, in whatever order they stand',
    },
    {
      of: dz(),
      to: elementwise(slope(), v()),
      because: 'so nothing need be written as a column: entry by entry, each sample by itself',
    },
  ],
};
