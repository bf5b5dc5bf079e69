import { sym } from '../../src/notation/expression.ts';
import { Dfn, Letter, Num, Sign, Sym } from '../../src/ui/text/Prose.tsx';
import { l, m } from './letters.ts';
import { ErratumNote } from './errata/list.tsx';
import { Eq, Figure, Question, Ref, Section } from './tags.ts';

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
      the recursion stand as written, with the biases added to every column. The loss to be lowered
      is the{' '}
      <Dfn of="Lbar">
        mean <Sym of={sym('Lbar')} />
      </Dfn>{' '}
      over the{' '}
      <Dfn of="n">
        samples, counted by <Letter of="n" /> where indices are written
      </Dfn>
      :
    </p>
    <Eq id="Eq6" />
    <Question
      id="twice"
      because={
        <p>
          Twice the sum, divided by twice the count. The mean does not depend on how many samples
          there are, only on what they are; so a learning rate need not be changed just because the
          batch is larger.
        </p>
      }
    >
      <p>Put every sample into the batch twice. What does the gradient of the mean loss do?</p>
    </Question>
    <p>
      In <Ref to="EqA1.2" /> and <Ref to="EqA2.2" /> the matrix product now sums over the samples,
      so it has already added up their gradients; for a bias, the columns of the error are added up.
      All that is missing is to divide. The{' '}
      <Dfn of="assign">
        arrow <Sign of="assign" /> assigns
      </Dfn>
      : what stands on its right is worked out and put in the place of what stands on its left:
    </p>
    <Eq id="Eq6.1" />
    <Eq id="Eq6.2" />
    <p>
      From then on these are the gradients of the mean loss. Errors and activations keep a column
      for each sample and are never averaged. (Many programs lay samples out as rows instead. Then
      every matrix of this chapter stands transposed, and every product in the reverse order.)
    </p>
    <p>
      A mean does not show how the samples pull. In the figure each sample’s own gradient stands
      beside it: some agree, some cancel each other, and one or two may do most of the work.
    </p>
    <Figure name="batch" />
  </Section>
);

export const Update = () => (
  <Section id="update">
    <p>Hold all parameters still but one, and the loss is a curve over that one.</p>
    <Question
      id="bottom"
      because={
        <p>
          The gradient is the slope of the curve. Where it is lowest the curve goes neither up nor
          down. That is also why learning slows down as it arrives.
        </p>
      }
    >
      <p>Where that curve is lowest, what is the gradient?</p>
    </Question>
    <p>
      The straight line in the figure has the gradient that this chapter computes for its slope.
      That it touches the curve, wherever the point is moved, is the whole claim of backpropagation.
    </p>
    <Figure name="loss-slice" />
    <p>
      The gradient points in the direction in which the loss rises fastest.{' '}
      <em>Gradient descent</em> takes a step in the opposite one; its length is that of the gradient
      times the{' '}
      <Dfn of="alpha">
        <em>learning rate</em> <Sym of={sym('alpha')} />
      </Dfn>
      , here <Num of="alpha" />. (Elsewhere it is often written η.)
    </p>
    <Eq id="Eq5" />
    <Eq id="Eq5.1" />
    <ErratumNote id="E25" />
    <Question
      id="after-a-step"
      because={
        <p>
          To first order the loss falls by the learning rate times the squared length of the
          gradient; the curve’s bend takes some of that back.
        </p>
      }
    >
      <p>
        The loss is now <Num of="L" />. All parameters take one step at the present learning rate.
        What is the loss of the same samples after it?
      </p>
    </Question>
    <p>
      How long may a step be? The gradient is the slope at one point and says nothing of what lies
      beyond.
    </p>
    <Question
      id="a-hundredfold"
      because={
        <p>
          So long a step leaves the part of the surface that the gradient describes, and nothing is
          promised of where it lands. One sample may be in luck, since all that its loss asks for is
          that one class become certain, however rudely. Several samples that want different classes
          seldom are.
        </p>
      }
    >
      <p>
        A step with a rate a hundred times as large, from where the network stands: will the loss be
        below the present one or above it?
      </p>
    </Question>
    <Figure name="descent" />
    <h3 id="order">First every gradient, then every update</h3>
    <p>
      <Ref to="EqA2.1" /> sends the error back through <Sym of={sym('W', l())} />, and those have to
      be the weights that made the prediction. If the last layer were changed as soon as its own
      gradient is known, the layers below would be corrected for a mistake that no network ever
      made.
    </p>
    <Question
      id="too-early"
      because={
        <p>
          The update has moved the very weights that the error has to pass. At a small rate the harm
          is small and hard to see in a falling loss, which is why the mistake is a common one; the
          gradient check sees it at once.
        </p>
      }
    >
      <p>
        Suppose that it is done all the same. By how many per cent is the error one layer down then
        wrong, in the network at hand?
      </p>
    </Question>
    <ErratumNote id="E37" />
    <p>
      Then the next samples go in, and it begins again: forward, backward, update, until the loss on
      samples that were held out no longer falls. When the network is to predict and no longer to
      learn, the forward pass is enough, and its answer is the class with the largest entry of{' '}
      <Sym of={sym('p')} />. How many layers there are has never mattered: for two or for twenty,
      the three moves are the same.
    </p>
  </Section>
);
