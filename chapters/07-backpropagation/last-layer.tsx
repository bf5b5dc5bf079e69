import {
  apply,
  diag,
  fraction,
  jacobian,
  kronecker,
  minus,
  negative,
  sumOver,
  sym,
  times,
} from '../../src/notation/expression.ts';
import { Dfn, Letter, M, Shape, Sym } from '../../src/ui/text/Prose.tsx';
import { softmaxSlope } from './derivations/list.ts';
import { ErratumNote } from './errata/list.tsx';
import { l } from './letters.ts';
import { Eq, Figure, Question, Ref, Section, DerivationBlock } from './tags.ts';

const [pi, yi] = [sym('p', null, 'i'), sym('y', null, 'i')];
const aj = sym('a', l(-1), 'j');
const exp = (j: string) => apply('exp', sym('z', l(), j));
const loss = negative(sumOver('k', times(sym('y', null, 'k'), apply('log', sym('p', null, 'k')))));
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
      free. A row times a column is a sum over the logits; in index form its letter is{' '}
      <Letter of="k" />, and that one alone is summed. If letters make you dizzy, put in numbers:
      pick the weight from unit 2 to unit 1, and write the sum out. There are two factors to find.
    </p>
    <ErratumNote id="E17" />
    <ErratumNote id="E3" />
    <h3 id="error-at-logits">The loss by a logit</h3>
    <Question
      id="which-logit"
      because={
        <p>
          Raise the logit of the true class, and the loss falls, at a rate equal to what that
          class’s probability lacks to one; raise any other, and it rises, at a rate equal to that
          class’s own probability. What the true class lacks is shared among the others, so no
          single one of them can outweigh it. (If the target is shared among classes, each rate is
          the probability less the share.)
        </p>
      }
    >
      <p>
        Before we work it out: which logit, changed a little, changes the loss of the network at
        hand most?
      </p>
    </Question>
    <p>
      What is differentiated is the loss, <M>{{ lhs: sym('L'), rhs: [loss] }}</M>, and the logits
      are in every probability of it,{' '}
      <M>
        {{
          lhs: sym('p', null, 'k'),
          rhs: [fraction(exp('k'), sumOver('j', exp('j')))],
        }}
      </M>
      : once above the line, and all of them below it. (The inner sum has a letter of its own, since{' '}
      <Letter of="k" /> is taken.)
    </p>
    <ErratumNote id="E19" />
    <p>
      The loss is a sum over classes, so its derivative is the sum of theirs. For each class the
      chain rule applies: the logarithm gives one over the probability, and that is multiplied by
      the derivative of the probability by the logit. This last one is still to be found. Raise one
      logit, and its own probability grows while all the others shrink, for they share a
      denominator. Every probability depends on every logit.
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
    <ErratumNote id="E1" />
    <DerivationBlock of="softmaxSlope" />
    <p>
      As a matrix, with the probabilities down and the logits across, it has no nought in it, and
      each of its rows adds up to nought: what one class gains, the others lose. A hidden layer’s
      matrix stands beside it in the figure: its units do not compete, and all off the diagonal is
      nought.
    </p>
    <Figure name="softmax-jacobian" />
    <p>With that in hand the whole derivation can be walked:</p>
    <DerivationBlock of="errorAtLogits" />
    <ErratumNote id="E2" />
    <p>
      The last step needs only that <M>{targetSum}</M> is one, which is so for one-hot targets and
      for soft labels alike. For all classes at once:
    </p>
    <Eq id="EqA1.1" />
    <ErratumNote id="E4" />
    <ErratumNote id="E36" />
    <p>
      So much went in, and this is all that is left: the prediction less the truth. It is why
      softmax and cross-entropy are so often seen together. Alone, the slope of the logarithm can
      grow without bound and that of the softmax can sink to nought; together they leave a
      difference that is never above one in size.
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
      A weight’s gradient is the error of the unit that it leads to, times the activation that it
      carries. (On the way there a logit is written out as a sum, which needs a second summed
      letter:{' '}
      <Dfn of="h">
        <Letter of="h" />, a unit of the layer before
      </Dfn>
      .)
    </p>
    <ErratumNote id="E5" />
    <DerivationBlock of="lastWeights" />
    <p>
      A bias is a weight whose input is always one, so its{' '}
      <Dfn of="db">
        gradient <Sym of={sym('db', l())} />
      </Dfn>{' '}
      is the error itself:
    </p>
    <Eq id="EqA1.3" />
    <p>
      With these the last layer could be taught already, each of its weights going a little against
      its gradient (<Ref to="Eq5" />
      ). We shall wait: the layers below still need the weights as they were.
    </p>
  </Section>
);
