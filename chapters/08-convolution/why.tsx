import { modelOf } from '../../src/layers/network.ts';
import { plus, sym, times, type Statement } from '../../src/notation/expression.ts';
import { size } from '../../src/tensor/tensor.ts';
import { Dfn, Letter, M, Sign, Sym } from '../../src/ui/text/Prose.tsx';
import { NETWORK } from './model.ts';
import { Eq, Figure, Question, Ref, Section } from './tags.ts';
import { W, a, b, dW, units, x, z } from './tensors.ts';
import * as styles from './text.module.css';

const { parameters } = modelOf(NETWORK);
/** A dense layer. */
const dense: Statement = {
  lhs: units.z(),
  rhs: [plus(times(units.W(), units.x()), units.b())],
};
const pixels = size(NETWORK.input);
/** Numbers that the first convolution computes: 5 maps of 6 × 6. */
const [filters = 0] = parameters['W1']!;
export const FIRST_MAPS = filters * 36;

/** A whole number with its thousands apart. */
export const Whole = ({ of }: { readonly of: number }) => (
  <span className="num">{of.toLocaleString('en').replaceAll(',', '\u202f')}</span>
);

export const Why = () => (
  <Section id="why">
    <p>
      Chapter 7 could read this digit as it is: 64 pixels in one column, a weight for each pixel and
      unit. Three things speak against it. A dense layer does not know that two pixels are
      neighbors; shuffle the pixels of all images in the same way, and it learns as well as before.
      A stroke that it has learned in one corner means nothing to it in another, because other
      weights look there. And it has many weights: to compute as many numbers as the first layer of
      this chapter does, <Whole of={FIRST_MAPS} />, a dense layer needs{' '}
      <Whole of={FIRST_MAPS * pixels} /> weights. The convolution needs{' '}
      <Whole of={size(parameters['W1']!)} />.
    </p>
    <p>
      A <strong>convolutional layer</strong> builds two assumptions into the network. What belongs
      together is close together, so every number looks at a small window only. And what is worth
      finding is worth finding everywhere, so the same few weights look through all windows. The
      first is called <strong>locality</strong>, the second <strong>weight sharing</strong>.
    </p>
    <Question
      id="shuffle"
      because={
        <p>
          A dense layer treats its inputs alike: with its columns shuffled in the same way it
          computes what it did before. Windows of a shuffled image hold pixels from all over it, and
          the assumption of locality is false for them.
        </p>
      }
    >
      <p>
        Shuffle the 64 pixels of all images in one fixed way and train again. Which network gets
        worse?
      </p>
    </Question>
  </Section>
);

export const Convolution = () => (
  <Section id="convolution">
    <p>
      Take one small image and one window of weights, the <strong>kernel</strong>. Lay the kernel on
      the top left corner of the image, multiply each weight by the pixel under it, add the products
      and a bias: that is the first number of the result. Move the kernel one column to the right
      and do it again, then row by row down the image. The result is called a{' '}
      <strong>feature map</strong>: it is large where the image looks like the kernel.
    </p>
    <Figure name="by-hand" />
    <p>
      Now the same in symbols.{' '}
      <Dfn of="m superscript">
        A raised letter <Letter of="m" /> or number counts layers
      </Dfn>
      , as in Chapter 7. Layer <Letter of="m" /> reads{' '}
      <Dfn of="x">
        <Sym of={x()} />, its input
      </Dfn>
      , whichever tensor that is: in our network the image{' '}
      <Dfn of="a">
        <Sym of={a(null, 0)} />
      </Dfn>{' '}
      for layer 1, later the maps that the layer before has made. Its weights{' '}
      <Dfn of="W">
        <Sym of={W()} />
      </Dfn>{' '}
      are a stack of kernels, one for each{' '}
      <Dfn of="k">
        filter <Letter of="k" />
      </Dfn>
      , with{' '}
      <Dfn of="b">
        one bias <Sym of={b('k')} />
      </Dfn>{' '}
      each. A filter has one window for each{' '}
      <Dfn of="c">
        channel <Letter of="c" />
      </Dfn>{' '}
      of the input.{' '}
      <Dfn of="i j">
        Letters <Letter of="i" /> and <Letter of="j" /> are row and column of a place in a map
      </Dfn>
      ,{' '}
      <Dfn of="u v">
        <Letter of="u" /> and <Letter of="v" /> row and column within the window
      </Dfn>
      . All of them count from 1. Then{' '}
      <Dfn of="z">
        the pre-activations <Sym of={z()} />
      </Dfn>{' '}
      are sums over all channels and all weights of the window (
      <Dfn of="sum">
        <Sign of="sum" /> adds up over its letter
      </Dfn>
      ):
    </p>
    <Eq id="Eq8.1" />
    <p>
      The index <i>i</i> + <i>u</i> − 1 says where the weight lies: while the window is at row 1,
      its first row lies on row 1 of the image and its third on row 3. The number of positions
      follows: a kernel of 3 rows fits on 8 rows in 8 − 3 + 1 = 6 places.
    </p>
    <p>
      A word about the word. In mathematics a <strong>convolution</strong> reads the kernel
      backward, from its last weight to its first. What <Ref to="Eq8.1" /> computes is called{' '}
      <strong>cross-correlation</strong> there. Since the weights are learned, it makes no
      difference to the network which of the two it is; libraries compute the second and call it the
      first, and so do we. The turned kernel will come back, where it belongs, on the way down.
    </p>
    <Figure name="positions" />
  </Section>
);

