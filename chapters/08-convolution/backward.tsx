import { jacobian, sym } from '../../src/notation/expression.ts';
import { Dfn, Fn, Letter, M, Sign, Sym, Term } from '../../src/ui/text/Prose.tsx';
import { DerivationBlock, Eq, Figure, Question, Ref, Section } from './tags.ts';
import * as styles from './text.module.css';
import { da, db, delta, ds, dW, dx, s, units, won, z } from './tensors.ts';

export const KernelGradient = () => (
  <Section id="kernel-gradient">
    <p>
      As in Chapter 7, suppose that{' '}
      <Dfn of="dz delta">
        the error signal <Sym of={delta()} />
      </Dfn>{' '}
      is known. It is the derivative of the loss with respect to the pre-activations,{' '}
      <M>{jacobian(sym('L'), z())}</M>, one number for each cell of each map. Three gradients follow
      from it: those with respect to the weights, the biases and the input of the layer.
    </p>
    <Question
      id="uses"
      because={
        <p>
          At each position of the kernel the weight is multiplied by one pixel. In a dense layer a
          weight is used only once for each sample.
        </p>
      }
    >
      <p>
        In the forward pass of one image, how many times is one weight of the first layer multiplied
        by a pixel?
      </p>
    </Question>
    <p>
      Consider one weight. At each position it multiplies one pixel, and the product is part of one
      cell of the map. Through this cell the weight contributes the error signal of the cell times
      the pixel. The weight acts through the cells of all positions, so its derivative is the sum of
      all these contributions:
    </p>
    <Eq id="Eq8.3" />
    <p>
      The derivation in single steps follows. In it{' '}
      <Dfn of="q">
        <Letter of="q" /> is a filter that is summed over
      </Dfn>
      . The <Dfn of="kronecker">Kronecker delta</Dfn>, a δ with two subscripts, is 1 if they are
      equal and 0 otherwise. The gradient <Sym of={dW('kcuv')} /> has the four indices of the
      weight.
    </p>
    <DerivationBlock of="kernelGradient" />
    <p>
      Compare <Ref to="Eq8.3" /> with <Ref to="Eq8.1" />. The error signal now has the place of the
      weights: it slides over the same image, multiplies the pixels under it, and adds. So{' '}
      <strong>
        the gradient of the kernel is the cross-correlation of the input with the error signal
      </strong>
      , for each filter and each channel of the input.
    </p>
    <p>
      The bias is simpler. It is added at every position, with slope 1. So its gradient{' '}
      <Dfn of="db">
        <Sym of={db('k')} />
      </Dfn>{' '}
      is the sum of the error signals of its map:
    </p>
    <Eq id="Eq8.4" />
    <DerivationBlock of="biasGradient" />
  </Section>
);

export const InputGradient = () => (
  <Section id="input-gradient">
    <p>
      The layers below the second convolution need an error signal too. So we want the gradient with
      respect to the input of a convolution. The argument is the same, with the roles exchanged: a
      cell of the input is used once in each window that covers it, and in each of these windows it
      is multiplied by another weight. So{' '}
      <Dfn of="dx">
        the gradient with respect to the input, <Sym of={dx('cij')} />
      </Dfn>
      , is a sum over the weights:
    </p>
    <Eq id="Eq8.5" />
    <p>
      Look at the index of the error signal, <i>i</i> − <i>u</i> + 1. The first row of the kernel
      multiplies this cell in the window that begins at row <i>i</i>. The last row, with number{' '}
      <i>U</i>, multiplies it in the window that begins <i>U</i> − 1 rows above. So the weights are
      read forward and the error signals backward.{' '}
      <Dfn of="h w">
        In the derivation a window begins at row <Letter of="h" /> and column <Letter of="w" />
      </Dfn>
      :
    </p>
    <DerivationBlock of="inputGradient" />
    <p>
      Remember the last line. Rotate the kernel by 180°, give the error signal a border of <i>U</i>{' '}
      − 1 zeros on each side, and slide the rotated kernel over it. With this border every window
      that covers the cell is counted, even if only by its corner. This operation is called a{' '}
      <Term>full convolution</Term>. Because the kernel is read backward, it is a convolution in the
      sense of mathematics.
    </p>
    <Question
      id="not-turned"
      because={
        <p>
          The shapes are right. The loss may even decrease for a while, because the gradients of the
          later layers are right. But each error signal goes to the wrong cell. The gradient check
          finds this, unless every kernel is the same after the rotation.
        </p>
      }
    >
      <p>Suppose that a program does not rotate the kernel. What happens?</p>
    </Question>
    <p>
      With a stride and padding the same two sums hold, with the index of <Ref to="Eq8.2" />:
    </p>
    <Eq id="Eq8.6" />
    <Eq id="Eq8.7" />
    <p>
      Where an index is not a whole number, or is outside the map, <Sym of={delta()} /> is 0. So
      with a stride of 2 there is a zero between neighbouring error signals, and the rotated kernel
      slides over them with stride 1. This operation is also called a{' '}
      <Term>transposed convolution</Term>, because it multiplies by the transpose of the matrix in
      the section on <a href="#shared-weights">shared weights</a>.
    </p>
    <Figure name="uses" />
  </Section>
);

