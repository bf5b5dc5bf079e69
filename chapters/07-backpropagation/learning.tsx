import { sym } from '../../src/notation/expression.ts';
import { Figure } from '../../src/view/figures/Figure.tsx';
import { Dfn, Letter, Num, Sign, Sym } from '../../src/view/Prose.tsx';
import { l, m } from './letters.ts';
import { Eq, Ref, Section } from './tags.ts';

export const MiniBatch = () => (
  <Section id="mini-batch">
    <p>
      So far one sample went through. With{' '}
      <Dfn of="N">
        <Sym of={sym('N')} /> of them
      </Dfn>
      , a <em>mini-batch</em>, each becomes a column: <Sym of={sym('a', m())} />,{' '}
      <Sym of={sym('z', m())} /> and their gradients are now matrices with a column a sample, while
      weights and biases stay as they are and serve every column alike. The forward equations and
      the recursion stand as written. The loss to be lowered is the{' '}
      <Dfn of="Lbar">
        mean <Sym of={sym('Lbar')} />
      </Dfn>{' '}
      over the{' '}
      <Dfn of="n">
        samples, counted by <Letter of="n" />
      </Dfn>
      :
    </p>
    <Eq id="Eq6" />
    <p>
      In <Ref to="EqA1.2" /> and <Ref to="EqA2.2" /> the index that the product sums over now counts
      samples, so the product has already added up their gradients; for a bias, the columns of the
      error are added up. All that is missing is to divide. The{' '}
      <Dfn of="assign">
        arrow <Sign of="assign" /> assigns
      </Dfn>
      : what stands on its right is worked out and put in the place of what stands on its left:
    </p>
    <Eq id="Eq6.1" />
    <Eq id="Eq6.2" />
    <p>
      From then on these are the gradients of the mean loss. Errors and activations keep a column
      for each sample and are never averaged.
    </p>
  </Section>
);

export const Update = () => (
  <Section id="update">
    <p>
      Hold all parameters still but one, and the loss is a curve over that one. Before you look: has
      the curve a bottom, and if it has, what is the gradient there? The straight line in the figure
      is drawn with the gradient of this chapter for its slope. That it touches the curve, wherever
      the point is moved, is the whole claim of backpropagation.
    </p>
    <Figure name="loss-slice" />
    <p>
      A gradient points where the loss rises fastest. <em>Gradient descent</em> takes a step the
      other way, as long as the gradient times the{' '}
      <Dfn of="alpha">
        <em>learning rate</em> <Sym of={sym('alpha')} />
      </Dfn>
      , here <Num of="alpha" />:
    </p>
    <Eq id="Eq5" />
    <Eq id="Eq5.1" />
    <p>
      How long may a step be? The gradient is the slope at one point and knows nothing of what lies
      beyond. Guess, before you move the slider, what a rate a hundred times as large does: does it
      arrive sooner, or not at all?
    </p>
    <Figure name="descent" />
    <p>
      First every gradient, then every update. <Ref to="EqA2.1" /> sends the error back through{' '}
      <Sym of={sym('W', l())} />, and those have to be the weights that made the prediction. If the
      last layer were changed as soon as its own gradient is known, the layers below would be
      corrected for a mistake that no network ever made.
    </p>
    <p>
      Then the next samples go in, and it begins again: forward, backward, update. When the network
      is asked and no longer taught, the forward pass is enough, and its answer is the class with
      the largest <Sym of={sym('p')} />. The letter <Letter of="l" /> never mattered: two layers or
      twenty, the same three moves.
    </p>
  </Section>
);
