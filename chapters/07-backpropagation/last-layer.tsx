import {
  diag,
  jacobian,
  kronecker,
  minus,
  sumOver,
  sym,
  times,
} from '../../src/notation/expression.ts';
import { Figure } from '../../src/view/figures/Figure.tsx';
import { Dfn, Letter, M, Shape, Sym } from '../../src/view/Prose.tsx';
import { softmaxSlope } from './derivations.ts';
import { Slip } from './errata.tsx';
import { l } from './letters.ts';
import { Eq, Question, Ref, Section, Walk } from './tags.ts';

const [pi, yi] = [sym('p', null, 'i'), sym('y', null, 'i')];
const aj = sym('a', l(-1), 'j');
const targetSum = sumOver('k', sym('y', null, 'k'));

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
      free. Only the logits are summed over: written with indices they are counted by{' '}
      <Letter of="k" />, and as matrices the row times the column does it. If letters make you
      dizzy, put in numbers: pick the weight from unit 2 to unit 1, and write the sum out. The
      equation asks for two factors.
    </p>
    <Slip id="E3" />
    <h3 id="error-at-logits">The loss by a logit</h3>
    <Question
      id="which-logit"
      because={
        <p>
          Raising the logit of the true class lowers the loss by what that class’s probability lacks
          to one; raising any other raises it by that class’s own probability. All that the wrong
          classes have too much is what the true one has too little, so no single one of them can
          outweigh it.
        </p>
      }
    >
      <p>
        Before we work it out: which logit, changed a little, changes the loss of the network at
        hand most?
      </p>
    </Question>
    <p>
      The loss is a sum over classes, so its derivative is the sum of theirs. Within each, the chain
      rule: the logarithm turns into one over the probability, times the derivative of the
      probability by the logit. What is that one? Raise one logit, and its own probability grows
      while all the others shrink, for they share a denominator. Every probability depends on every
      logit.
    </p>
    <p>
      The quotient rule puts it in a line:{' '}
      <M>{jacobian(sym('p', null, 'k'), sym('z', l(), 'i'))}</M> is <M>{softmaxSlope}</M>, where{' '}
      <Dfn of="kronecker">
        <M>{kronecker('k', 'i')}</M>, Kronecker’s delta
      </Dfn>
      , is one if <Letter of="k" /> and <Letter of="i" /> are the same and nought if not. All of
      them together make a matrix, in which{' '}
      <Dfn of="diag">
        <M>{diag(sym('p'))}</M> is square, with <Sym of={sym('p')} /> on its diagonal and noughts
        beside it
      </Dfn>
      .
    </p>
    <Slip id="E1" />
    <Walk of="softmaxSlope" />
    <p>
      As a matrix, with the probabilities down and the logits across, it has no nought in it, and
      each of its rows adds up to nought: what one class gains, the others lose. A hidden layer’s
      matrix stands beside it in the figure: its units do not compete, and all off the diagonal is
      nought.
    </p>
    <Figure name="softmax-jacobian" />
    <p>With that in hand the whole derivation can be walked:</p>
    <Walk of="errorAtLogits" />
    <Slip id="E2" />
    <p>
      The last step needs only that <M>{targetSum}</M> is one. One-hot targets are a case of it,
      soft labels another. For all classes at once:
    </p>
    <Eq id="EqA1.1" />
    <Slip id="E4" />
    <p>
      So much went in, and this is all that is left: the prediction less the truth. It is why
      softmax and cross-entropy are always seen together. Each alone has a derivative that can blow
      up or die out; of the two together only a difference remains, never above one in size.
    </p>
    <h3 id="logit-by-weight">A logit by a weight</h3>
    <p>
      The logits are <Ref to="Eq1" /> at the last layer. The weight <Sym of={sym('W', l(), 'ij')} />{' '}
      occurs in one of them alone, the <Letter of="i" />
      -th, and what multiplies it there is <Sym of={aj} />. So for the logit <Letter of="k" /> the
      second factor is <M>{times(kronecker('k', 'i'), aj)}</M>, and of the whole sum one term is
      left, <M>{times(minus(pi, yi), aj)}</M>. These products, laid out with <Letter of="i" /> down
      and <Letter of="j" /> across, make a column times a row:
    </p>
    <Eq id="EqA1.2" />
    <p>
      A weight’s gradient is the error that it fed, times the activation that it carried. (On the
      way there a logit is written out as a sum, which needs a second summed letter:{' '}
      <Dfn of="h">
        <Letter of="h" />, a unit of the layer before
      </Dfn>
      .)
    </p>
    <Slip id="E5" />
    <Walk of="lastWeights" />
    <p>
      A bias is a weight whose input is always one, so its{' '}
      <Dfn of="db">
        gradient <Sym of={sym('db', l())} />
      </Dfn>{' '}
      is the error itself:
    </p>
    <Eq id="EqA1.3" />
    <p>
      With these the last layer could be taught already, each weight going a little against its
      gradient. We shall wait: the layers below still need the weights as they were.
    </p>
  </Section>
);
