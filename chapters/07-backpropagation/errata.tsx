import type { ReactNode } from 'react';
import {
  jacobian,
  kronecker,
  minus,
  negative,
  sumOver,
  sym,
  times,
  transpose,
} from '../../src/notation/expression.ts';
import { Indexed, Partial, Vec } from '../../src/view/figures/Indexed.tsx';
import { Letters } from '../../src/view/figures/Letters.tsx';
import { Letter, M, Sym } from '../../src/view/Prose.tsx';
import { l } from './letters.ts';

/** A place where this edition departs from the source, and why. */
export interface Erratum {
  /** Lines of the source's file, edition of January 2026. */
  readonly lines: string;
  /** Wrong, ambiguous, missing, or a slip of the pen or the press. */
  readonly kind: 'wrong' | 'ambiguous' | 'missing' | 'form';
  /** What stands in the source, as a sentence. */
  readonly prints: ReactNode;
  /** Why that cannot be so, or is not enough, and what stands here. */
  readonly here: ReactNode;
  /** Where in this edition: an anchor of the chapter. */
  readonly at: string;
}

const p = (at: string) => sym('p', null, at);
const y = (at: string) => sym('y', null, at);
const z = (at: string) => sym('z', l(), at);
const delta = kronecker;
const vec = (of: string) => (
  <span className="maths">
    <Vec of={of} />
  </span>
);
/** An entry of the matrices of the source, which are no tensors of the network. */
const entry = (letter: string, at: string) => <Indexed letter={letter} cell={at} />;
const slopeOf = (i: string, j: string) => times(p(i), minus(delta(i, j), p(j)));