export const Gates = () => (
  <Section id="gates">
    <h3>ReLU</h3>
    <p>
      After each convolution the{' '}
      <Dfn of="activation">
        activation function <Fn of="activation" />
      </Dfn>{' '}
      is applied to every cell. Here it is ReLU, which keeps positive numbers and replaces the
      others by 0. In the backward pass{' '}
      <Dfn of="da">
        the gradient with respect to the activations, <Sym of={da()} />
      </Dfn>
      , is multiplied{' '}
      <Dfn of="hadamard">
        entry by entry, <Sign of="hadamard" />
      </Dfn>
      , by the{' '}
      <Dfn of="slope">
        derivative <Fn of="activation′" />
      </Dfn>
      : 1 where the cell was positive, and 0 elsewhere. (At exactly 0 ReLU has no derivative; we
      take 0.)
    </p>
    <Eq id="Eq8.8" />
    <Eq id="Eq8.9" />
    <p>
      So ReLU acts like a gate for the error signal. Where the cell was positive, the error signal
      passes unchanged. Elsewhere it becomes 0, and this position contributes nothing to the
      gradient of the kernel.
    </p>
    <DerivationBlock of="gate" />
    <h3>Max pooling</h3>
    <p>
      <Term>Pooling</Term> makes the maps smaller. Each map is divided into windows, here of 2 × 2,
      and one number of each window is kept:{' '}
      <Dfn of="max s">
        the largest, <Sign of="max" />, in the pooled map <Sym of={s()} />
      </Dfn>
      . Pooling has no weights. Its purpose: if a stroke moves by one pixel, the pooled map often
      stays the same.
    </p>
    <Eq id="Eq8.10" />
    <Question
      id="pooled"
      because={
        <p>
          The maximum equals the largest cell, so its derivative with respect to that cell is 1. If
          one of the other three changes a little, the maximum does not change: these derivatives
          are 0.
        </p>
      }
    >
      <p>To which of the four cells of its window does the gradient of a pooled cell go back?</p>
    </Question>
    <p>
      The forward pass keeps which cell was the largest:{' '}
      <Dfn of="won">
        <Sym of={won()} /> is 1 for the largest cell of its window
      </Dfn>{' '}
      and 0 for the others. In the backward pass the{' '}
      <Dfn of="ds">
        gradient with respect to the pooled cell, <Sym of={ds()} />
      </Dfn>
      , goes to that cell unchanged:
    </p>
    <div className={styles.wide}>
      <Eq id="Eq8.11" />
    </div>
    <DerivationBlock of="route" />
    <p>
      If two cells are equally large, the maximum has no derivative there. A program has to choose
      one of them. Here it is the first, row by row, as in most libraries. After ReLU two cells are
      often both 0, but then the choice does not matter: the slope of ReLU is 0 for both. A window
      that does not fit at the end of a map is left out, and the gradient of its cells is 0.
    </p>
    <Figure name="pooling" />
    <p>
      <Term>Average pooling</Term> keeps the mean of the window. The slope is the same for each
      cell: 1 divided by the number of cells. So the gradient is divided equally among them:
    </p>
    <Eq id="Eq8.12" />
    <Eq id="Eq8.13" />
    <h3>Flattening</h3>
    <p>
      A dense layer reads a column.{' '}
      <Dfn of="f">
        Flattening writes the maps as one column, <Sym of={units.f()} />
      </Dfn>
      , channel by channel and row by row. In the backward pass{' '}
      <Dfn of="df">
        its gradient <Sym of={units.df()} />
      </Dfn>{' '}
      is arranged as maps again, in the same order. No number changes in either direction.
    </p>
    <Eq id="Eq8.14" />
    <Eq id="Eq8.15" />
  </Section>
);

