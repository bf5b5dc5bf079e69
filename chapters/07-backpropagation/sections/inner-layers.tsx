import { delta, jacobian, minus, sym, times, transpose } from '../../../src/notation/expression.ts';
import { Letter, M, Sign, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { RowBesideColumn } from '../../../src/ui/text/RowBesideColumn.tsx';
import { ErratumNote } from '../errata/list.tsx';
import { equations } from '../equations.ts';
import { l, m } from '../letters.ts';
import { Eq, Figure, Question, Ref, Section, DerivationBlock } from '../tags.ts';

export const OneLayerBack = () => (
  <Section id="one-layer-back">
    <p>
      A weight of a lower layer affects the loss along many paths, and all of them go through the
      logits. We know the error signals of the logits. This is the idea of backpropagation: compute
      each new derivative from one that is already known. One layer down, the chain rule is the
      same, with each superscript reduced by 1.
    </p>
    <Eq id="EqA2" />
    <p>
      The second factor is as in the last layer: it selects the activation that the weight
      multiplies. Only the first is new, the error signal at <Sym of={sym('z', l(-1))} />.
    </p>
    <Question
      id="most-blame"
      because={
        <p>
          Two things make a unit’s error signal large: large weights to logits whose own error
          signals are large, and a large slope of its activation function. A unit may have one
          without the other.
        </p>
      }
    >
      <p>
        The error signals of the logits are known. Which unit of layer <Letter of="l-1" /> has the
        error signal of the largest size? Look at the edges that lead from each unit to the logits.
      </p>
    </Question>
    <p>
      A change in <Sym of={sym('z', l(-1))} /> changes <Sym of={sym('a', l(-1))} />, and that
      changes every logit. For a moment, write gradients as rows and the factors in order, beginning
      at the loss. Then the chain rule is a product of Jacobians:
    </p>
    <Eq id="EqA2.0" />
    <p>
      Logits are weighted sums of activations, so the first Jacobian is <Sym of={sym('W', l())} />.
      The second is diagonal, because a unit’s activation depends on its own pre-activation only:
      the slopes <Sym of={sym('da_dz', l(-1))} /> are on the diagonal, and all other entries are 0.
      Multiplying by a diagonal matrix multiplies entry by entry. This is where{' '}
      <Sign of="hadamard" /> comes from; <a href="#jacobian">a later section</a> shows it in detail.
    </p>
    <ErratumNote id="E6" />
    <p>
      Now transpose, to give the gradient the shape of <Sym of={sym('z', l(-1))} />. Transposing
      reverses the order of the factors and turns <Sym of={sym('W', l())} /> into{' '}
      <M>{transpose(sym('W', l()))}</M>. The error signal of the logits is{' '}
      <M>{minus(sym('p'), sym('y'))}</M>, by <Ref to="EqA1.1" />. The product before the slope is
      applied is the gradient with respect to the activations, <Sym of={sym('da', l(-1))} />:
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
      Read the equation from the inside. A unit of layer <Letter of="l-1" /> affects the logits
      through one column of <Sym of={sym('W', l())} />. The gradient with respect to its activation
      is the sum of the error signals of all logits, each multiplied by the weight that leads to
      that logit. The transpose only lets a column be used as a row. Then the slope is applied:
      where the activation function is flat, the unit passes almost nothing back.
    </p>
    <p>
      With this error signal the gradient of the weights needs nothing new. As before, it is the
      error signal times the transposed input of the layer:
    </p>
    <Eq id="EqA2.2" />
    <DerivationBlock of="innerWeights" />
    <p>
      The gradient with respect to the activations, <Sym of={sym('da', l(-1))} />, is used on the
      way and not needed again. Of each layer we keep the error signal, for the layer below, and the
      gradients of its parameters, for the update.
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
          The error signal of layer <Letter of="l-1" /> already contains everything above it. The
          layer below needs only this error signal, the weights between the two layers and its own
          slopes.
        </p>
      }
    >
      <p>
        Layer <Letter of="l-1" /> received the error signal of layer <Letter of="l" />. Which error
        signals does the layer below it need to compute its own?
      </p>
    </Question>
    <p>
      Nothing in <Ref to="EqA2.1" /> requires <Letter of="l" /> to be the last layer. It carries an
      error signal from any layer to the one below. From here on we write <Sym of={delta(m())} />{' '}
      for the error signals of layer <Letter of="m" />, the column <Sym of={sym('dz', m())} />.
      (With one superscript it is not the Kronecker delta, which has two subscripts.)
      Backpropagation then has a start and a <Term>recursion</Term>. The start is{' '}
      <Ref to="EqA1.1" />: <M>{{ lhs: delta(l()), rhs: [minus(sym('p'), sym('y'))] }}</M>. The
      recursion, for <Letter of="m" /> from <Letter of="l-1" /> down to 1, is
    </p>
    <Eq id="EqA2.3" />
    <ErratumNote id="E7" />
    <ErratumNote id="E23" />
    <ErratumNote id="E31" />
    <p>
      Layer <Letter of="m" /> needs the error signal of layer <Letter of="m+1" /> and of no other
      layer. Parts that many paths share are computed once and stored. This technique is called{' '}
      <Term>dynamic programming</Term>. With it the whole gradient costs about as much as two
      forward passes. Without it each weight would cost at least one pass of its own. The gradient
      of the weights is <M>{times(delta(m()), transpose(sym('a', m(-1))))}</M>, as in{' '}
      <Ref to="EqA2.2" /> (the input is layer 0), and that of the biases is
    </p>
    <Eq id="EqA2.4" />
    <DerivationBlock of="recursion" />
    <p>Two layers back, the gradient of the weights uses the recursion twice. Written out:</p>
    <DerivationBlock of="twoBack" />
    <p>
      The same gradient can be written as a sum over paths. Choose a weight. Each path from it to
      the loss contributes a product: the activation that the weight multiplies, the weights and
      slopes along the path, and the error signal of the logit where the path ends. The gradient is
      the sum of all these products. No large network can be computed in this way: each further
      layer multiplies the number of paths by its width. The recursion gives the same sum with
      little work.
    </p>
    <Figure name="paths" />
    <h3 id="check">The gradient check</h3>
    <p>
      Any gradient can be checked without backpropagation. Increase one parameter by a small ε, run
      the forward pass, decrease it by ε, run the forward pass again, and divide the difference of
      the two losses by 2ε. This is the <Term>central difference</Term>. It is slow, because it
      needs two forward passes for each parameter. But it should agree with backpropagation to many
      digits.
    </p>
    <Question
      id="smaller-still"
      because={
        <p>
          A central difference has two errors. The truncation error is about ε² times a third
          derivative, divided by 6: it shrinks with ε. The rounding error is about 10⁻¹⁶ times the
          loss, divided by ε: it grows as ε shrinks. The best ε is near the cube root of 10⁻¹⁶,
          between 10⁻⁶ and 10⁻⁵.
        </p>
      }
    >
      <p>Is a smaller ε always better?</p>
    </Question>
    <p>
      Would the check notice if one rule of this chapter were wrong? Predict what happens, then
      choose a wrong rule:
    </p>
    <Figure name="gradient-check" />
  </Section>
);
