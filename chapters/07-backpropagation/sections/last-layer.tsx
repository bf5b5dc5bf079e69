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
} from '../../../src/notation/expression.ts';
import { Dfn, Letter, M, Num, Shape, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { softmaxSlope } from '../derivations/list.ts';
import { ErratumNote } from '../errata/list.tsx';
import { l } from '../letters.ts';
import { Eq, Figure, Question, Ref, Section, DerivationBlock } from '../tags.ts';

const [pi, yi] = [sym('p', null, 'i'), sym('y', null, 'i')];
const aj = sym('a', l(-1), 'j');
const exp = (j: string) => apply('exp', sym('z', l(), j));
const loss = negative(sumOver('k', times(sym('y', null, 'k'), apply('log', sym('p', null, 'k')))));
const targetSum = sumOver('k', sym('y', null, 'k'));

export const LastLayer = () => (
  <Section id="last-layer">
    <p>
      We begin with the weights of the last layer. The <Term>gradient</Term> of the loss with
      respect to them, <Sym of={sym('dW', l())} />, holds one derivative for each weight. We give
      every gradient the shape of the quantity that it belongs to; here that is{' '}
      <Shape of={sym('W', l())} />. This is the <Term>shape convention</Term>, and it determines
      where the transposes go.
    </p>
    <p>
      A weight of the last layer affects the loss only through the logits. The multivariate chain
      rule goes through every logit and adds: the derivative of the loss with respect to the logit,
      times the derivative of the logit with respect to the weight.
    </p>
    <Eq id="EqA1" />
    <p>
      There is one such equation for each weight: <Letter of="i" /> and <Letter of="j" /> are free.
      The row times the column is a sum over the logits. In index form <Letter of="k" /> counts
      them; it is the only letter that is summed. For the weight from unit 2 to unit 1 all terms of
      the sum but one are 0, and one product is left:{' '}
      <span className="nobreak" id="one-entry">
        <Sym of={sym('dW', l(), '12')} /> = <Sym of={sym('dz', l(), '1')} />{' '}
        <Sym of={sym('a', l(-1), '2')} /> ≈ <Num of="dz3" cell={[1]} /> · <Num of="a2" cell={[2]} />{' '}
        ≈ <Num of="dW3" cell={[1, 2]} />.
      </span>{' '}
      If a line of indices is unclear, write out one entry like this. So we need two factors: the
      derivative of the loss with respect to a logit, and that of a logit with respect to a weight.
    </p>
    <ErratumNote id="E17" />
    <ErratumNote id="E3" />
    <ErratumNote id="E46" />
    <h3 id="error-at-logits">The loss with respect to a logit</h3>
    <Question
      id="which-logit"
      because={
        <p>
          Increasing the logit of the true class decreases the loss, at the rate 1 minus the
          probability of that class. Increasing any other logit increases the loss, at the rate of
          its own probability. The other probabilities add up to the first rate, so none of them can
          exceed it. (With a soft label each rate is the probability minus the target.)
        </p>
      }
    >
      <p>Before we derive it: to which logit is the loss of the current network most sensitive?</p>
    </Question>
    <p>
      We differentiate the loss, <M>{{ lhs: sym('L'), rhs: [loss] }}</M>. Every probability in it
      depends on every logit,{' '}
      <M>
        {{
          lhs: sym('p', null, 'k'),
          rhs: [fraction(exp('k'), sumOver('j', exp('j')))],
        }}
      </M>
      : one logit is in the numerator, and all of them are in the denominator. (The inner sum has
      its own letter, since <Letter of="k" /> is in use.)
    </p>
    <ErratumNote id="E19" />
    <p>
      The loss is a sum over classes, so its derivative is the sum of their derivatives. For each
      class the chain rule applies: the derivative of log <M>{sym('p', null, 'k')}</M> is 1 over{' '}
      <M>{sym('p', null, 'k')}</M>, and it is multiplied by the derivative of the probability with
      respect to the logit. That last derivative is what we need next. Increase one logit: its own
      probability grows, and all others shrink, because they share a denominator.
    </p>
    <p>
      The quotient rule gives the <Term>derivative of softmax</Term>:{' '}
      <M>{jacobian(sym('p', null, 'k'), sym('z', l(), 'i'))}</M> is <M>{softmaxSlope}</M>. Here{' '}
      <Dfn of="kronecker">
        <M>{kronecker('k', 'i')}</M> is the Kronecker delta
      </Dfn>
      : 1 if <Letter of="k" /> and <Letter of="i" /> are equal, and 0 otherwise. As a matrix,{' '}
      <Dfn of="diag">
        <M>{diag(sym('p'))}</M> is the diagonal matrix
      </Dfn>{' '}
      with <Sym of={sym('p')} /> on its diagonal and 0 elsewhere. (The source refers to E. Bendersky
      and A. Parellada for it; both are among the <a href="#references">references</a>.)
    </p>
    <ErratumNote id="E1" />
    <ErratumNote id="E32" />
    <ErratumNote id="E41" />
    <DerivationBlock of="softmaxSlope" />
    <p>
      The matrix of all these derivatives, with a row for each output and a column for each input,
      is the <Term>Jacobian</Term> of the softmax. None of its entries is 0. Each of its columns
      adds up to 0, because the probabilities always add up to 1: what one gains, the others lose.
      Each of its rows adds up to 0 too, for another reason: adding the same number to all logits
      changes nothing. The matrix is symmetric. The figure shows it together with the Jacobian of a
      hidden layer. There each activation depends on its own pre-activation only, and every entry
      off the diagonal is 0.
    </p>
    <Figure name="softmax-jacobian" />
    <p>With this derivative the whole derivation is possible, line by line:</p>
    <DerivationBlock of="errorAtLogits" />
    <ErratumNote id="E2" />
    <ErratumNote id="E28" />
    <p>
      The last step needs only that <M>{targetSum}</M> is 1. That holds for one-hot targets and for
      soft labels. For all classes at once:
    </p>
    <Eq id="EqA1.1" />
    <ErratumNote id="E4" />
    <ErratumNote id="E36" />
    <p>
      The result is simply the prediction minus the target. This is why softmax and cross-entropy
      are used together. The derivative of the logarithm alone can grow without bound, and that of
      the softmax alone can approach 0. Together they give a difference whose entries are between −1
      and 1.
    </p>
    <h3 id="logit-by-weight">A logit with respect to a weight</h3>
    <p>
      The logits are given by <Ref to="Eq1" /> for the last layer. The weight{' '}
      <Sym of={sym('W', l(), 'ij')} /> occurs in only one of them, logit <Letter of="i" />, and
      there it is multiplied by <Sym of={aj} />. So for logit <Letter of="k" /> the second factor is{' '}
      <M>{times(kronecker('k', 'i'), aj)}</M>, and of the sum one term is left,{' '}
      <M>{times(minus(pi, yi), aj)}</M>. Arrange these products with <Letter of="i" /> down and{' '}
      <Letter of="j" /> across. The result is a column times a row, an <Term>outer product</Term>:
    </p>
    <Eq id="EqA1.2" />
    <p>
      The gradient of a weight is the error signal of the unit that it leads to, times the
      activation that it multiplies. (The derivation writes a logit out as a sum, which needs a
      second summed letter:{' '}
      <Dfn of="h">
        <Letter of="h" />
      </Dfn>
      , a unit of the layer before.)
    </p>
    <ErratumNote id="E5" />
    <DerivationBlock of="lastWeights" />
    <p>
      A bias acts like a weight whose input is always 1, so its{' '}
      <Dfn of="db">
        gradient <Sym of={sym('db', l())} />
      </Dfn>{' '}
      is the error signal itself:
    </p>
    <Eq id="EqA1.3" />
    <ErratumNote id="E30" />
    <p>
      These gradients are all that the update of the last layer needs (<Ref to="Eq6" />
      ). But we do not update it yet: the layers below still need its weights as they are.
    </p>
  </Section>
);
