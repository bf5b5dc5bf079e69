import {
  delta,
  diag,
  hadamard,
  jacobian,
  kronecker,
  minus,
  negative,
  sumOver,
  fraction,
  number,
  sym,
  times,
  transpose,
} from '../../../src/notation/expression.ts';
import { FormulaLetters } from '../../../src/ui/maths/FormulaLetters.tsx';
import { Letter, M, Sym } from '../../../src/ui/text/Prose.tsx';
import { l, m } from '../letters.ts';
import type { Erratum } from './erratum.ts';
import { Equal, p, y, z } from './symbols.tsx';

const slopeOf = (i: string, j: string) => times(p(i), minus(kronecker(i, j), p(j)));

/** Letters, indices and what is said of them: wrong, E1 to E8. */
export const letters = {
  E1: {
    lines: '115',
    kind: 'wrong',
    prints: (
      <>
        The source prints <M>{jacobian(p('i'), z('i'))}</M> as the left side of{' '}
        <M>{slopeOf('i', 'j')}</M>.
      </>
    ),
    here: (
      <>
        Then <Letter of="j" /> occurs only on the right and is not defined. There is one derivative
        for each pair of classes.
      </>
    ),
    correct: (
      <>
        <Equal of={[jacobian(p('i'), z('j')), slopeOf('i', 'j')]} />, as a matrix{' '}
        <Equal
          of={[
            jacobian(sym('p'), sym('z', l())),
            minus(diag(sym('p')), times(sym('p'), transpose(sym('p')))),
          ]}
        />
      </>
    ),
    at: 'last-layer',
  },
  E2: {
    lines: '132',
    kind: 'wrong',
    prints: (
      <>
        The source inserts <M>{slopeOf('i', 'j')}</M> for <M>{jacobian(p('k'), z('i'))}</M>.
      </>
    ),
    here: (
      <>
        The <Letter of="k" /> is lost, and <Letter of="j" /> is not defined. The letters of the
        identity must be renamed first, <Letter of="i" /> to <Letter of="k" /> and <Letter of="j" />{' '}
        to <Letter of="i" />. As printed, the line is right only if <Letter of="j" /> happens to be
        the true class.
      </>
    ),
    correct: (
      <Equal
        of={[
          sym('dz', l(), 'i'),
          negative(sumOver('k', times(y('k'), fraction(number(1), p('k')), slopeOf('k', 'i')))),
        ]}
      />
    ),
    at: 'last-layer',
  },
  E3: {
    lines: '88, 133',
    kind: 'wrong',
    prints: (
      <>
        The source calls <Letter of="i" />, <Letter of="j" /> and <Letter of="k" /> dummy indices.
      </>
    ),
    here: (
      <>
        Only a summed letter is a dummy index. Here <Letter of="i" /> is free: there is one equation
        for each of its values, and it cannot be renamed on one side alone.
      </>
    ),
    correct: (
      <>
        In{' '}
        <Equal
          of={[
            sym('dz', l(), 'i'),
            negative(
              sumOver('k', times(y('k'), fraction(number(1), p('k')), jacobian(p('k'), z('i')))),
            ),
          ]}
        />{' '}
        the letter <Letter of="i" /> is free, and <Letter of="k" /> is the dummy.
      </>
    ),
    at: 'last-layer',
  },
  E4: {
    lines: '156, 211',
    kind: 'wrong',
    prints: (
      <>
        The source’s EqA1.1 sets the whole column <M>{sym('dz', l())}</M> equal to one entry,{' '}
        <M>{minus(p('i'), y('i'))}</M>.
      </>
    ),
    here: <>Either both sides have the index or neither.</>,
    correct: (
      <>
        <Equal of={[sym('dz', l(), 'i'), minus(p('i'), y('i'))]} />, and as columns{' '}
        <Equal of={[sym('dz', l()), minus(sym('p'), sym('y'))]} />
      </>
    ),
    at: 'EqA1.1',
  },
  E5: {
    lines: '170, 228, 271',
    kind: 'wrong',
    prints: (
      <>
        The source sets <M>{jacobian(sym('z', l()), sym('W', l()))}</M> equal to{' '}
        <M>{transpose(sym('a', l(-1)))}</M>.
      </>
    ),
    here: (
      <>
        The derivative of a column with respect to a matrix has three indices, and most of its
        entries are 0. The row is what is left after it has been multiplied by the error signal and
        summed.
      </>
    ),
    correct: (
      <>
        <Equal
          of={[
            jacobian(sym('z', l(), 'k'), sym('W', l(), 'ij')),
            times(kronecker('k', 'i'), sym('a', l(-1), 'j')),
          ]}
        />
        , hence <Equal of={[sym('dW', l()), times(sym('dz', l()), transpose(sym('a', l(-1))))]} />
      </>
    ),
    at: 'EqA1.2',
  },
  E6: {
    lines: '209, 219',
    kind: 'wrong',
    prints: (
      <>
        The source sets <M>{jacobian(sym('a', l(-1)), sym('z', l(-1)))}</M> equal to{' '}
        <Sym of={sym('da_dz', l(-1))} />.
      </>
    ),
    here: (
      <>
        The left side is a matrix and the right side a column. The matrix is diagonal with that
        column on its diagonal, as the source itself says later.
      </>
    ),
    correct: <Equal of={[jacobian(sym('a', l(-1)), sym('z', l(-1))), diag(sym('da_dz', l(-1)))]} />,
    at: 'EqA2.0',
  },
  E7: {
    lines: '236',
    kind: 'wrong',
    prints: (
      <>
        In the source, earlier layers use the derivative with respect to the pre-activations of
        layer <FormulaLetters>l − i</FormulaLetters>, where <FormulaLetters>i</FormulaLetters> is
        the current layer minus 1.
      </>
    ),
    here: (
      <>
        With layers counted from the input this is right only if the last layer has twice the number
        of the current one. Layer <Letter of="m" /> uses the error signal of layer{' '}
        <Letter of="m+1" />.
      </>
    ),
    correct: (
      <Equal
        of={[
          delta(m()),
          hadamard(times(transpose(sym('W', m(1))), delta(m(1))), sym('da_dz', m())),
        ]}
      />
    ),
    at: 'EqA2.3',
  },
  E8: {
    lines: '267',
    kind: 'wrong',
    prints: <>The source says that its equations are correct in index notation only.</>,
    here: (
      <>
        It is the other way round. EqA2.1 is in matrix form and correct as printed, and so is the
        result of EqA1. The mistakes are in the lines with indices.
      </>
    ),
    correct: (
      <>
        In matrix form{' '}
        <Equal
          of={[
            sym('dz', l(-1)),
            hadamard(
              times(transpose(sym('W', l())), minus(sym('p'), sym('y'))),
              sym('da_dz', l(-1)),
            ),
          ]}
        />
      </>
    ),
    at: 'jacobian',
  },
} as const satisfies Record<string, Erratum>;
