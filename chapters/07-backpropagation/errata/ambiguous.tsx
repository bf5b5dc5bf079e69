import { sym } from '../../../src/notation/expression.ts';
import { FormulaLetters } from '../../../src/ui/maths/FormulaLetters.tsx';
import { Letter, M, Sym } from '../../../src/ui/text/Prose.tsx';
import type { Erratum } from './erratum.ts';
import { y } from './symbols.tsx';

/** What may be read in two ways, or is said twice, E17 to E28. */
export const ambiguous = {
  E17: {
    lines: '79, 172, 209, 230',
    kind: 'ambiguous',
    prints: (
      <>
        In the source EqA1 names two equations, one label is a phrase, and one result has no label.
      </>
    ),
    here: (
      <>
        EqA1 and EqA2 are the chains; EqA1.2, EqA1.3, EqA2.0 and EqA2.2 to EqA2.4 are labels of this
        edition.
      </>
    ),
    at: 'EqA1',
  },
  E18: {
    lines: 'throughout',
    kind: 'ambiguous',
    prints: <>In the source one dot stands for four products.</>,
    here: (
      <>
        Products of numbers and of matrices are written side by side, a column times a row is a
        product of matrices, and entry by entry is ⊙.
      </>
    ),
    at: 'jacobian',
  },
  E19: {
    lines: '85',
    kind: 'ambiguous',
    prints: (
      <>
        The source sums over <Letter of="k" /> both in the loss and in the softmax, and marks the
        logit in the numerator only.
      </>
    ),
    here: (
      <>
        Put one into the other, and the two sums get mixed up. And the logits in the denominator are
        the reason why each probability depends on all of them.
      </>
    ),
    at: 'error-at-logits',
  },
  E20: {
    lines: '61–65',
    kind: 'ambiguous',
    prints: (
      <>
        The source’s text speaks of <M>{y('i')}</M>, its formula of <M>{y('j')}</M>.
      </>
    ),
    here: <>One letter for one thing.</>,
    at: 'Eq4',
  },
  E21: {
    lines: '190, 214–216, 312–315',
    kind: 'ambiguous',
    prints: (
      <>
        In the source <FormulaLetters>W</FormulaLetters> and <FormulaLetters>w</FormulaLetters>,{' '}
        <FormulaLetters>Y</FormulaLetters> and <FormulaLetters>y</FormulaLetters>,{' '}
        <FormulaLetters>P</FormulaLetters> and <FormulaLetters>p</FormulaLetters>,{' '}
        <FormulaLetters>L</FormulaLetters> and <FormulaLetters>C</FormulaLetters> are the same
        things under two names.
      </>
    ),
    here: <>Here each has one name.</>,
    at: 'loss',
  },
  E22: {
    lines: '13, 190, 276–315',
    kind: 'ambiguous',
    prints: (
      <>
        In the source <Letter of="l" /> is the last layer and any layer, and{' '}
        <FormulaLetters>x</FormulaLetters> the input, a layer and a pre-activation.
      </>
    ),
    here: (
      <>
        Here <Letter of="l" /> is the last layer and <Letter of="m" /> any; the input is{' '}
        <Sym of={sym('a', 0)} />.
      </>
    ),
    at: 'model',
  },
  E23: {
    lines: '209, 212',
    kind: 'ambiguous',
    prints: (
      <>
        In the source the previous layer is the one below in one line, and the one above in another.
      </>
    ),
    here: (
      <>
        Here layers go by their numbers, <Letter of="m" /> and <Letter of="m+1" />.
      </>
    ),
    at: 'recursion',
  },
  E24: {
    lines: '41, 57',
    kind: 'ambiguous',
    prints: <>The source writes target and prediction as rows.</>,
    here: <>The equations need columns, and here they are columns.</>,
    at: 'loss',
  },
  E25: {
    lines: '181, 257',
    kind: 'ambiguous',
    prints: <>The source writes the update with a sign of equality.</>,
    here: (
      <>
        A number equals itself less something only where that is nought. An arrow says that a new
        value takes the place of the old.
      </>
    ),
    at: 'Eq5',
  },
  E26: {
    lines: '392, 396',
    kind: 'ambiguous',
    prints: <>The source speaks of matrices as stacked vectors, and of weights as tensors.</>,
    here: (
      <>
        Each column of a mini-batch is a sample, and ⊙ acts entry by entry on all of them. The
        tensor of three indices is that of the logits by the weights; the weights are a matrix.
      </>
    ),
    at: 'jacobian',
  },
  E27: {
    lines: '76–244',
    kind: 'ambiguous',
    prints: <>In the source red and blue change what they stand for.</>,
    here: (
      <>A colour belongs to one kind of quantity, in the text, the equations and the diagram.</>
    ),
    at: 'model',
  },
  E28: {
    lines: '140–142, 176, 252',
    kind: 'form',
    prints: (
      <>The source prints a line of the derivation twice, and has two sections of one heading.</>
    ),
    here: <>Each line once, and each heading.</>,
    at: 'last-layer',
  },
} as const satisfies Record<string, Erratum>;