export const SharedWeights = () => (
  <Section id="shared-weights">
    <p>
      A convolution is no new kind of function. Write the image as one column, row below row, and
      the map as another. Then each number of the map is a weighted sum of all pixels, as in a dense
      layer, <M>{dense}</M>, with a special matrix: most of its entries are 0, because the window
      does not cover their pixel, and the others are the same nine numbers again and again, one step
      further to the right in each row.
    </p>
    <p>
      The figure also shows gradients:{' '}
      <Dfn of="L partial dW">
        <Sym of={dW()} />
      </Dfn>{' '}
      is how fast the loss <Sym of={sym('L')} /> changes as a weight is raised, the derivative of
      the one with respect to the other. Here the loss is half the squared distance of the map from
      a target.
    </p>
    <Figure name="matrix" />
    <Question
      id="entries"
      because={
        <p>
          Every position uses each weight of the kernel once. So there are as many copies of each
          weight as there are positions.
        </p>
      }
    >
      <p>
        The first layer of our network has kernels of 3 × 3 and maps of 6 × 6. As a dense matrix, in
        how many entries would one kernel weight stand?
      </p>
    </Question>
    <p>
      This settles what a gradient is here. If the matrix of the dense layer had weights of their
      own in each entry, the gradient of each would be error times input, as in Chapter 7. But the
      entries of one color are <em>one</em> number. When it moves, all of them move together, and by
      the chain rule their gradients add up. Everything in the rest of this chapter is that
      sentence, with indices.
    </p>
  </Section>
);

export const Channels = () => (
  <Section id="channels">
    <p>
      A gray image has one channel, a color photograph three: red, green and blue. A filter then has
      one window of weights for each channel, and adds up over all of them: that is the sum over{' '}
      <Letter of="c" /> in <Ref to="Eq8.1" />. What comes out are as many maps as there are filters,
      and these are the channels of the next layer. Our second convolution reads 5 channels with 12
      filters of 5 · 2 · 2 weights each. Nothing slides over the channels; every filter sees all of
      them at once.
    </p>
    <p>
      Two settings change where the window goes. With a <strong>stride</strong> <i>s</i> it moves by{' '}
      <i>s</i> places at a time, and the map shrinks by that factor. With <strong>padding</strong>{' '}
      <i>p</i> the image gets a border of <i>p</i> zeros on each side, so that the window can stand
      beyond the edge; a border of 1 keeps the size of a map under a kernel of 3 × 3. Both only
      change the index:
    </p>
    <Eq id="Eq8.2" />
    <p>
      A place outside the image reads 0. Along an axis of length <i>H</i>, a window of <i>U</i>{' '}
      places has
    </p>
    <p className={styles.formula}>
      <i>H</i>′ = ⌊(<i>H</i> + 2<i>p</i> − <i>U</i>) / <i>s</i>⌋ + 1
    </p>
    <p>
      positions; the brackets round down, so that a window which does not fit at the end is left
      out.
    </p>
    <Question
      id="output-size"
      because={
        <p>
          The border makes 8 + 2 = 10 rows. A window of 3 rows that moves by 2 begins on rows 1, 3,
          5 and 7: ⌊(8 + 2 − 3) / 2⌋ + 1 = 4. Beginning on row 9 it would not fit.
        </p>
      }
    >
      <p>
        An image has 8 rows, the kernel 3, the stride is 2 and the padding 1. How many rows has the
        map?
      </p>
    </Question>
    <Figure name="build" />
  </Section>
);
