import {
  delta,
  jacobian,
  kronecker,
  minus,
  sumOver,
  sym,
  times,
  transpose,
} from '../../src/notation/expression.ts';
import { Figure } from '../../src/view/figures/Figure.tsx';
import { Lines } from '../../src/view/Lines.tsx';
import { Dfn, Letter, M, Shape, Sign, Sym } from '../../src/view/Prose.tsx';
import { RowBesideColumn } from '../../src/view/RowBesideColumn.tsx';
import { errorAtLogits, softmaxSlope } from './derivations.ts';
import { equations } from './equations.ts';
import { l, m } from './letters.ts';
import { Eq, Ref, Section } from './tags.ts';

const [pi, yi] = [sym('p', null, 'i'), sym('y', null, 'i')];
const aj = sym('a', l(-1), 'j');

export const LastLayer = () => (
  <Section id="last-layer">
    <p>
      Take the weights of the last layer first. Their{' '}
      <Dfn of="dW partial">
        gradient <Sym of={sym('dW', l())} />
      </Dfn>{' '}
      holds, for each weight, how fast the loss changes as that weight alone is raised. We give
      every gradient the shape of the thing it belongs to; here that is <Shape of={sym('W', l())} />
      . The habit is called the <em>shape convention</em>, and it settles where the transposes go.
    </p>
    <p>
      A weight reaches the loss through the logits and by no other road. The chain rule goes through
      each of them and adds up: how{' '}
      <Dfn of="dz">
        the loss answers to the logit, <Sym of={sym('dz', l())} />
      </Dfn>
      , times how the logit answers to the weight.
    </p>
    <Eq id="EqA1" />
    <p>
      There is one such equation for each weight, <Letter of="i" /> and <Letter of="j" /> being
      free; only <Letter of="k" /> is summed. It asks for two factors.
    </p>
    <p>
      <strong>The loss by a logit.</strong> Raise one logit, and its own probability grows while all
      the others shrink, for they share a denominator. Every probability depends on every logit. The
      quotient rule puts it in one line: <M>{jacobian(sym('p', null, 'k'), sym('z', l(), 'i'))}</M>{' '}
      is <M>{softmaxSlope}</M>, where{' '}
      <Dfn of="kronecker">
        <M>{kronecker('k', 'i')}</M>, Kronecker’s delta
      </Dfn>
      , is one if <Letter of="k" /> and <Letter of="i" /> are the same and nought if not. With that
      in hand:
    </p>
    <Lines of={errorAtLogits} />
    <p>
      The last step needs only that <M>{sumOver('k', sym('y', null, 'k'))}</M> is one. One-hot
      targets are a case of it, soft labels another. For all classes at once:
    </p>
    <Eq id="EqA1.1" />
    <p>So much went in, and this is all that is left: the prediction less the truth.</p>
    <p>
      <strong>A logit by a weight.</strong> The weight <Sym of={sym('W', l(), 'ij')} /> occurs in
      one logit alone, the one with <Letter of="k" /> equal to <Letter of="i" />, and what
      multiplies it there is <Sym of={aj} />. So the second factor is{' '}
      <M>{times(kronecker('k', 'i'), aj)}</M>, and of the whole sum one term is left,{' '}
      <M>{times(minus(pi, yi), aj)}</M>. These products, laid out with <Letter of="i" /> down and{' '}
      <Letter of="j" /> across, make a column times a row:
    </p>
    <Eq id="EqA1.2" />
    <p>
      A weight’s gradient is the error that it fed, times the activation that it carried. Mind that
      the transposed activation is not <M>{jacobian(sym('z', l()), sym('W', l()))}</M>: that would
      be a block of numbers with three indices, nearly all of them nought. The row is what remains
      when the block has met the error.
    </p>
    <p>
      A bias is a weight whose input is always one, so its{' '}
      <Dfn of="db">
        gradient <Sym of={sym('db', l())} />
      </Dfn>{' '}
      is the error itself:
    </p>
    <Eq id="EqA1.3" />
  </Section>
);

