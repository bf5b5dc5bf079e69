import {
  apply,
  delta,
  fraction,
  minus,
  negative,
  number,
  plus,
  power,
  sym,
} from '../../../src/notation/expression.ts';
import { Dfn, Fn, Letter, M, Num, Sign, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { Chain } from './chain.tsx';
import { ErratumNote } from '../errata/list.tsx';
import { l, m } from '../letters.ts';
import { Eq, Question, Ref, Section } from '../tags.ts';

const decay = apply('exp', negative(sym('z', m())));
const sigmoid = fraction(number(1), plus(number(1), decay));
const sigmoidSlope = fraction(decay, power(plus(number(1), decay), 2));
const remainder = minus(number(1), sigmoid);

export const Model = () => (
  <Section id="model">
    <p>
      The network has <Letter of="l" /> layers. A layer does two things to the values that it
      receives: it forms weighted sums, and it applies an activation function. In every layer but
      the last this is the sigmoid; in the last it is the softmax. The cross-entropy then measures
      how wrong the prediction is. This combination is the classic network for{' '}
      <Term>classification</Term>: choosing one of several classes. On <Sym of={sym('W', m())} />,{' '}
      <Sym of={sym('b', m())} />, <Sym of={sym('z', m())} />, <Sym of={sym('a', m())} /> and{' '}
      <Sym of={delta(m())} /> a superscript is always a layer number, never a power.
    </p>
    <ErratumNote id="E16" />
    <p>
      We collect the activations of a layer in a <Term>vector</Term>, written as a column, and
      likewise its pre-activations and its biases. Its weights form a <Term>matrix</Term>; a single
      number is a <Term>scalar</Term>. Layer <Letter of="m" /> receives the vector{' '}
      <Sym of={sym('a', m(-1))} />, multiplies it by the matrix <Sym of={sym('W', m())} /> and adds
      the bias vector <Sym of={sym('b', m())} />. In index form{' '}
      <Dfn of="sum k">
        the sign <Sign of="sum" /> adds over every unit <Letter of="k" />
      </Dfn>{' '}
      of the layer before:
    </p>
    <Eq id="Eq1" />
    <p>
      The matrix has one row for each unit of its own layer and one column for each unit of the
      layer before. So the first index of <Sym of={sym('W', m(), 'ij')} /> is the unit that the edge
      leads to, and the second is the unit that it starts from. Under each symbol of an equation is
      its <Term>shape</Term> in the current network: 4×3 is four rows by three columns, and a lone 4
      is a column of four. In our example network neighbouring layers differ in size on purpose. A
      missing transpose then shows at once, because the shapes do not fit. Each kind of quantity has
      its own colour, the same in the text, the equations and the diagram.
    </p>
    <ErratumNote id="E22" />
    <ErratumNote id="E27" />
    <ErratumNote id="E33" />
    <p id="index-notation">
      With whole vectors and matrices the model is short, and so is its code. To see why an equation
      holds, it often helps to write a single entry, <Sym of={sym('z', m(), 'i')} />, with letters
      that count the rows and columns. That is <Term>index notation</Term>. A letter such as{' '}
      <Letter of="i" /> that occurs on both sides is <Term>free</Term>: the equation holds for each
      of its values. A letter such as <Letter of="k" /> that is summed has no meaning outside its
      sum. Derivations are clearest in index notation, and programs are written with matrices. It is
      easy to lose a transpose between the two, so every labelled equation of this chapter can be
      read in both forms.
    </p>
    <p>
      In every layer but the last, each unit applies the activation function <Fn of="activation" />{' '}
      to its own weighted sum:
    </p>
    <Eq id="Eq2" />
    <p>
      In the example network <Fn of="activation" /> is the sigmoid, <M>{sigmoid}</M>, with e raised
      to the power of each entry. It acts <Term>element-wise</Term>: on each entry separately. (A
      network that you open may use tanh or ReLU; then read <Fn of="activation" /> as that
      function.) The backward pass needs its{' '}
      <Dfn of="slope">
        derivative <Fn of="activation′" />
      </Dfn>
      . Differentiating the fraction gives <M>{sigmoidSlope}</M>. This is the sigmoid times{' '}
      <M>{remainder}</M>. So once the activation is known, its slope needs no further exponential.
      The sign{' '}
      <Dfn of="hadamard">
        <Sign of="hadamard" /> is the Hadamard product
      </Dfn>
      : it multiplies two arrays of the same shape entry by entry.
    </p>
    <Eq id="Eq2.1" />
    <ErratumNote id="E29" />
    <p>
      This short form holds for the sigmoid only. Everything else in this chapter holds for any
      activation function that has a derivative.
    </p>
    <Question
      id="largest-slope"
      because={
        <p>
          The sigmoid’s slope is a product of two numbers that add up to 1. Such a product is
          largest when both are ½, and then it is ¼. So a sigmoid multiplies the gradient by at most
          ¼. The slope of tanh and ReLU can reach 1.
        </p>
      }
    >
      <p>
        What is the largest value that <Fn of="activation′" /> can take?
      </p>
    </Question>
    <p>
      One pass from the input to the loss is the <Term>forward pass</Term>. At its end are the{' '}
      <Term>logits</Term>, which is another name for the pre-activations <Sym of={sym('z', l())} />{' '}
      of the last layer, then the probabilities and the loss:
    </p>
    <Chain />
  </Section>
);

export const Loss = () => (
  <Section id="loss">
    <p>
      The softmax turns the logits <Sym of={sym('z', l())} /> of the last layer into probabilities.
      It raises e to the power of each logit and divides by the sum of the results. In matrix form{' '}
      <Dfn of="ones">
        <Sign of="ones" />, a row of ones
      </Dfn>
      , adds up a column, and{' '}
      <Dfn of="max">
        <Sign of="max" /> is the largest entry
      </Dfn>
      :
    </p>
    <Eq id="Eq3" />
    <p>
      The vector <Sym of={sym('p')} /> is the activation of the last layer, under a name of its own.
      Its entries are positive and add up to 1, so it is a <Term>probability distribution</Term>{' '}
      over the classes. A column of sigmoids is not: its entries need not add up to 1. With three
      classes, for example, <Sym of={sym('p')} /> has the entries{' '}
      <span className="nobreak" id="three-probabilities">
        <Num of="p" cell={[1]} />, <Num of="p" cell={[2]} />, <Num of="p" cell={[3]} />
      </span>{' '}
      from top to bottom. Only the last layer has a softmax, so <Sym of={sym('p')} /> needs no
      superscript. In index form <Letter of="j" /> is free, and <Letter of="k" /> is summed over all
      classes.
    </p>
    <Question
      id="shift"
      because={
        <p>
          Adding 100 to an exponent multiplies the power by e¹⁰⁰. That factor is the same for every
          class. It appears in the numerator and in the denominator, and cancels. Softmax depends
          only on the differences between logits: it is invariant to a shift.
        </p>
      }
    >
      <p>Add 100 to every logit. What happens to the probabilities?</p>
    </Question>
    <p>
      The last form of the equation subtracts the largest logit from all logits first. The value is
      the same, and this is the form that programs compute. The section on{' '}
      <a href="#stable">numerical stability</a> says why.
    </p>
    <p>
      The target <Sym of={sym('y')} /> is a column of the same shape. Most often it is{' '}
      <Term>one-hot</Term>: 1 for the true class and 0 for the others. In our example network the
      second of three classes is correct, so <Sym of={sym('y')} /> is 0, 1, 0 from top to bottom. It
      may also be a <Term>soft label</Term>: any distribution, with entries that are not negative
      and add up to 1. The <Term>cross-entropy</Term> compares the prediction with the target and
      returns one scalar, the loss.{' '}
      <Dfn of="log">
        <Sign of="log" /> is the natural logarithm
      </Dfn>
      , and{' '}
      <Dfn of="transpose">
        a raised <Sign of="transpose" /> transposes
      </Dfn>
      : it turns a column into a row.
    </p>
    <Eq id="Eq4" />
    <ErratumNote id="E20" />
    <ErratumNote id="E24" />
    <Question
      id="even-odds"
      because={
        <p>
          With n classes each probability is 1/n, and the loss is −log(1/n) = log n. If the loss of
          a sample is larger than that, the prediction for this sample is worse than a uniform one.
        </p>
      }
    >
      <p>
        Suppose that the current network gives every class the same probability. What is its loss?
      </p>
    </Question>
    <p>
      With a one-hot target only one term of the sum is not 0: the loss is the negative logarithm of
      the true class’s probability. It is 0 if that probability is 1, and it grows without bound as
      the probability approaches 0. In the current network it is <Num of="L" />. Other texts call
      the loss C, for cost, or J.
    </p>
    <ErratumNote id="E21" />
    <p>
      <Term>Training</Term> means making the loss small. Gradient descent does it step by step: it
      changes every weight and every bias a little, in the direction in which the loss decreases.
      For that we need the derivative of the loss with respect to each of them. <Ref to="Eq1" /> to{' '}
      <Ref to="Eq4" /> say how the loss is computed. From here on we go through them backwards: this
      is the <Term>backward pass</Term>.
    </p>
  </Section>
);
