import { sym } from '../../../src/notation/expression.ts';
import { Dfn, Letter, Num, Sign, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { l, m } from '../letters.ts';
import { ErratumNote } from '../errata/list.tsx';
import { Eq, Figure, Question, Ref, Section } from '../tags.ts';

export const MiniBatch = () => (
  <Section id="mini-batch">
    <p>
      So far the network has processed one sample. With{' '}
      <Dfn of="N">
        <Sym of={sym('N')} /> samples
      </Dfn>
      , a <Term>mini-batch</Term>, each sample becomes a column. Then <Sym of={sym('a', m())} />,{' '}
      <Sym of={sym('z', m())} /> and their gradients are matrices with one column for each sample.
      The weights and biases are the same for every column. The forward equations and the recursion
      hold as written, with the biases added to every column. Training minimizes the{' '}
      <Dfn of="Lbar">
        mean loss <Sym of={sym('Lbar')} />
      </Dfn>
      , where{' '}
      <Dfn of="n">
        <Letter of="n" /> counts the samples
      </Dfn>
      :
    </p>
    <Eq id="Eq5" />
    <Question
      id="twice"
      because={
        <p>
          The sum doubles, and so does the number by which it is divided. The mean does not depend
          on how many samples there are, so the scale of its gradient does not depend on the batch
          size. (A larger batch of different samples has a less noisy mean, and in practice is often
          used with a larger learning rate.)
        </p>
      }
    >
      <p>Put every sample into the batch twice. What happens to the gradient of the mean loss?</p>
    </Question>
    <p>
      The gradient of a mean is the mean of the gradients. For the weights, the matrix product of
      error signals and activations already adds over the samples; for the biases, the columns of
      the error signal are added. Both sums are divided by <Sym of={sym('N')} />:
    </p>
    <Eq id="Eq5.1" />
    <Eq id="Eq5.2" />
    <ErratumNote id="E34" />
    <p>
      A program computes the sum first and then divides it in place. The{' '}
      <Dfn of="assign">
        arrow <Sign of="assign" /> is an assignment
      </Dfn>
      : the right side is computed and replaces the left side.
    </p>
    <Eq id="Eq5.3" />
    <Eq id="Eq5.4" />
    <p>
      Error signals and activations keep one column for each sample and are never averaged. Many
      libraries store samples as rows. Then the data, the activations and the error signals are
      transposed, and the factors of each product are in reverse order. The weights need not be:
      PyTorch’s <code>nn.Linear.weight</code> has one row for each output, as here.
    </p>
    <p>
      The mean hides how much the samples differ. The figure shows each sample’s own gradient beside
      it: some agree, some cancel each other, and one or two may account for most of the mean.
    </p>
    <Figure name="batch" />
  </Section>
);

export const Update = () => (
  <Section id="update">
    <p>Keep all parameters fixed but one. The loss is then a curve over that one parameter.</p>
    <Question
      id="bottom"
      because={
        <p>
          The gradient is the slope of the curve. At a minimum the curve neither rises nor falls.
          Near it the slope is small, so the steps become small too.
        </p>
      }
    >
      <p>
        What is the gradient with respect to a parameter where the loss, as a curve over that
        parameter, has its minimum?
      </p>
    </Question>
    <p>
      In the figure the slope of the straight line is the gradient that this chapter computes. Move
      the point: the line is always tangent to the curve, because the derivatives are exact. That is
      one half of what backpropagation achieves. The other half is the low cost: one backward pass
      gives all of them.
    </p>
    <Figure name="loss-slice" />
    <p>
      The gradient points in the direction in which the loss increases fastest.{' '}
      <Term>Gradient descent</Term> takes a step in the opposite direction. The step is the gradient
      times the{' '}
      <Dfn of="alpha">
        learning rate <Sym of={sym('alpha')} />
      </Dfn>
      , here <Num of="alpha" />. (Other texts write η.)
    </p>
    <Eq id="Eq6" />
    <Eq id="Eq6.1" />
    <ErratumNote id="E25" />
    <p>
      If the gradient is that of a mini-batch drawn at random, this is{' '}
      <Term>stochastic gradient descent</Term>, SGD. One pass through all training samples is an{' '}
      <Term>epoch</Term>.
    </p>
    <Question
      id="after-a-step"
      because={
        <p>
          To first order the loss decreases by the learning rate times the squared length of the
          gradient. The second-order term changes that. Where the loss curves upwards along the
          step, the decrease is smaller; where it curves downwards, it is larger.
        </p>
      }
    >
      <p>
        The loss is now <Num of="L" />. All parameters take one step at the current learning rate.
        What is the loss of the same samples afterwards?
      </p>
    </Question>
    <p>
      How large may a step be? The gradient is the slope at one point. It says nothing about the
      loss further away. A small enough step always decreases the loss; a larger one may not. With a
      single sample even a very large step can succeed, because it is enough that the true class
      becomes very likely. With several samples of different classes it rarely does.
    </p>
    <Figure name="descent" />
    <Question
      id="a-hundredfold"
      because={
        <p>
          Such a long step leaves the region that the gradient describes. The parameters become so
          large that one probability is almost 1. If it belongs to the wrong class, the loss of that
          sample is very large.
        </p>
      }
    >
      <p>
        Take a mini-batch of two samples: that of the example network, and a second one with the
        input negated and class 1 as its target. Take a learning rate a hundred times that of the
        example. Is the mean loss after one step smaller or larger than before?
      </p>
    </Question>
    <h3 id="order">First every gradient, then every update</h3>
    <p>
      <Ref to="EqA2.1" /> sends the error signal back through <Sym of={sym('W', l())} />. These must
      be the weights that made the prediction. If the last layer is updated as soon as its own
      gradient is known, the layers below receive an error signal computed with different weights.
    </p>
    <Question
      id="too-early"
      because={
        <p>
          The update has changed the weights that the error signal passes through. At a small
          learning rate the mistake is small, and the loss still decreases, so it is easy to
          overlook. The gradient check finds it at once.
        </p>
      }
    >
      <p>
        Suppose that the last layer is updated too early. By how many per cent is the error signal
        of the layer below then wrong, in the current network?
      </p>
    </Question>
    <ErratumNote id="E37" />
    <p>
      Then the next mini-batch is processed in the same way: forward, backward, update. Training
      stops when the loss on held-out samples no longer decreases. For a prediction the forward pass
      is enough: the answer is the class with the largest entry of <Sym of={sym('p')} />.
    </p>
  </Section>
);
