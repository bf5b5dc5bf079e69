import { modelOf } from '../../../src/layers/network.ts';
import { plus, sym, times, type Statement } from '../../../src/notation/expression.ts';
import { size } from '../../../src/tensor/tensor.ts';
import { Dfn, Letter, M, Sign, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { NETWORK } from '../model.ts';
import { Eq, Figure, Question, Ref, Section } from '../tags.ts';
import { W, a, b, dW, units, x, z } from '../tensors.ts';
import * as styles from './sections.module.css';

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
      The dense network of Chapter 7 could read this digit: write the 64 pixels as one column, and
      give each unit a weight for each pixel. This has three disadvantages. First, a dense layer
      does not use the fact that two pixels are neighbours. Shuffle the pixels of all images in the
      same way, and it learns just as well. Second, what it learns in one place does not help in
      another: a stroke in another corner is multiplied by other weights. Third, it has many
      weights. To compute as many numbers as the first layer of this chapter does,{' '}
      <Whole of={FIRST_MAPS} />, a dense layer needs <Whole of={FIRST_MAPS * pixels} /> weights. The
      convolution needs <Whole of={size(parameters['W1']!)} />.
    </p>
    <p>
      A <Term>convolutional layer</Term> makes two assumptions about images. <Term>Locality</Term>:
      pixels that belong together are close together. So each unit reads a small window only.{' '}
      <Term>Weight sharing</Term>: a pattern that is useful in one place is useful in every place.
      So all windows are read with the same few weights.
    </p>
    <Question
      id="shuffle"
      because={
        <p>
          The order of the inputs does not matter to a dense layer: shuffle the columns of its
          weights in the same way, and it computes the same. A window of a shuffled image contains
          pixels from everywhere in it, so the assumption of locality is false.
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
      Take a small image and a small matrix of weights, the <Term>kernel</Term>. Place the kernel on
      the top left corner of the image. Multiply each weight by the pixel under it, and add the
      products and a bias. That is the first number of the result. Move the kernel one column to the
      right and do the same again, then row by row down the image. The result is called a{' '}
      <Term>feature map</Term>. It is large where the image resembles the kernel.
    </p>
    <Figure name="by-hand" />
    <p>
      Now the same in symbols.{' '}
      <Dfn of="m superscript">
        A superscript <Letter of="m" /> is a layer number
      </Dfn>
      , as in Chapter 7. Layer <Letter of="m" /> reads{' '}
      <Dfn of="x">
        <Sym of={x()} />, its input
      </Dfn>
      . In our network that is the image{' '}
      <Dfn of="a">
        <Sym of={a(null, 0)} />
      </Dfn>{' '}
      for layer 1, and for a later layer the maps that the layer before has computed. Its weights{' '}
      <Dfn of="W">
        <Sym of={W()} />
      </Dfn>{' '}
      are grouped into filters.{' '}
      <Dfn of="k">
        Filter <Letter of="k" />
      </Dfn>{' '}
      has one kernel for each{' '}
      <Dfn of="c">
        channel <Letter of="c" />
      </Dfn>{' '}
      of the input, and{' '}
      <Dfn of="b">
        one bias <Sym of={b('k')} />
      </Dfn>
      .{' '}
      <Dfn of="i j">
        The letters <Letter of="i" /> and <Letter of="j" /> are the row and the column of a cell in
        a map
      </Dfn>
      ,{' '}
      <Dfn of="u v">
        <Letter of="u" /> and <Letter of="v" /> the row and the column in the kernel
      </Dfn>
      . All of them count from 1. Each of{' '}
      <Dfn of="z">
        the pre-activations <Sym of={z()} />
      </Dfn>{' '}
      is a sum over all channels and all weights of the kernel (
      <Dfn of="sum">
        <Sign of="sum" /> adds over the letter below it
      </Dfn>
      ):
    </p>
    <Eq id="Eq8.1" />
    <p>
      The index <i>i</i> + <i>u</i> − 1 is the row of the pixel that the weight multiplies. If the
      window is at row 1, the first row of the kernel is on row 1 of the image and the third is on
      row 3. A kernel of 3 rows fits on 8 rows at 8 − 3 + 1 = 6 positions.
    </p>
    <p>
      In mathematics <Term>convolution</Term> means something slightly different: there the kernel
      is read backward, from its last weight to its first. What <Ref to="Eq8.1" /> computes is
      called <Term>cross-correlation</Term>. For a network it makes no difference, because the
      weights are learned. Libraries compute a cross-correlation and call it a convolution, and so
      do we. The kernel that is read backward appears again in the backward pass.
    </p>
    <Figure name="positions" />
  </Section>
);

export const SharedWeights = () => (
  <Section id="shared-weights">
    <p>
      A convolution is a special case of a dense layer. Write the image as one column, row after
      row, and the map as another. Then each number of the map is a weighted sum of all pixels, as
      in a dense layer, <M>{dense}</M>. The matrix is special. Most of its entries are 0, because
      the window does not cover their pixel. The others are the same nine numbers in every row, each
      time further to the right.
    </p>
    <p>
      The figure also shows gradients.{' '}
      <Dfn of="L partial dW">
        <Sym of={dW()} />
      </Dfn>{' '}
      is the derivative of the loss <Sym of={sym('L')} /> with respect to the weights. In this
      figure the loss is half the sum of the squared differences between the map and a target.
    </p>
    <Figure name="matrix" />
    <Question
      id="entries"
      because={
        <p>
          Each position uses each weight of the kernel once. So each weight occurs as many times as
          there are positions.
        </p>
      }
    >
      <p>
        The first layer of our network has kernels of 3 × 3 and maps of 6 × 6. As a dense matrix, in
        how many entries does one weight of the kernel occur?
      </p>
    </Question>
    <p>
      From this follows what the gradient of a kernel weight is. If every entry of the matrix were a
      weight of its own, its gradient would be error signal times input, as in Chapter 7. But the
      entries with the same name are <em>one</em> number. If it changes, all of them change, and by
      the multivariate chain rule their gradients add up.{' '}
      <strong>The gradient of a shared weight is the sum over all its uses.</strong> The rest of
      this chapter writes this sum with indices.
    </p>
  </Section>
);

export const Channels = () => (
  <Section id="channels">
    <p>
      A grey image has one channel; a colour photograph has three, red, green and blue. A filter has
      a kernel for each channel and adds over all of them: this is the sum over <Letter of="c" /> in{' '}
      <Ref to="Eq8.1" />. Each filter computes one map, and the maps are the channels of the next
      layer. Our second convolution reads 5 channels with 12 filters of 5 · 2 · 2 weights each. A
      kernel does not slide along the channels: every filter reads all of them at each position.
    </p>
    <p>
      Two settings change the positions of the window. With a <Term>stride</Term> <i>s</i> the
      window moves by <i>s</i> pixels at a time, so that the map has fewer rows and columns by about
      that factor. With <Term>padding</Term> <i>p</i> the image gets a border of <i>p</i> zeros on
      each side, so that the window can extend beyond the edge. With a kernel of 3 × 3 and stride 1,
      a padding of 1 gives a map as large as the image. Stride and padding change only the index:
    </p>
    <Eq id="Eq8.2" />
    <p>
      Outside the image <Sym of={x()} /> is 0. Along an axis of length <i>H</i>, a window of length{' '}
      <i>U</i> has
    </p>
    <p className={styles.formula}>
      <i>H</i>′ = ⌊(<i>H</i> + 2<i>p</i> − <i>U</i>) / <i>s</i>⌋ + 1
    </p>
    <p>positions. The brackets round down: a window that does not fit at the end is left out.</p>
    <Question
      id="output-size"
      because={
        <p>
          With the border there are 8 + 2 = 10 rows. A window of 3 rows that moves by 2 can begin on
          rows 1, 3, 5 and 7, so ⌊(8 + 2 − 3) / 2⌋ + 1 = 4. On row 9 it does not fit.
        </p>
      }
    >
      <p>
        An image has 8 rows and the kernel has 3. The stride is 2 and the padding is 1. How many
        rows does the map have?
      </p>
    </Question>
    <Figure name="build" />
  </Section>
);