export const Whole = () => (
  <Section id="whole">
    <p>
      The rest is as in Chapter 7. The{' '}
      <Dfn of="l">
        last layer <Letter of="l" />
      </Dfn>{' '}
      is dense. The{' '}
      <Dfn of="p softmax">
        softmax turns its pre-activations into probabilities <Sym of={sym('p')} />
      </Dfn>
      . The loss is the cross-entropy of these and the{' '}
      <Dfn of="y">
        target <Sym of={sym('y')} />
      </Dfn>
      : minus the <Dfn of="log">logarithm</Dfn> of the probability of the true class. The signs are
      those of Chapter 7: a raised T for the <Dfn of="transpose">transpose</Dfn>, powers of{' '}
      <Dfn of="exp">e</Dfn>, and a <Dfn of="ones">row of ones</Dfn> for a sum.
    </p>
    <Eq id="Eq8.16" />
    <Eq id="Eq8.17" />
    <Eq id="Eq8.18" />
    <p>The backward pass begins with the last layer:</p>
    <Eq id="Eq8.19" />
    <Eq id="Eq8.20" />
    <Eq id="Eq8.21" />
    <Eq id="Eq8.22" />
    <p>
      Then the error signal goes down, layer by layer. The column is arranged as maps (
      <Ref to="Eq8.15" />
      ) and multiplied by the slopes of ReLU (<Ref to="Eq8.9" />
      ). This gives the gradients of the second convolution’s kernels and biases (
      <Ref to="Eq8.3" />, <Ref to="Eq8.4" />
      ). The rotated kernels carry the error signal back to the pooled maps (<Ref to="Eq8.5" />
      ), and pooling passes it to the largest cells (<Ref to="Eq8.11" />
      ). ReLU comes once more, and then the gradients of the first convolution. Step through all
      this beside the text. Notice how sparse the error signal becomes: before pooling, at most one
      cell in four is the largest of its window, and at some of these ReLU has slope 0.
    </p>
    <Figure name="flow" />
    <p>
      The update is that of gradient descent. Each parameter takes a step against its gradient, with
      the{' '}
      <Dfn of="alpha">
        learning rate <Sym of={sym('alpha')} />
      </Dfn>
      . The arrow <Sign of="assign" /> <Dfn of="assign">replaces</Dfn> the old value by the new one:
    </p>
    <Eq id="Eq8.23" />
    <Eq id="Eq8.24" />
    <p>
      With a mini-batch of{' '}
      <Dfn of="N n">
        <Sym of={sym('N')} /> samples
      </Dfn>
      , each with a number <Letter of="n" />, training minimizes the{' '}
      <Dfn of="Lbar">
        mean loss <Sym of={sym('Lbar')} />
      </Dfn>
      . Each sample uses the same weights once more, so the contributions of all samples are added.
      Then a program divides the sum by <Sym of={sym('N')} />, in place:
    </p>
    <Eq id="Eq8.25" />
    <Eq id="Eq8.26" />
    <Eq id="Eq8.27" />
  </Section>
);
