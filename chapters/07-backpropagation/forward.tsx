import {
  apply,
  fraction,
  minus,
  negative,
  number,
  plus,
  power,
  sumOver,
  sym,
  times,
} from '../../src/notation/expression.ts';
import { Dfn, Fn, Letter, M, Num, Sign, Sym } from '../../src/ui/text/Prose.tsx';
import { Chain } from './chain.tsx';
import { l, m } from './letters.ts';
import { ErratumNote } from './errata/list.tsx';
import { Eq, Figure, Question, Ref, Section } from './tags.ts';

const decay = apply('exp', negative(sym('z', m())));
const sigmoid = fraction(number(1), plus(number(1), decay));
const sigmoidSlope = fraction(decay, power(plus(number(1), decay), 2));
const lacking = minus(number(1), sigmoid);
const largest = apply('max', sym('z', l()));
const stableLoss = minus(
  plus(largest, apply('log', sumOver('k', apply('exp', minus(sym('z', l(), 'k'), largest))))),
  sumOver('j', times(sym('y', null, 'j'), sym('z', l(), 'j'))),
);
const logSum = apply('log', sumOver('k', apply('exp', sym('z', l(), 'k'))));

export const Model = () => (
  <Section id="model">
    <p>
      A network of <Letter of="l" /> layers turns its input, the{' '}
      <Dfn of="a">
        column of numbers <Sym of={sym('a', 0)} />
      </Dfn>
      , into an output by two moves that take turns: a weighted sum, then a squashing.{' '}
      <Dfn of="superscript">Superscripts count layers</Dfn>; they are never powers. In what follows{' '}
      <Dfn of="l">
        <Letter of="l" /> is the last layer
      </Dfn>{' '}
      and{' '}
      <Dfn of="m">
        <Letter of="m" /> is any layer
      </Dfn>
      . All layers but the last squash with a sigmoid, the last with a softmax, and a cross-entropy
      says how wrong the outcome is. It is the classic network for telling one class from others.
    </p>
    <ErratumNote id="E16" />
    <p>
      Layer <Letter of="m" /> is handed the activations <Sym of={sym('a', m(-1))} /> of the layer
      before it, one number for each unit. It weighs them by its{' '}
      <Dfn of="W">
        matrix <Sym of={sym('W', m())} />
      </Dfn>{' '}
      and adds its{' '}
      <Dfn of="b">
        biases <Sym of={sym('b', m())} />
      </Dfn>
      . The result, <Sym of={sym('z', m())} />, is called the <Dfn of="z">pre-activation</Dfn>. In
      index form{' '}
      <Dfn of="i">
        <Letter of="i" /> is one unit of the layer
      </Dfn>
      , and{' '}
      <Dfn of="sum k">
        <Sign of="sum" /> adds up over every unit <Letter of="k" /> of the layer before
      </Dfn>
      :
    </p>
    <Eq id="Eq1" />
    <p>
      The matrix has a row for each unit of its own layer and a column for each unit of the layer
      before. So <Sym of={sym('W', m(), 'ij')} /> sits on the edge that runs from{' '}
      <Dfn of="j">
        unit <Letter of="j" />
      </Dfn>{' '}
      to unit <Letter of="i" />: where it leads comes first, where it starts comes second. Under
      each symbol of an equation stands its shape in the network at hand: 4×3 is four rows by three
      columns, a lone 4 is a column of four. In the network that the book begins with, neighbouring
      layers differ in size on purpose: then a forgotten transpose cannot hide, since the shapes
      refuse to fit. Each kind of quantity has a colour of its own, the same in the text, in the
      equations and in the diagram.
    </p>
    <ErratumNote id="E22" />
    <p id="index-notation">
      Written so, with whole columns and matrices, the model fits in a line, and so does the code
      for it. To see why something holds it is often better to write a single entry,{' '}
      <Sym of={sym('z', m(), 'i')} /> for the one in place <Letter of="i" />, and to let the letters
      say what is added up. That is <em>index notation</em>. It lights up a derivation; but networks
      are programmed with matrices, and the passage from one to the other is where transposes are
      lost. So each labelled equation of this chapter can be read in both.
    </p>
    <p>
      In every layer but the last, each unit then squashes its own sum by{' '}
      <Dfn of="activation">
        its activation function <Fn of="activation" />
      </Dfn>
      :
    </p>
    <Eq id="Eq2" />
    <p>
      Here <Fn of="activation" /> is the sigmoid, <M>{sigmoid}</M>, with{' '}
      <Dfn of="exp">e raised to the power of each entry</Dfn>: it takes any number to one between
      nought and one, each entry by itself. (A network that you open may use tanh or ReLU instead;
      then read that for <Fn of="activation" />
      .) On the way back we shall want its{' '}
      <Dfn of="slope">
        slope <Fn of="activation′" />
      </Dfn>
      . Differentiated, the fraction becomes <M>{sigmoidSlope}</M>, which is the sigmoid times{' '}
      <M>{lacking}</M>, what it lacks to one. So once the activation is known, its slope costs no
      further exponential. The sign{' '}
      <Dfn of="hadamard">
        <Sign of="hadamard" /> multiplies entry by entry
      </Dfn>
      :
    </p>
    <Eq id="Eq2.1" />
    <p>
      This short form belongs to the sigmoid alone; all else on this page holds for any activation
      that has a slope.
    </p>
    <Question
      id="largest-slope"
      because={
        <p>
          The slope is a product of two numbers that add up to one, and no such product is above a
          quarter. So a sigmoid never passes on more than a quarter of what it is sent. (A tanh or a
          ReLU may pass on all of it.)
        </p>
      }
    >
      <p>
        How large can <Fn of="activation′" /> be at most, wherever you look?
      </p>
    </Question>
    <Chain />
  </Section>
);