export const OneLayerBack = () => (
  <Section id="one-layer-back">
    <p>
      One layer further down the chain rule reads the same, with every layer one less. Its second
      factor is an old friend; the first, the error at <Sym of={sym('z', l(-1))} />, is the only
      thing that we do not have.
    </p>
    <Eq id="EqA2" />
    <p>
      How does the loss feel a change in <Sym of={sym('z', l(-1))} />? By way of{' '}
      <Sym of={sym('a', l(-1))} />, and then by way of every logit. Written as rows, each thing
      standing to the right of what depends on it, the chain rule is a product of matrices of
      derivatives, of <em>Jacobians</em>:
    </p>
    <Eq id="EqA2.0" />
    <p>
      The first Jacobian is nothing new: logits are weighted sums of activations, so it is{' '}
      <Sym of={sym('W', l())} />. The second is diagonal. A unit’s activation depends on its own sum
      and on no other, unlike a probability, which depends on all logits; off the diagonal stand
      noughts, on it the slopes <Sym of={sym('da_dz', l(-1))} />. To multiply by a diagonal matrix
      is to multiply entry by entry. This is where <Sign of="hadamard" /> comes from.
    </p>
    <p>
      Now stand the row up as a column, to give the gradient the shape of{' '}
      <Sym of={sym('z', l(-1))} />. Transposing reverses the order of the factors and turns{' '}
      <Sym of={sym('W', l())} /> into <M>{transpose(sym('W', l()))}</M>:
    </p>
    <Eq id="EqA2.1" />
    <RowBesideColumn
      of={equations['EqA2.1']}
      factors={[
        { row: transpose(sym('dz', l())), column: sym('dz', l()) },
        {
          row: jacobian(sym('z', l()), sym('a', l(-1))),
          is: sym('W', l()),
          column: transpose(sym('W', l())),
        },
        {
          row: jacobian(sym('a', l(-1)), sym('z', l(-1))),
          column: sym('da_dz', l(-1)),
          entrywise: true,
        },
      ]}
    />
    <p>
      Read it from the inside. A unit of layer <Letter of="l-1" /> spoke to the logits through one
      column of <Sym of={sym('W', l())} />; its share of the blame is each of their errors times the
      weight that it was heard through, added up. The transpose does no more than let a column be
      used as a row. Then the slope takes its toll: a unit that sits flat, deaf to its own sum,
      hands nearly nothing down.
    </p>
    <p>
      With this error in hand the weights below it ask for nothing new. As before, it is the error
      times what came in:
    </p>
    <Eq id="EqA2.2" />
    <p>
      The{' '}
      <Dfn of="da">
        gradient by the activation, <Sym of={sym('da', l(-1))} />
      </Dfn>
      , the inner bracket before the slope, is passed through and dropped. What is kept of each
      layer is the error at <em>z</em>, for the layer below, and the gradients of the parameters,
      for the update.
    </p>
  </Section>
);

export const Recursion = () => (
  <Section id="recursion">
    <p>
      Nothing in <Ref to="EqA2.1" /> needed <Letter of="l" /> to be the last layer. It carries an
      error from any layer to the one below. Write{' '}
      <Dfn of="delta">
        <Sym of={delta(m())} /> for the error <Sym of={sym('dz', m())} />
      </Dfn>{' '}
      (with one superscript, and no kin of Kronecker’s). Then all of backpropagation is a start and
      a step. The start is <Ref to="EqA1.1" />:{' '}
      <M>{{ lhs: delta(l()), rhs: [minus(sym('p'), sym('y'))] }}</M>. The step, for{' '}
      <Letter of="m" /> from <Letter of="l-1" /> down to 1, is
    </p>
    <Eq id="EqA2.3" />
    <p>
      Layer <Letter of="m" /> asks for the error of layer <Letter of="m+1" /> and for nothing beyond
      it. Whatever happened further up is already in that one column, so no path is ever walked
      twice. That, more than the chain rule, is why the whole gradient costs about as much as two
      forward passes and not one pass for each weight. The weights of the layer take{' '}
      <M>{times(delta(m()), transpose(sym('a', m(-1))))}</M>, which is <Ref to="EqA2.2" /> again,
      and its biases
    </p>
    <Eq id="EqA2.4" />
    <p>
      The recursion also shows what can go wrong. Each layer multiplies the error by weights and by
      a slope. With sigmoids the slope is at most a quarter, so unless the weights make up for it,
      the lower layers of a deep network hear of the loss only faintly. Their gradients are said to{' '}
      <em>vanish</em>.
    </p>
    <p>
      Any gradient can be checked without any of this. Change one weight a little up and a little
      down, run forward twice, divide the change in the loss by the change in the weight. It is
      slow, and it ought to agree to many digits. How little is a little? Say first whether a
      smaller change must give a better answer, and whether the check would notice if one rule of
      this chapter were wrong. Then see:
    </p>
    <Figure name="gradient-check" />
  </Section>
);
