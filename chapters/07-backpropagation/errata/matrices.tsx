import { sym } from '../../../src/notation/expression.ts';
import { PartialDerivative, Vec } from '../../../src/ui/maths/Indexed.tsx';
import { FormulaLetters } from '../../../src/ui/maths/FormulaLetters.tsx';
import { Sym } from '../../../src/ui/text/Prose.tsx';
import { l } from '../letters.ts';
import type { Erratum } from './erratum.ts';
import { vec, entry } from './symbols.tsx';

/** Matrices, their layout and what is claimed: wrong, E9 to E16. */
export const matrices = {
  E9: {
    lines: '353–356',
    kind: 'wrong',
    prints: (
      <>
        The source sets <PartialDerivative of={<Vec of="A" />} by="X" /> equal to the row of{' '}
        {entry('a', '11')}, {entry('a', '12')}, {entry('a', '21')} and {entry('a', '22')}.
      </>
    ),
    here: <>That is a list of activations, {vec('A')} laid down as a row, and no derivative.</>,
    at: 'jacobian',
  },
  E10: {
    lines: '372',
    kind: 'wrong',
    prints: (
      <>
        The source says that the entries off the diagonal are of the form{' '}
        <PartialDerivative of={entry('a', 'ij')} by={entry('x', 'kk')} />.
      </>
    ),
    here: (
      <>
        Of the twelve only six are, and so are two on the diagonal. Off it stand all{' '}
        <PartialDerivative of={entry('a', 'ij')} by={entry('x', 'kl')} /> with{' '}
        <FormulaLetters>ij</FormulaLetters> and <FormulaLetters>kl</FormulaLetters> different
        places.
      </>
    ),
    at: 'jacobian',
  },
  E11: {
    lines: '377–384',
    kind: 'wrong',
    prints: (
      <>
        The source puts <PartialDerivative of={entry('a', 'ij')} by={entry('x', 'ii')} /> on that
        diagonal.
      </>
    ),
    here: (
      <>
        For an entry off the diagonal of <FormulaLetters>A</FormulaLetters> that is nought. Each
        stands with its own: {entry('a', '12')} with {entry('x', '12')}. And for{' '}
        <FormulaLetters>X</FormulaLetters> of <FormulaLetters>n × n</FormulaLetters> there are{' '}
        <FormulaLetters>n²</FormulaLetters> of them.
      </>
    ),
    at: 'jacobian',
  },
  E12: {
    lines: '389',
    kind: 'wrong',
    prints: (
      <>
        The source sets <PartialDerivative of={entry('a', 'ij')} by="X" /> equal to{' '}
        <span className="maths">
          <span className="maths-upright">diag</span>(f′(X))
        </span>
        .
      </>
    ),
    here: (
      <>
        One entry by a matrix is a matrix of the shape of <FormulaLetters>X</FormulaLetters> with a
        single number that is not nought. The diagonal matrix is that of {vec('A')} by {vec('X')}.
      </>
    ),
    at: 'jacobian',
  },
  E13: {
    lines: '362–371, 291',
    kind: 'wrong',
    prints: (
      <>
        The source defines Jacobians with a row for each output and then prints one with a row for
        each input.
      </>
    ),
    here: (
      <>Outputs down, inputs across, here and everywhere. In this case the transpose is the same.</>
    ),
    at: 'jacobian',
  },
  E14: {
    lines: '190, 206–219',
    kind: 'wrong',
    prints: (
      <>
        The source means to differentiate by <FormulaLetters>z</FormulaLetters> and{' '}
        <FormulaLetters>W</FormulaLetters> and never by <FormulaLetters>a</FormulaLetters>, and then
        does differentiate by <FormulaLetters>a</FormulaLetters>.
      </>
    ),
    here: (
      <>
        The activation is passed through inside the chain. What is kept of a layer is the error at{' '}
        <FormulaLetters>z</FormulaLetters> and the gradients of the parameters.
      </>
    ),
    at: 'EqA2.2',
  },
  E15: {
    lines: '206–224',
    kind: 'wrong',
    prints: (
      <>
        In the source the factors change their order, and <Sym of={sym('W', l())} /> is transposed,
        between one line and the next, and the reason is not given.
      </>
    ),
    here: (
      <>
        The chain is right for rows, EqA2.1 for columns. Between them lies a transposition, which is
        shown here.
      </>
    ),
    at: 'EqA2.1',
  },
  E16: {
    lines: '15, 43',
    kind: 'wrong',
    prints: (
      <>
        The source calls a network of this kind a proper one, and takes numbers that add up to one
        for a distribution.
      </>
    ),
    here: (
      <>
        It is one for telling classes apart: other tasks have other last layers, and hidden layers
        mostly use ReLU today. And no entry of a distribution may be negative.
      </>
    ),
    at: 'model',
  },
} as const satisfies Record<string, Erratum>;
