import { delta, minus, sym } from '../../../src/notation/expression.ts';
import { Count, Dfn, Letter, M, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { m } from '../letters.ts';
import { Letters, Rate } from './plain-letters.tsx';
import { Figure, Question, Section } from '../tags.ts';

/** The first network: one weight, and a chain of three local slopes. */
export const OneNeuron = () => (
  <Section id="one-neuron">
    <p>
      Begin with the smallest network: one input <Letters>x</Letters>, one weight{' '}
      <Letters>w</Letters>, one bias <Letters>b</Letters> and one output <Letters>a</Letters>. The
      neuron computes a <Term>weighted sum</Term>, <Letters>z = wx + b</Letters>. Then it applies an{' '}
      <Dfn of="activation">activation function</Dfn>. Here that is the <Term>sigmoid</Term>,{' '}
      <span className="maths">
        σ(z) = 1 / (1 + e<sup>−z</sup>)
      </span>
      , which maps any number into the interval (0, 1). So <Letters>a = σ(z)</Letters>. The output
      is compared with a <Term>target</Term> <Letters>y</Letters>. The loss is half the squared
      difference, <Letters>L = ½(a − y)²</Letters>.
    </p>
    <p>
      How fast does <Letters>L</Letters> change when <Letters>w</Letters> changes? That rate is the{' '}
      <Dfn of="partial">derivative of L with respect to w</Dfn>, written <Rate of="L" by="w" />. A
      derivative of 0.2 means: if <Letters>w</Letters> increases by a small amount,{' '}
      <Letters>L</Letters> increases by about 0.2 times that amount.
    </p>
    <p>
      The change travels along a chain, from <Letters>w</Letters> to <Letters>z</Letters> to{' '}
      <Letters>a</Letters> to <Letters>L</Letters>. Each link multiplies it by a{' '}
      <Term>local slope</Term>, which depends on that link alone:
    </p>
    <ul>
      <li>
        <Rate of="z" by="w" /> = <Letters>x</Letters>, because <Letters>w</Letters> is multiplied by{' '}
        <Letters>x</Letters>;
      </li>
      <li>
        <Rate of="a" by="z" /> = <Letters>σ′(z) = a(1 − a)</Letters>, the slope of the sigmoid (
        <a href="#model">derived below</a>);
      </li>
      <li>
        <Rate of="L" by="a" /> = <Letters>a − y</Letters>, because the derivative of{' '}
        <Letters>½u²</Letters> is <Letters>u</Letters>.
      </li>
    </ul>
    <p>
      The <Term>chain rule</Term> multiplies the three:
    </p>
    <p className="display" id="scalar-chain-rule">
      <Rate of="L" by="w" /> = <Rate of="L" by="a" /> <Rate of="a" by="z" /> <Rate of="z" by="w" />{' '}
      = <Letters>(a − y) · a(1 − a) · x</Letters>
    </p>
    <Question
      id="saturated"
      because={
        <p>
          At <Letters>z = 10</Letters> the output is almost 1, so <Letters>a(1 − a)</Letters> is
          almost 0. A small factor makes the whole product small, however wrong the output is. The
          neuron is saturated: it hardly learns.
        </p>
      }
    >
      <p>
        The target is 0, and the weighted sum is <Letters>z = 10</Letters>. The output is completely
        wrong. Is the gradient with respect to the weight large?
      </p>
    </Question>
    <Figure name="one-neuron" />
    <p>
      The first two factors, taken from the loss backwards, give the derivative with respect to{' '}
      <Letters>z</Letters>. We call it the <Term>error signal</Term>, <Letters>δ</Letters> ={' '}
      <Rate of="L" by="z" />. Both parameters, the weight and the bias, need it:{' '}
      <Rate of="L" by="w" /> = <Letters>δx</Letters>, and <Rate of="L" by="b" /> ={' '}
      <Letters>δ</Letters>, since <Rate of="z" by="b" /> is 1. So it is computed once and used
      twice. That is the idea of <Term>backpropagation</Term>: start at the loss, go backwards, and
      keep what will be needed again.
    </p>
  </Section>
);

/** The second: two outputs, so that what comes back along two branches is added. */
export const Branches = () => (
  <Section id="branches">
    <p>
      In most networks a neuron, also called a <Term>unit</Term>, feeds several others. The smallest
      example has two outputs: <Letters>x</Letters> leads to <Letters>z</Letters> and{' '}
      <Letters>a</Letters> as before, and <Letters>a</Letters> feeds both <Letters>o_1</Letters> and{' '}
      <Letters>o_2</Letters>, each a weighted sum with a weight and a bias of its own:{' '}
      <Letters>o_1 = v_1a + c_1</Letters> and <Letters>o_2 = v_2a + c_2</Letters>. The loss is half
      the sum of the squared differences from two targets,{' '}
      <Letters>L = ½(o_1 − y_1)² + ½(o_2 − y_2)²</Letters>.
    </p>
    <p>
      A change of <Letters>a</Letters> reaches the loss along two paths. It changes{' '}
      <Letters>o_1</Letters>, and that changes <Letters>L</Letters>; it also changes{' '}
      <Letters>o_2</Letters>, and that changes <Letters>L</Letters> too. For small changes the two
      effects add. This is the <Term>multivariate chain rule</Term>:
    </p>
    <p className="display" id="multivariate-chain-rule">
      <Rate of="L" by="a" /> = <Rate of="L" by="o_1" /> <Rate of="o_1" by="a" /> +{' '}
      <Rate of="L" by="o_2" /> <Rate of="o_2" by="a" /> ={' '}
      <Letters>(o_1 − y_1)v_1 + (o_2 − y_2)v_2</Letters>
    </p>
    <p>
      A graph whose nodes are operations and whose arrows are values is called a{' '}
      <Term>computational graph</Term>. Two rules are enough for every such graph.{' '}
      <strong>
        Along a path, multiply the local slopes. Where paths branch, add what comes back.
      </strong>{' '}
      The contribution of a path has a sign: two contributions can reinforce each other or cancel.
    </p>
    <Figure name="branches" />
    <p>
      From <Letters>a</Letters> back to <Letters>w</Letters> everything is as in the last section,
      with the new <Rate of="L" by="a" />. The sum over the branches is computed once. The weight,
      the bias and everything further back use only this sum, not the branches.
    </p>
  </Section>
);

/** The third: the example network, one entry of its gradient with all numbers. */
export const ByHand = () => (
  <Section id="by-hand">
    <p>
      Now the example network of this book. It is a <Term>feed-forward network</Term>: values move
      from layer to layer and never back. It is <Term>fully connected</Term>: every unit reads every
      unit of the layer before. It has <Count of="inputs" /> inputs, <Count of="layers" /> layers of
      weights and <Count of="classes" /> outputs. The same two rules apply. But there are more
      paths, so the quantities need systematic names.
    </p>
    <p>
      Write <Dfn of="superscript">a superscript for the layer</Dfn> and a subscript for the place in
      it. Then <Sym of={sym('W', m(), 'ij')} /> is the <Dfn of="W">weight</Dfn> in layer{' '}
      <Dfn of="m">
        <Letter of="m" />
      </Dfn>{' '}
      that leads to{' '}
      <Dfn of="i">
        unit <Letter of="i" />
      </Dfn>{' '}
      from{' '}
      <Dfn of="j">
        unit <Letter of="j" />
      </Dfn>{' '}
      of the layer before. Unit <Letter of="i" /> has the <Dfn of="b">bias</Dfn>{' '}
      <Sym of={sym('b', m(), 'i')} />, the weighted sum or <Dfn of="z">pre-activation</Dfn>{' '}
      <Sym of={sym('z', m(), 'i')} /> and the <Dfn of="a">activation</Dfn>{' '}
      <Sym of={sym('a', m(), 'i')} />; the input is layer 0. The last layer is layer{' '}
      <Dfn of="l">
        <Letter of="l" />
      </Dfn>
      . The <Dfn of="softmax">softmax</Dfn> turns its pre-activations into{' '}
      <Dfn of="p">predicted probabilities</Dfn> <Sym of={sym('p', null, 'i')} />, one for each
      class: it <Dfn of="exp">raises e</Dfn> to the power of each and divides by the sum of all
      these powers. <Sym of={sym('y', null, 'i')} /> is the <Dfn of="y">target</Dfn>: 1 for the true
      class and 0 for the others.
    </p>
    <p>
      The <Dfn of="delta dz">error signal</Dfn>{' '}
      <M>{{ lhs: delta(m(), 'i'), rhs: [sym('dz', m(), 'i')] }}</M> is the derivative of the loss
      with respect to a pre-activation. The{' '}
      <Dfn of="da">gradient with respect to an activation</Dfn>, <Sym of={sym('da', m(), 'i')} />,
      is needed on the way. We want the <Dfn of="dW">gradient with respect to a weight</Dfn>, for
      example <Sym of={sym('dW', 1, 'ij')} /> with <Letter of="i" /> = 2 and <Letter of="j" /> = 1.
      For now we use one result without proof: in the last layer the error signal is{' '}
      <M>{minus(sym('p', null, 'i'), sym('y', null, 'i'))}</M>. The section on{' '}
      <a href="#last-layer">the last layer</a> derives it. Everything else is weighted sums, local
      slopes and the two rules.
    </p>
    <Figure name="by-hand" />
    <p>
      Check a few lines with a pocket calculator. Where the printed digits do not agree exactly, the
      sign is ≈: the page computes with about 16 digits and prints 3. The rest of the chapter turns
      these lines into equations that hold for every weight of every network of this kind.
    </p>
  </Section>
);
