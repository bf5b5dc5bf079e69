import { delta, jacobian, minus, sym, times, transpose } from '../../src/notation/expression.ts';
import { Dfn, Letter, M, Sign, Sym } from '../../src/ui/text/Prose.tsx';
import { RowBesideColumn } from '../../src/ui/text/RowBesideColumn.tsx';
import { ErratumNote } from './errata/list.tsx';
import { equations } from './equations.ts';
import { l, m } from './letters.ts';
import { Eq, Figure, Question, Ref, Section, DerivationBlock } from './tags.ts';

export const OneLayerBack = () => (
  <Section id="one-layer-back">
    <p>
      The weights further down reach the loss on many roads, and every one of them leads through the
      logits, whose errors we have just worked out. The trick of backpropagation is to build on it:
      each new derivative is put together from one that is known. One layer further down the chain
      rule reads the same, each superscript less by one.
    </p>
    <Eq id="EqA2" />
    <p>
      The second factor is known from the last layer: it picks out the activation that the weight
      carries. The first, the error at <Sym of={sym('z', l(-1))} />, is the only thing that we do
      not have.
    </p>
    <Question
      id="most-blame"
      because={
        <p>
          Two things make a unit’s error large: heavy weights to logits whose own errors are large,
          and a steep slope at its sum. A unit may have one without the other.
        </p>
      }
    >
      <p>
        The errors at the logits are on their way down. Which unit of layer <Letter of="l-1" /> will
        have the largest error, whatever its sign? Look at the edges that lead on from it.
      </p>
    </Question>
    <p>
      How does the loss feel a change in <Sym of={sym('z', l(-1))} />? By way of{' '}
      <Sym of={sym('a', l(-1))} />, and then by way of every logit. Write the gradients as rows for
      once, and the factors in their order from the loss down: then the chain rule is a product of
      matrices of derivatives, of <em>Jacobians</em>:
    </p>
    <Eq id="EqA2.0" />
    <p>
      The first Jacobian is nothing new: logits are weighted sums of activations, so it is{' '}
      <Sym of={sym('W', l())} />. The second is diagonal. A unit’s activation depends on its own sum
      and on no other, unlike a probability, which depends on all logits; off the diagonal stand
      noughts, on it the slopes <Sym of={sym('da_dz', l(-1))} />. To multiply by a diagonal matrix
      is to multiply entry by entry. This is where <Sign of="hadamard" /> comes from; a section
      further on takes its time over it.
    </p>
    <ErratumNote id="E6" />
    <p>
      Now stand the row up as a column, to give the gradient the shape of{' '}
      <Sym of={sym('z', l(-1))} />. Transposing reverses the order of the factors and turns{' '}
      <Sym of={sym('W', l())} /> into <M>{transpose(sym('W', l()))}</M>. The error at the logits is
      known, <M>{minus(sym('p'), sym('y'))}</M> by <Ref to="EqA1.1" />, and so is all else. What the
      weights hand back, before the slope, is the{' '}
      <Dfn of="da">
        gradient by the activation, <Sym of={sym('da', l(-1))} />
      </Dfn>
      :
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
    <ErratumNote id="E15" />
    <DerivationBlock of="errorOneBack" />
    <p>
      Read it from the inside. A unit of layer <Letter of="l-1" /> reaches the logits through one
      column of <Sym of={sym('W', l())} />; its share of the blame is the sum of their errors, each
      times the weight that leads to it. The transpose does no more than let a column be used as a
      row. Then comes the slope: a unit on a flat stretch of its activation function, where its sum
      makes no difference, hands nearly nothing down.
    </p>
    <p>
      With this error in hand the gradient of the weights asks for nothing new. As before, it is the
      error times what came in:
    </p>
    <Eq id="EqA2.2" />
    <DerivationBlock of="innerWeights" />
    <p>
      The gradient by the activation, <Sym of={sym('da', l(-1))} />, is passed through and dropped.
      What is kept of each layer is the error at <em>z</em>, for the layer below, and the gradients
      of the parameters, for the update.
    </p>
    <ErratumNote id="E14" />
  </Section>
);