export const Loss = () => (
  <Section id="loss">
    <p>
      The last layer is not squashed unit by unit. Its pre-activations <Sym of={sym('z', l())} />,
      the <em>logits</em>, become probabilities all together, by the{' '}
      <Dfn of="softmax">
        <em>softmax</em>
      </Dfn>
      . Raise e to the power of each, then divide by the sum. A row of ones,{' '}
      <Dfn of="ones">
        <Sign of="ones" />
      </Dfn>
      , adds up a column; <Dfn of="max">max is its largest entry</Dfn>:
    </p>
    <Eq id="Eq3" />
    <p>
      The column <Sym of={sym('p')} /> is the last activation under a name of its own. It has one
      number for each class; all are positive and they add up to one, which is what makes them a
      distribution. A column of sigmoids makes no such promise. Since only the last layer has a
      softmax, <Sym of={sym('p')} /> needs no superscript. In index form the letter{' '}
      <Letter of="j" /> is free: the line holds for each class in turn. The letter <Letter of="k" />{' '}
      is summed: it runs over all classes and means nothing outside its sum.
    </p>
    <Question
      id="shift"
      because={
        <p>
          A hundred more in the exponent is a factor of e to the hundred, the same for every class.
          It stands above the line and below it, and cancels. Only differences of logits count.
        </p>
      }
    >
      <p>Add 100 to every logit. What do the probabilities do?</p>
    </Question>
    <p>
      The last form subtracts the largest logit from all of them first. The value is the same, and
      this is the form that is computed; the next section says why.
    </p>
    <p>
      The <em>target</em> <Sym of={sym('y')} /> is a column of the same shape, the truth that the
      prediction is held against. Most often it is one-hot, a one at the true class and noughts
      elsewhere; in the network that the book begins with the second of three classes is wanted, so{' '}
      <Sym of={sym('y')} /> reads 0, 1, 0 from top to bottom. Soft labels will do as well: any
      entries, none negative, that add up to one. The <em>cross-entropy</em> sets the two side by
      side and returns a single number, the loss.{' '}
      <Dfn of="log">
        The sign <Sign of="log" /> is the natural logarithm
      </Dfn>
      , and{' '}
      <Dfn of="transpose">
        a raised <Sign of="transpose" /> turns a column into a row
      </Dfn>
      :
    </p>
    <Eq id="Eq4" />
    <ErratumNote id="E24" />
    <Question
      id="even-odds"
      because={
        <p>
          Every class gets one part in as many as there are classes, and the loss is the logarithm
          of that count. A loss above it means that the network is worse than one that knows
          nothing.
        </p>
      }
    >
      <p>
        A network that knows nothing gives every class of the network at hand the same probability.
        What is its loss?
      </p>
    </Question>
    <p>
      With a one-hot target one term of the sum survives, and the loss is how surprised the network
      was by the truth: nought if it was certain of it, more and more as its probability sinks. In
      the network at hand it is <Num of="L" />. Elsewhere it may be called C, for cost, or J.
    </p>
    <ErratumNote id="E21" />
    <p>
      Training means to make this number small. It is done by gradient descent: step by step, every
      weight is changed a little in the direction in which the loss falls. For that we need to know
      how the loss answers to every weight. <Ref to="Eq1" /> to <Ref to="Eq4" /> say how the loss is
      made; from here on we walk them backwards.
    </p>
  </Section>
);

/** Softmax and loss in numbers of 64 bits. */
export const Stable = () => (
  <Section id="stable">
    <p>
      A machine’s numbers end. Logits in the hundreds are nothing strange in a network that is very
      sure of itself, or whose training has got out of hand.
    </p>
    <Question
      id="overflow"
      because={
        <p>
          The largest number of 64 bits is about 1.8 times ten to the 308. Beyond it is only
          infinity, and infinity over infinity is no number at all. One such cell, and every
          gradient is lost.
        </p>
      }
    >
      <p>What does a machine make of e to the power of 1000?</p>
    </Question>
    <p>
      Taking the largest logit away leaves no exponent above nought. The largest term of the sum is
      then exactly one, so it can neither overflow nor vanish; the others may sink to nought and are
      not missed. The logarithm needs care of its own. A probability that has sunk to nought has no
      logarithm, and nought times infinity is no number. So it is not taken of{' '}
      <Sym of={sym('p', null, 'j')} /> but straight from the logits, as{' '}
      <M>{minus(sym('z', l(), 'j'), logSum)}</M>, shifted likewise. The second term is known as
      <em>log-sum-exp</em>. For a target that adds up to one the whole loss is
    </p>
    <p className="display">
      <M>{{ lhs: sym('L'), rhs: [stableLoss] }}</M>
    </p>
    <p>
      The figure computes both, as written and shifted. Guess before you move anything: at which
      logit does the naive softmax break, and does its loss break sooner or later than that?
    </p>
    <Figure name="softmax" />
  </Section>
);
