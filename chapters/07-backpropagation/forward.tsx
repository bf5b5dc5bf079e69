import {
  apply,
  fraction,
  minus,
  negative,
  number,
  plus,
  sumOver,
  sym,
} from '../../src/notation/expression.ts';
import { Dfn, Fn, Letter, M, Num, Sign, Sym } from '../../src/view/Prose.tsx';
import { Chain } from './chain.tsx';
import { l, m } from './letters.ts';
import { Eq, Ref, Section } from './tags.ts';

const sigmoid = fraction(number(1), plus(number(1), apply('exp', negative(sym('z', m())))));
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
      .
    </p>
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
      refuse to fit.
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
      , and the sigmoid gives it away for free. The sign{' '}
      <Dfn of="hadamard">
        <Sign of="hadamard" /> multiplies entry by entry
      </Dfn>
      :
    </p>
    <Eq id="Eq2.1" />
    <p>
      This shortcut belongs to the sigmoid alone; all else on this page holds for any activation
      with a slope. Notice how small the slope is. Two numbers that add up to one have a product of
      at most a quarter, so a sigmoid never passes on more than a quarter of what it is sent.
    </p>
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
      distribution. A column of sigmoids makes no such promise. The letter <Letter of="j" /> is
      free: the line holds for each class in turn. The letter <Letter of="k" /> is summed: it runs
      over all classes and means nothing outside its sum.
    </p>
    <p>
      The second form takes the largest logit from every one of them. Above and below the line that
      cancels, so the value is the same; but now no exponent is above nought, and logits in the
      thousands no longer overflow. It is the form that is computed.
    </p>
    <p>
      The <em>target</em> <Sym of={sym('y')} /> is a column of the same shape. Most often it is
      one-hot, a one at the true class and noughts elsewhere, but soft labels will do as well: any
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
    <p>
      With a one-hot target one term of the sum survives, and the loss is how surprised the network
      was by the truth: nought if it was certain of it, more and more as its probability sinks. In
      the network at hand it is <Num of="L" />. The logarithm is taken straight from the logits, as{' '}
      <M>{minus(sym('z', l(), 'j'), logSum)}</M>, shifted as before; so the loss stays finite even
      where <Sym of={sym('p', null, 'j')} /> is too small for a machine to tell from nought.
    </p>
    <p>
      Training means to make this number small, and for that we need to know how it answers to every
      weight. <Ref to="Eq1" /> to <Ref to="Eq4" /> say how the loss is made; from here on we walk
      them backwards.
    </p>
  </Section>
);
