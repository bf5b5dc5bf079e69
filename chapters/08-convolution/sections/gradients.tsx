import { jacobian, sym } from '../../../src/notation/expression.ts';
import { Dfn, Letter, M, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { DerivationBlock, Eq, Figure, Question, Ref, Section } from '../tags.ts';
import { db, delta, dW, dx, z } from '../tensors.ts';

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