/** The source's slips and gaps, in the order of the study that numbered them. */
export const errata = {
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
        <Letters>l − i</Letters>, with <Letters>i</Letters> the current layer less one.
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
  E9: {
    lines: '353–356',
    kind: 'wrong',
    prints: (
      <>
        The source sets <Partial of={<Vec of="A" />} by="X" /> equal to the row of{' '}
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
        <Partial of={entry('a', 'ij')} by={entry('x', 'kk')} />.
      </>
    ),
    here: (
      <>
        Of the twelve only six are, and so are two on the diagonal. Off it stand all{' '}
        <Partial of={entry('a', 'ij')} by={entry('x', 'kl')} /> with <Letters>ij</Letters> and{' '}
        <Letters>kl</Letters> different places.
      </>
    ),
    at: 'jacobian',
  },
  E11: {
    lines: '377–384',
    kind: 'wrong',
    prints: (
      <>
        The source puts <Partial of={entry('a', 'ij')} by={entry('x', 'ii')} /> on that diagonal.
      </>
    ),
    here: (
      <>
        For an entry off the diagonal of <Letters>A</Letters> that is nought. Each stands with its
        own: {entry('a', '12')} with {entry('x', '12')}. And for <Letters>X</Letters> of{' '}
        <Letters>n × n</Letters> there are <Letters>n²</Letters> of them.
      </>
    ),
    at: 'jacobian',
  },
  E12: {
    lines: '389',
    kind: 'wrong',
    prints: (
      <>
        The source sets <Partial of={entry('a', 'ij')} by="X" /> equal to{' '}
        <span className="maths">
          <span className="maths-upright">diag</span>(f′(X))
        </span>
        .
      </>
    ),
    here: (
      <>
        One entry by a matrix is a matrix of the shape of <Letters>X</Letters> with a single number
        that is not nought. The diagonal matrix is that of {vec('A')} by {vec('X')}.
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
        The source means to differentiate by <Letters>z</Letters> and <Letters>W</Letters> and never
        by <Letters>a</Letters>, and then does differentiate by <Letters>a</Letters>.
      </>
    ),
    here: (
      <>
        The activation is passed through inside the chain. What is kept of a layer is the error at{' '}
        <Letters>z</Letters> and the gradients of the parameters.
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
        In the source <Letters>W</Letters> and <Letters>w</Letters>, <Letters>Y</Letters> and{' '}
        <Letters>y</Letters>, <Letters>P</Letters> and <Letters>p</Letters>, <Letters>L</Letters>{' '}
        and <Letters>C</Letters> are the same things under two names.
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
        In the source <Letter of="l" /> is the last layer and any layer, and <Letters>x</Letters>{' '}
        the input, a layer and a pre-activation.
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
  E29: {
    lines: '13, 219',
    kind: 'missing',
    prints: <>The source uses the sigmoid and its derivative, and writes neither down.</>,
    here: <>Both are given, with the reason why the slope is at most a quarter.</>,
    at: 'Eq2.1',
  },
  E30: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>In the source biases are in every forward formula, and in no gradient or update.</>,
    here: <>Their gradients are the errors themselves.</>,
    at: 'EqA1.3',
  },
  E31: {
    lines: '236–244',
    kind: 'missing',
    prints: <>The source leaves the layers further down at their chain rule.</>,
    here: <>Here the recursion is stated with its start, and holds for every layer.</>,
    at: 'EqA2.3',
  },
  E32: {
    lines: '109',
    kind: 'missing',
    prints: <>The source leaves the derivative of the softmax to links.</>,
    here: <>Here it is worked out by the quotient rule.</>,
    at: 'last-layer',
  },
  E33: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>The source gives no shapes.</>,
    here: <>Here every term has one, that of the network at hand.</>,
    at: 'model',
  },
  E34: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>The source takes one sample only.</>,
    here: <>Mini-batches, their mean loss and mean gradients are added.</>,
    at: 'mini-batch',
  },
  E35: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>The source does not say what large logits do to the numbers.</>,
    here: (
      <>
        As printed, logits of a thousand give no number at all. The shifted forms are given here,
        and used.
      </>
    ),
    at: 'stable',
  },
  E36: {
    lines: '152',
    kind: 'missing',
    prints: <>The source rests the last step of the derivation on a one-hot target.</>,
    here: (
      <>
        That is enough, and more than is needed: <M>{sumOver('k', y('k'))}</M> has to be one. In
        general the error is <M>{minus(times(p('i'), sumOver('k', y('k'))), y('i'))}</M>.
      </>
    ),
    at: 'EqA1.1',
  },
  E37: {
    lines: '176–182',
    kind: 'missing',
    prints: (
      <>
        The source adjusts the last layer before it works out the gradient that still needs the old
        weights.
      </>
    ),
    here: <>First every gradient, then every update.</>,
    at: 'update',
  },
  E38: {
    lines: '274–318',
    kind: 'missing',
    prints: <>The source gives the argument for ⊙, and does not say where it ends.</>,
    here: (
      <>
        It does not hold for the softmax, whose Jacobian is dense:{' '}
        <M>{negative(times(p('i'), p('j')))}</M> off the diagonal.
      </>
    ),
    at: 'jacobian',
  },
  E39: {
    lines: 'throughout',
    kind: 'missing',
    prints: (
      <>
        The source has no worked numbers, no word of what the forward pass must keep, no loop, no
        rule for stopping, no prediction and no check.
      </>
    ),
    here: <>All of them are here, on a network that can be changed.</>,
    at: 'implementation',
  },
  E40: {
    lines: '250',
    kind: 'missing',
    prints: <>The source says that this program can be read along with its equations.</>,
    here: (
      <>
        It departs from them: its convolutions use ReLU, it has no biases, and of the gradients of
        its three dense layers two are wrong, one of them unnoticed because two axes happen to be
        equal.
      </>
    ),
    at: 'implementation',
  },
  E41: {
    lines: '109, 433',
    kind: 'form',
    prints: (
      <>
        In the source a link’s label is spelt differently from its definition, and prints as
        brackets.
      </>
    ),
    here: <>The derivation is in the text, and the reference in the list.</>,
    at: 'references',
  },
  E42: {
    lines: '421, 435',
    kind: 'form',
    prints: (
      <>
        In the source one address ends in a stray bracket, and another holds a token that has
        expired.
      </>
    ),
    here: <>The first is mended, the second is named without a link.</>,
    at: 'references',
  },
  E43: {
    lines: '320–439',
    kind: 'form',
    prints: <>Ten of the source’s sixteen links are defined and never used.</>,
    here: <>All are listed, each with what it adds.</>,
    at: 'references',
  },
  E44: {
    lines: '402–409',
    kind: 'form',
    prints: (
      <>
        In the source each verdict stands above its reference, and so reads as one on the reference
        before.
      </>
    ),
    here: <>Here each stands behind its reference, in our words.</>,
    at: 'references',
  },
  E45: {
    lines: '416–437',
    kind: 'form',
    prints: <>Some names and words are misspelt in the source.</>,
    here: <>Nielsen, Howard, propagation.</>,
    at: 'references',
  },
  E46: {
    lines: '76, 163, 193, 204, 238',
    kind: 'form',
    prints: <>In the source a colour, once switched on, may run on to the end of its group.</>,
    here: <>Colours belong to names and end with them.</>,
    at: 'EqA1',
  },
} as const satisfies Record<string, Erratum>;

export type ErratumId = keyof typeof errata;

/** A note where the source slips: what it prints and why that cannot be so. */
export const Slip = ({ id }: { readonly id: ErratumId }) => {
  const { prints, here } = errata[id];
  return (
    <aside className="slip" id={`note-${id}`} aria-label={`Note on the source, ${id}`}>
      <p>
        {prints} {here}{' '}
        <a href={`chapter-7-errata.html#${id}`} aria-label={`${id} in the list of errata`}>
          {id}
        </a>
      </p>
    </aside>
  );
};
