import {
  diag,
  hadamard,
  jacobian,
  minus,
  sumOver,
  sym,
  times,
  transpose,
} from '../../../src/notation/expression.ts';
import { PartialDerivative, Vec } from '../../../src/ui/maths/Indexed.tsx';
import { FormulaLetters } from '../../../src/ui/maths/FormulaLetters.tsx';
import { M, Sym } from '../../../src/ui/text/Prose.tsx';
import { l } from '../letters.ts';
import type { Erratum } from './erratum.ts';
import { entry, Equal, p, vec } from './symbols.tsx';

const entries = [
  ['11', '12'],
  ['21', '22'],
].flat();

/** Matrices, their layout and what is said of them: wrong, E9 to E16. */
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
    here: <>That is a list of activations and not a derivative.</>,
    correct: (
      <>
        The derivative of {vec('A')} with respect to {vec('X')} is a 4×4 matrix.
      </>
    ),
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
    here: <>Only six of the twelve have this form, and so have two entries on the diagonal.</>,
    correct: (
      <>
        Off the diagonal are all <PartialDerivative of={entry('a', 'ij')} by={entry('x', 'kl')} />{' '}
        in which <FormulaLetters>ij</FormulaLetters> and <FormulaLetters>kl</FormulaLetters> are
        different places; each of them is 0.
      </>
    ),
    at: 'jacobian',
  },
  E11: {
    lines: '377–384',
    kind: 'wrong',
    prints: (
      <>
        The source puts <PartialDerivative of={entry('a', 'ij')} by={entry('x', 'ii')} /> on the
        diagonal.
      </>
    ),
    here: (
      <>
        For an entry off the diagonal of <FormulaLetters>A</FormulaLetters> this is 0. The diagonal
        contains the derivative of each entry with respect to the entry in the same place. For an n
        × n matrix these are n² derivatives.
      </>
    ),
    correct: (
      <>
        The diagonal is{' '}
        {entries.map((at, n) => (
          <span key={at} className="nobreak">
            {n > 0 && ', '}
            <PartialDerivative of={entry('a', at)} by={entry('x', at)} />
          </span>
        ))}
        .
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
        The derivative of one entry with respect to a matrix has the shape of{' '}
        <FormulaLetters>X</FormulaLetters>, with one number that is not 0. The diagonal matrix is
        the derivative of {vec('A')} with respect to {vec('X')}.
      </>
    ),
    correct: (
      <>
        <PartialDerivative of={<Vec of="A" />} by={<Vec of="X" />} /> ={' '}
        <span className="maths">
          <span className="maths-upright">diag</span>(<Vec of="f′(X)" />)
        </span>
      </>
    ),
    at: 'jacobian',
  },
  E13: {
    lines: '362–371, 291',
    kind: 'wrong',
    prints: (
      <>
        The source defines Jacobians with one row for each output, and then prints one with one row
        for each input.
      </>
    ),
    here: <>Here both are the same, because the matrix is diagonal. In general they are not.</>,
    correct: (
      <>
        Row i, column j of a Jacobian is{' '}
        <M>{jacobian(sym('a', l(-1), 'i'), sym('z', l(-1), 'j'))}</M>: outputs down, inputs across.
      </>
    ),
    at: 'jacobian',
  },
  E14: {
    lines: '190, 206–219',
    kind: 'wrong',
    prints: (
      <>
        The source says that it differentiates with respect to <FormulaLetters>z</FormulaLetters>{' '}
        and <FormulaLetters>W</FormulaLetters> and not <FormulaLetters>a</FormulaLetters>, and then
        differentiates with respect to <FormulaLetters>a</FormulaLetters>.
      </>
    ),
    here: (
      <>
        The gradient with respect to the activations is used inside the chain and not kept. What is
        kept of a layer is its error signal and the gradients of its parameters.
      </>
    ),
    correct: (
      <>
        <Equal of={[sym('da', l(-1)), times(transpose(sym('W', l())), sym('dz', l()))]} />, then{' '}
        <Equal of={[sym('dz', l(-1)), hadamard(sym('da', l(-1)), sym('da_dz', l(-1)))]} />
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
        between one line and the next, without a reason.
      </>
    ),
    here: (
      <>
        The chain is correct for rows, and EqA2.1 is correct for columns. Transposing leads from one
        to the other.
      </>
    ),
    correct: (
      <>
        <Equal
          of={[
            transpose(sym('dz', l(-1))),
            times(transpose(minus(sym('p'), sym('y'))), sym('W', l()), diag(sym('da_dz', l(-1)))),
          ]}
        />
        , hence{' '}
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
    at: 'EqA2.1',
  },
  E16: {
    lines: '15, 43',
    kind: 'wrong',
    prints: (
      <>
        The source calls a network of this kind a proper network, and concludes from a sum of 1 that
        its output is a distribution.
      </>
    ),
    here: (
      <>
        It is a network for choosing one of several classes: other tasks have other output layers,
        and hidden layers mostly use ReLU today. A distribution must also have no negative entry.
      </>
    ),
    correct: (
      <>
        <Equal of={[sumOver('j', p('j')), { kind: 'number', value: 1 }]} /> and <M>{p('j')}</M> &gt;
        0 for every class
      </>
    ),
    at: 'model',
  },
} as const satisfies Record<string, Erratum>;
