import { sym } from '../../../src/notation/expression.ts';
import { Letter, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { Figure, Question, Ref, Section } from '../tags.ts';

/** What becomes of the error signal in deep networks, and what initialization has to do with it. */
export const Depth = () => (
  <Section id="depth">
    <p>
      By <Ref to="EqA2.3" />, each layer multiplies the error signal by its weights and by its
      slopes. In a deep network many such factors are multiplied. If they are mostly smaller than 1,
      the error signal shrinks from layer to layer, and the first layers hardly learn. These are{' '}
      <Term>vanishing gradients</Term>. If they are mostly larger than 1, it grows from layer to
      layer, and a step of gradient descent changes the parameters far too much. These are{' '}
      <Term>exploding gradients</Term>.
    </p>
    <Question
      id="fainter"
      because={
        <p>
          On its way down the error signal is multiplied, layer by layer, by weights and by a slope,
          which for a sigmoid is at most ¼. Only large weights could make up for that.
        </p>
      }
    >
      <p>
        The size of an error signal is its length as a vector. In the current network, how many
        times as long is the error signal of the last layer as that of the first?
      </p>
    </Question>
    <p>
      The activation function matters. The slope of a sigmoid is at most ¼, so gradients vanish in
      deep networks of sigmoids unless the weights are very large. If the pre-activation of a
      sigmoid or tanh unit is far from 0, its slope is almost 0: the unit is <Term>saturated</Term>{' '}
      and passes almost nothing back. A ReLU has slope 1 where it is active and 0 where it is not.
      So an active unit passes its gradient back unchanged. But a unit that is inactive for every
      sample, a <Term>dead unit</Term>, passes nothing back.
    </p>
    <Figure name="vanishing" />
    <h3 id="initialization">Initialization</h3>
    <Question
      id="all-zero"
      because={
        <p>
          If the units of a layer have equal incoming and outgoing weights, their activations and
          error signals are equal, and so are their updates. They always stay equal: the whole layer
          acts like one unit. With tanh or ReLU it is worse. Their activations are 0, so every
          weight has the gradient 0, and only the biases of the last layer learn.
        </p>
      }
    >
      <p>
        Suppose that every weight and every bias starts at 0. What can the hidden layers of the
        current network learn?
      </p>
    </Question>
    <p>
      So weights start at random values. This is called <Term>symmetry breaking</Term>. The choice
      of these values is the <Term>weight initialization</Term>. How large should they be? A
      weighted sum of n independent inputs has n times the variance of one term. If the weights are
      too large, activations and error signals grow with every layer; if they are too small, they
      shrink. X. Glorot and Y. Bengio proposed a variance of 2 divided by the number of inputs plus
      the number of outputs of the layer, a compromise between the forward and the backward pass. It
      keeps both at about the same size from layer to layer, for functions with a slope near 1 at 0,
      such as tanh. A ReLU sets about half of its inputs to 0. For it K. He and colleagues proposed
      a larger variance, 2 divided by the number of inputs. In this book the initial weights are
      drawn with Glorot and Bengio’s variance, and biases start at 0.
    </p>
    <p>
      In the strips of the figure, Glorot’s weights keep the error signal of tanh units at about its
      size through 12 layers, and He’s weights do the same for ReLU. With half of Glorot’s weights
      it vanishes for both. With three times Glorot’s weights it explodes for ReLU. With sigmoids it
      vanishes in every case: in layer 1 almost nothing is left of it, so <Sym of={sym('dW', 1)} />{' '}
      is almost 0, and only layers near layer <Letter of="l" /> learn.
    </p>
  </Section>
);