export const Recursion = () => (
  <Section id="recursion">
    <Question
      id="beyond"
      because={
        <p>
          Whatever lies further up has had its say in the error of layer <Letter of="l-1" />. The
          rest is near at hand: the weights between the two layers, and the slopes of the lower one.
        </p>
      }
    >
      <p>
        Layer <Letter of="l-1" /> was handed the error of layer <Letter of="l" />. And the layer
        below it, to find its own error: which errors does it need?
      </p>
    </Question>
    <p>
      Nothing in <Ref to="EqA2.1" /> needed <Letter of="l" /> to be the last layer. It carries an
      error from any layer to the one below. Write{' '}
      <Dfn of="delta">
        <Sym of={delta(m())} /> for the error <Sym of={sym('dz', m())} />
      </Dfn>{' '}
      (its one superscript tells it from Kronecker’s delta, with which it has nothing to do). Then
      all of backpropagation is a start and a step. The start is <Ref to="EqA1.1" />:{' '}
      <M>{{ lhs: delta(l()), rhs: [minus(sym('p'), sym('y'))] }}</M>. The step, for{' '}
      <Letter of="m" /> from <Letter of="l-1" /> down to 1, is
    </p>
    <Eq id="EqA2.3" />
    <ErratumNote id="E7" />
    <ErratumNote id="E23" />
    <p>
      Layer <Letter of="m" /> needs the error of layer <Letter of="m+1" /> and of no layer beyond
      it. Whatever happened further up is already in that one column, so no path is ever walked
      twice. That, more than the chain rule, is why the whole gradient costs about as much as two
      forward passes and not one pass for each weight. The weights of the layer take{' '}
      <M>{times(delta(m()), transpose(sym('a', m(-1))))}</M>, which is <Ref to="EqA2.2" /> again
      (the input counts as layer 0), and its biases
    </p>
    <Eq id="EqA2.4" />
    <DerivationBlock of="recursion" />
    <p>Two layers back, for one, the weights take the recursion twice. Written out:</p>
    <DerivationBlock of="twoBack" />
    <p>
      Pick a weight, and count the roads by which it reaches the loss. Each is a product of weights
      and slopes, and the gradient is the sum over all of them. Nobody computes it so, for their
      number multiplies from layer to layer; but this sum is what the recursion arrives at.
    </p>
    <Figure name="paths" />
    <Question
      id="fainter"
      because={
        <p>
          On its way down the error is multiplied, layer by layer, by weights and by a slope, which
          for a sigmoid is at most a quarter. Only large weights could make up for that.
        </p>
      }
    >
      <p>
        Compare the error of the last layer with that of the first, each as the length of its
        column. How many times as long is that of the last, in the network at hand?
      </p>
    </Question>
    <p>
      So the recursion shows what can go wrong. With sigmoids hardly any of the error reaches the
      lower layers of a deep network; their gradients are said to <em>vanish</em>. A unit whose sum
      is so large, or so far below nought, that its slope is next to nothing lets no error through,
      and is called <em>saturated</em>.
    </p>
    <Figure name="vanishing" />
    <h3 id="check">Trust, and check</h3>
    <p>
      Any gradient can be checked without any of this. Move one weight a little up and a little
      down, run forward both times, and divide the difference of the losses by the difference of the
      weights: a <em>central difference</em>. It is slow, and it ought to agree with backpropagation
      to many digits. How little is a little?
    </p>
    <Question
      id="smaller-still"
      because={
        <p>
          The difference of two losses that are nearly the same has few digits left that mean
          anything, and it is divided by a number just as small. Below a change of about a
          hundred-thousandth, the error of rounding grows faster than that of the curve’s bend
          shrinks.
        </p>
      }
    >
      <p>Does a smaller change always give a better answer?</p>
    </Question>
    <p>
      And would the check notice if one rule of this chapter were wrong? Say so first, then plant a
      wrong one:
    </p>
    <Figure name="gradient-check" />
  </Section>
);
