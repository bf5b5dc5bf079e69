import {
  jacobian,
  kronecker,
  minus,
  sym,
  times,
  transpose,
} from '../../../src/notation/expression.ts';
import { FormulaLetters } from '../../../src/ui/maths/FormulaLetters.tsx';
import { Letter, M, Sym } from '../../../src/ui/text/Prose.tsx';
import { l } from '../letters.ts';
import type { Erratum } from './erratum.ts';
import { p, y, z } from './symbols.tsx';

const slopeOf = (i: string, j: string) => times(p(i), minus(kronecker(i, j), p(j)));

/** Letters, indices and what is said of them: wrong, E1 to E8. */
export const letters = {
  E1: {
    lines: '115',
    kind: 'wrong',
    prints: (
      <>
        The source prints <M>{jacobian(p('i'), z('i'))}</M> for <M>{slopeOf('i', 'j')}</M>.
      </>
    ),
    here: (
      <>
        Then <Letter of="j" /> stands on the right alone and means nothing. The left side has to be{' '}
        <M>{jacobian(p('i'), z('j'))}</M>: one number for each pair of classes.
      </>
    ),
    at: 'last-layer',
  },
  E2: {
    lines: '132',
    kind: 'wrong',
    prints: (
      <>
        The source puts <M>{slopeOf('i', 'j')}</M> in the place of <M>{jacobian(p('k'), z('i'))}</M>
        .
      </>
    ),
    here: (
      <>
        The <Letter of="k" /> is lost, and the <Letter of="j" /> belongs to nothing. The identity
        has to be renamed first, <Letter of="i" /> to <Letter of="k" /> and <Letter of="j" /> to{' '}
        <Letter of="i" />. As printed the line is right only where <Letter of="j" /> happens to be
        the true class.
      </>
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
        Only a summed letter is one. Here <Letter of="i" /> is free: there is an equation for each
        of its values, and it cannot be renamed on one side alone.
      </>
    ),
    at: 'last-layer',
  },
  E4: {
    lines: '156, 211',
    kind: 'wrong',
    prints: (
      <>
        The source’s EqA1.1 sets the whole column <M>{sym('dz', l())}</M> equal to one of its
        entries, <M>{minus(p('i'), y('i'))}</M>.
      </>
    ),
    here: <>Either both sides carry the index or neither does. Both forms are given here.</>,
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
        A column by a matrix has three indices, and most of its entries are nought. The row is what
        remains when that block has been multiplied by the error and summed.
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
        The left side is a matrix and the right side a column. It is the diagonal matrix that has
        the column on its diagonal, as the source itself says further on.
      </>
    ),
    at: 'EqA2.0',
  },
  E7: {
    lines: '236',
    kind: 'wrong',
    prints: (
      <>
        The source has earlier layers use the derivative by the pre-activations of layer{' '}
        <FormulaLetters>l − i</FormulaLetters>, with <FormulaLetters>i</FormulaLetters> the current
        layer less one.
      </>
    ),
    here: (
      <>
        With layers counted from the input that is right only where the last layer has twice the
        number of the present one. Layer <Letter of="m" /> uses the error of layer{' '}
        <Letter of="m+1" />.
      </>
    ),
    at: 'EqA2.3',
  },
  E8: {
    lines: '267',
    kind: 'wrong',
    prints: <>The source says that its equations are correct as index notation only.</>,
    here: (
      <>
        It is the other way round: EqA1 and EqA2.1 are in matrix form and right as printed; the
        slips are in the lines with indices.
      </>
    ),
    at: 'jacobian',
  },
} as const satisfies Record<string, Erratum>;
