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
        A column by a matrix has three indices, and nearly all of its entries are nought. The row is
        what remains when that block has met the error.
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
        The source tells earlier layers to use the derivative by the pre-activations of layer l − i,
        with i “the current layer less one”.
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
    prints: <>The source says that its equations are right in index notation only.</>,
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
      <>The source gives the four activations in a row as the derivative of A by the matrix X.</>
    ),
    here: (
      <>A list of activations is vec A, the matrix written as one column. It is no derivative.</>
    ),
    at: 'jacobian',
  },
  E10: {
    lines: '372',
    kind: 'wrong',
    prints: (
      <>
        The source says which entries of the large Jacobian are off its diagonal, by a form with the
        index k twice.
      </>
    ),
    here: (
      <>
        Only half of them have that form, and two entries on the diagonal have it too. Off the
        diagonal are the derivatives of one entry by another, whatever their indices.
      </>
    ),
    at: 'jacobian',
  },
  E11: {
    lines: '377–384',
    kind: 'wrong',
    prints: <>The source fills that diagonal with derivatives by diagonal entries of X only.</>,
    here: (
      <>
        For an entry off the diagonal of A that is nought. Each entry stands with its own: a₁₂ by
        x₁₂. And for a matrix of n by n the Jacobian is n² by n².
      </>
    ),
    at: 'jacobian',
  },
  E12: {
    lines: '389',
    kind: 'wrong',
    prints: (
      <>
        The source sets the derivative of one entry of A by the matrix X equal to the diagonal
        matrix of f′(X).
      </>
    ),
    here: (
      <>
        One entry by a matrix is a matrix of the shape of X with a single number that is not nought.
        The diagonal matrix belongs to vec A by vec X.
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
        The source means to differentiate by z and W and never by a, and then differentiates by a.
      </>
    ),
    here: (
      <>
        The activation is passed through inside the chain. What is kept of a layer is the error at z
        and the gradients of the parameters.
      </>
    ),
    at: 'EqA2.2',
  },
  E15: {
    lines: '206–224',
    kind: 'wrong',
    prints: (
      <>
        In the source the factors change their order, and <Sym of={sym('W', l())} /> its transpose,
        from one line to the next and without a word.
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
        The source calls this network what a proper one should be, and numbers that add up to one a
        distribution.
      </>
    ),
    here: (
      <>
        It is one for telling classes apart; other tasks have other heads, and hidden layers are
        mostly ReLU today. And no entry of a distribution may be negative.
      </>
    ),
    at: 'model',
  },
  E17: {
    lines: '79, 172, 209, 230',
    kind: 'ambiguous',
    prints: <>EqA1 names two equations, one label is a phrase, and one result has none.</>,
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
    prints: <>One dot stands for four products.</>,
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
        The letter k is bound in the loss and again in the softmax, and only one of the occurrences
        of a logit is marked.
      </>
    ),
    here: (
      <>
        Put one into the other and the inner k is captured; another letter is used here. That every
        logit stands below the line is why each probability depends on all of them.
      </>
    ),
    at: 'Eq3',
  },
  E20: {
    lines: '61–65',
    kind: 'ambiguous',
    prints: (
      <>
        The text speaks of <M>{y('i')}</M>, the formula of <M>{y('j')}</M>.
      </>
    ),
    here: <>One letter for one thing.</>,
    at: 'Eq4',
  },
  E21: {
    lines: '190, 214–216, 312–315',
    kind: 'ambiguous',
    prints: <>W and w, Y and y, P and p, L and C are the same things under two names.</>,
    here: (
      <>
        One name each. Elsewhere you will meet C or J for <Sym of={sym('L')} /> and η for{' '}
        <Sym of={sym('alpha')} />.
      </>
    ),
    at: 'loss',
  },
  E22: {
    lines: '13, 190, 276–315',
    kind: 'ambiguous',
    prints: (
      <>
        The letter l is the last layer and any layer; x is the input, a layer and a pre-activation.
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
    prints: <>“The previous layer” is the one before in one line and the one after in another.</>,
    here: (
      <>
        Layer <Letter of="m" /> and layer <Letter of="m+1" />.
      </>
    ),
    at: 'recursion',
  },
  E24: {
    lines: '41, 57',
    kind: 'ambiguous',
    prints: <>Target and prediction are written as rows.</>,
    here: <>The equations need columns, and columns they are.</>,
    at: 'loss',
  },
  E25: {
    lines: '181, 257',
    kind: 'ambiguous',
    prints: <>The update is written with a sign of equality.</>,
    here: <>No number equals itself less something. An arrow assigns.</>,
    at: 'Eq5',
  },
  E26: {
    lines: '392, 396',
    kind: 'ambiguous',
    prints: <>Matrices are said to be stacked vectors, and weights to be tensors.</>,
    here: (
      <>
        Each column of a mini-batch is a sample, and ⊙ acts entry by entry on all of them. The
        tensor is the logits by the weights, with three indices; the weights are a matrix.
      </>
    ),
    at: 'jacobian',
  },
  E27: {
    lines: '76–244',
    kind: 'ambiguous',
    prints: <>Red and blue change what they stand for.</>,
    here: (
      <>A colour belongs to one kind of quantity, in the text, the equations and the diagram.</>
    ),
    at: 'model',
  },
  E28: {
    lines: '140–142, 176, 252',
    kind: 'form',
    prints: <>A line of the derivation is printed twice, and two sections have the same heading.</>,
    here: <>Each line once, and each heading.</>,
    at: 'last-layer',
  },
  E29: {
    lines: '13, 219',
    kind: 'missing',
    prints: <>The sigmoid and its derivative are used and never written down.</>,
    here: <>Both are given, with the reason why the slope is at most a quarter.</>,
    at: 'Eq2.1',
  },
  E30: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>Biases are in every forward formula and in no gradient or update.</>,
    here: <>Their gradients are the errors themselves.</>,
    at: 'EqA1.3',
  },
  E31: {
    lines: '236–244',
    kind: 'missing',
    prints: <>The layers further down are left at their chain rule.</>,
    here: <>The recursion is stated with its start, and holds for every layer.</>,
    at: 'EqA2.3',
  },
  E32: {
    lines: '109',
    kind: 'missing',
    prints: <>The derivative of the softmax is left to links.</>,
    here: <>It is worked out by the quotient rule.</>,
    at: 'last-layer',
  },
  E33: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>Nothing has a shape.</>,
    here: <>Every term has, in the network at hand.</>,
    at: 'model',
  },
  E34: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>There is one sample only.</>,
    here: <>Mini-batches, the mean loss and the mean gradients are here.</>,
    at: 'mini-batch',
  },
  E35: {
    lines: 'throughout',
    kind: 'missing',
    prints: <>Large logits are not thought of.</>,
    here: (
      <>
        As printed, logits of a thousand give no number at all. The shifted forms are given and
        used.
      </>
    ),
    at: 'stable',
  },
  E36: {
    lines: '152',
    kind: 'missing',
    prints: <>The last step of the derivation is said to need a one-hot target.</>,
    here: (
      <>
        It needs <M>{sumOver('k', y('k'))}</M> to be one, and no more. Without that the error is{' '}
        <M>{minus(times(p('i'), sumOver('k', y('k'))), y('i'))}</M>.
      </>
    ),
    at: 'EqA1.1',
  },
  E37: {
    lines: '176–182',
    kind: 'missing',
    prints: (
      <>
        The last layer is adjusted before the gradient that still needs its weights is worked out.
      </>
    ),
    here: <>First every gradient, then every update.</>,
    at: 'update',
  },
  E38: {
    lines: '274–318',
    kind: 'missing',
    prints: <>The argument for ⊙ is given for sigmoids, and its limits are not.</>,
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
        There are no numbers, no word of what the forward pass must keep, no loop, no prediction and
        no check.
      </>
    ),
    here: <>All of them are here, on a network that can be changed.</>,
    at: 'implementation',
  },
  E40: {
    lines: '250',
    kind: 'missing',
    prints: <>The program that the source points to is said to follow the equations.</>,
    here: (
      <>
        Its convolutions use ReLU, it has no biases, and two gradients of its three dense layers are
        wrong, one of them because a matrix there is square and hides it.
      </>
    ),
    at: 'implementation',
  },
  E41: {
    lines: '109, 433',
    kind: 'form',
    prints: <>A link’s label is spelt differently from its definition and prints as brackets.</>,
    here: <>The derivation is in the text, and the reference in the list.</>,
    at: 'references',
  },
  E42: {
    lines: '421, 435',
    kind: 'form',
    prints: <>One address ends in a stray bracket; another holds a token that has expired.</>,
    here: <>The first is mended, the second is named without a link.</>,
    at: 'references',
  },
  E43: {
    lines: '320–439',
    kind: 'form',
    prints: <>Ten of the sixteen links are defined and never used.</>,
    here: <>All are listed, each with what it adds.</>,
    at: 'references',
  },
  E44: {
    lines: '402–409',
    kind: 'form',
    prints: (
      <>Each verdict on a reference stands above it and so reads as one on the reference before.</>
    ),
    here: <>The sentence stands behind its reference, and is ours.</>,
    at: 'references',
  },
  E45: {
    lines: '416–437',
    kind: 'form',
    prints: <>Some names and words are misspelt.</>,
    here: <>Nielsen, Howard, propagation.</>,
    at: 'references',
  },
  E46: {
    lines: '76, 163, 193, 204, 238',
    kind: 'form',
    prints: <>A colour, once switched on, runs on to the end of its group.</>,
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
