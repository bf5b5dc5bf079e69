import {
  apply,
  fraction,
  hadamard,
  minus,
  negative,
  sumOver,
  sym,
  times,
  transpose,
  delta,
} from '../../../src/notation/expression.ts';
import { FormulaLetters } from '../../../src/ui/maths/FormulaLetters.tsx';
import { Letter, M, Sym } from '../../../src/ui/text/Prose.tsx';
import { l, m } from '../letters.ts';
import type { Erratum } from './erratum.ts';
import { Equal, p, y, z } from './symbols.tsx';

/** What can be read in two ways, or is said twice, E17 to E28. */
export const ambiguous = {
  E17: {
    lines: '79, 172, 209, 230',
    kind: 'ambiguous',
    prints: (
      <>
        In the source EqA1 is the label of two equations, one label is a phrase, and one result has
        no label.
      </>
    ),
    here: (
      <>
        EqA1 and EqA2 are the chain rules. EqA1.2, EqA1.3, EqA2.0 and EqA2.2 to EqA2.4 are labels of
        this edition.
      </>
    ),
    correct: (
      <>
        EqA1.2: <Equal of={[sym('dW', l()), times(sym('dz', l()), transpose(sym('a', l(-1))))]} />;
        EqA2.2:{' '}
        <Equal of={[sym('dW', l(-1)), times(sym('dz', l(-1)), transpose(sym('a', l(-2))))]} />
      </>
    ),
    at: 'EqA1',
  },
  E18: {
    lines: 'throughout',
    kind: 'ambiguous',
    prints: <>The source uses one dot for four different products.</>,
    here: (
      <>Products of numbers and of matrices have no sign here, and ⊙ multiplies entry by entry.</>
    ),
    correct: (
      <>
        matrix <M>{times(sym('W', m()), sym('a', m(-1)))}</M>, outer{' '}
        <M>{times(delta(m()), transpose(sym('a', m(-1))))}</M>, Hadamard{' '}
        <M>{hadamard(sym('da', m()), sym('da_dz', m()))}</M>
      </>
    ),
    at: 'jacobian',
  },
  E19: {
    lines: '85',
    kind: 'ambiguous',
    prints: (
      <>
        The source sums over <Letter of="k" /> both in the loss and in the softmax, and marks only
        the logit in the numerator.
      </>
    ),
    here: (
      <>
        If one is inserted into the other, the two sums are confused. And the logits in the
        denominator are the reason why each probability depends on all of them.
      </>
    ),
    correct: (
      <>
        <Equal of={[sym('L'), negative(sumOver('k', times(y('k'), apply('log', p('k')))))]} /> with{' '}
        <Equal of={[p('k'), fraction(apply('exp', z('k')), sumOver('j', apply('exp', z('j'))))]} />
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
    correct: <Equal of={[sym('L'), negative(sumOver('j', times(y('j'), apply('log', p('j')))))]} />,
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
        quantities under two names.
      </>
    ),
    here: <>Here each has one name.</>,
    correct: (
      <>
        <Sym of={sym('W', m())} />, <Sym of={sym('y')} />, <Sym of={sym('p')} />,{' '}
        <Sym of={sym('L')} />
      </>
    ),
    at: 'loss',
  },
  E22: {
    lines: '13, 190, 276–315',
    kind: 'ambiguous',
    prints: (
      <>
        In the source <Letter of="l" /> is the last layer and also any layer, and{' '}
        <FormulaLetters>x</FormulaLetters> is the input, a layer and a pre-activation.
      </>
    ),
    here: (
      <>
        Here <Letter of="l" /> is the last layer and <Letter of="m" /> is any layer.
      </>
    ),
    correct: (
      <>
        input <Sym of={sym('a', 0)} />, pre-activation <Sym of={sym('z', m())} />, last activation{' '}
        <Sym of={sym('p')} />
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
    here: <>Here layers are named by their numbers.</>,
    correct: (
      <>
        <Sym of={delta(m())} /> is computed from <Sym of={delta(m(1))} />.
      </>
    ),
    at: 'recursion',
  },
  E24: {
    lines: '41, 57',
    kind: 'ambiguous',
    prints: <>The source writes target and prediction as rows.</>,
    here: <>The equations need columns.</>,
    correct: (
      <>
        <Sym of={sym('y')} /> is the column with entries 0, 1, 0, and <Sym of={sym('p')} /> is the
        column with entries <M>{sym('p', null, '1')}</M>, <M>{sym('p', null, '2')}</M>,{' '}
        <M>{sym('p', null, '3')}</M>.
      </>
    ),
    at: 'loss',
  },
  E25: {
    lines: '181, 257',
    kind: 'ambiguous',
    prints: <>The source writes the update with an equals sign.</>,
    here: <>It is an assignment: the new value replaces the old one.</>,
    correct: (
      <M>
        {{
          lhs: sym('W', m()),
          rhs: [minus(sym('W', m()), times(sym('alpha'), sym('dW', m())))],
          assigns: true,
        }}
      </M>
    ),
    at: 'Eq6',
  },
  E26: {
    lines: '392, 396',
    kind: 'ambiguous',
    prints: <>The source speaks of matrices as stacked vectors, and of weights as tensors.</>,
    here: (
      <>
        Each column of a mini-batch is a sample, and ⊙ acts entry by entry on all of them. The
        tensor with three indices is the derivative of the logits with respect to the weights; the
        weights are a matrix.
      </>
    ),
    correct: (
      <Equal
        of={[
          { kind: 'jacobian', of: sym('z', l(), 'k'), by: sym('W', l(), 'ij') },
          times({ kind: 'kronecker', indices: ['k', 'i'] }, sym('a', l(-1), 'j')),
        ]}
      />
    ),
    at: 'jacobian',
  },
  E27: {
    lines: '76–244',
    kind: 'ambiguous',
    prints: <>In the source red and blue change their meaning.</>,
    here: (
      <>A colour belongs to one kind of quantity, in the text, the equations and the diagram.</>
    ),
    correct: (
      <>
        weights <Sym of={sym('W', m())} />, pre-activations <Sym of={sym('z', m())} />, activations{' '}
        <Sym of={sym('a', m())} />, gradients <Sym of={sym('dz', m())} />
      </>
    ),
    at: 'model',
  },
  E28: {
    lines: '140–142, 176, 252',
    kind: 'form',
    prints: (
      <>
        The source prints a line of the derivation twice, and gives two sections the same heading.
      </>
    ),
    here: <>Here each line and each heading occurs once.</>,
    correct: (
      <Equal of={[sym('dz', l(), 'i'), minus(times(p('i'), sumOver('k', y('k'))), y('i'))]} />
    ),
    at: 'last-layer',
  },
} as const satisfies Record<string, Erratum>;
