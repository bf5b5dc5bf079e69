import { jacobian, sym } from '../../src/notation/expression.ts';
import { Dfn, Fn, Letter, M, Sign, Sym } from '../../src/ui/text/Prose.tsx';
import { DerivationBlock, Eq, Figure, Question, Ref, Section } from './tags.ts';
import * as styles from './text.module.css';
import { da, db, delta, ds, dW, dx, s, units, won, z } from './tensors.ts';

export const KernelGradient = () => (
  <Section id="kernel-gradient">
    <p>
      The backward pass arrives from above, as in Chapter 7, with{' '}
      <Dfn of="dz delta">
        the error signal <Sym of={delta()} />
      </Dfn>
      , the derivative of the loss with respect to the pre-activations,{' '}
      <M>{jacobian(sym('L'), z())}</M>, one number for each cell of each map. The layer has three
      questions to answer: how does the loss change with its weights, with its biases, and with its
      input?
    </p>
    <Question
      id="uses"
      because={
        <p>
          The kernel visits every position once, and in each of them the weight is multiplied by one
          pixel. In a dense layer a weight is used once for each sample.
        </p>
      }
    >
      <p>
        In one pass over one image: how many times is a single weight of the first layer multiplied
        by a pixel?
      </p>
    </Question>
    <p>
      Follow one weight. At each position it multiplies one pixel, and the result goes into one cell
      of the map. Through that cell it changes the loss by the error signal there times the pixel
      that it met. It does so at every position, so the derivative is the sum over all of them:
    </p>
    <Eq id="Eq8.3" />
    <p>
      Here it is in single steps.{' '}
      <Dfn of="q">
        <Letter of="q" /> stands for any filter
      </Dfn>
      , and <Dfn of="kronecker">Kronecker’s delta</Dfn>, with two letters below, is 1 if they agree
      and 0 if not. The gradient <Sym of={dW('kcuv')} /> has the four indices of the weight.
    </p>
    <DerivationBlock of="kernelGradient" />
    <p>
      Read <Ref to="Eq8.3" /> beside <Ref to="Eq8.1" />. The weights have gone, and the error map
      has taken their place: it slides over the same image, multiplies what lies under it, and adds.
      So{' '}
      <strong>
        the gradient of the kernel is the cross-correlation of the input with the error signal
      </strong>
      , one map of errors against one channel of the input at a time.
    </p>
    <p>
      The bias is simpler. It is added at every position with slope 1, so its gradient{' '}
      <Dfn of="db">
        <Sym of={db('k')} />
      </Dfn>{' '}
      is the sum of the error map. A program that forgets to sum still runs if the shapes happen to
      fit, and learns badly.
    </p>
    <Eq id="Eq8.4" />
    <DerivationBlock of="biasGradient" />
  </Section>
);

export const InputGradient = () => (
  <Section id="input-gradient">
    <p>
      Below the first convolution there is nothing to train, but the second one has to hand its
      error on. The question is the same with the roles exchanged: a cell of the input was used too,
      once for each window that covered it. In each of these windows it met another weight. So{' '}
      <Dfn of="dx">
        the gradient with respect to the input, <Sym of={dx('cij')} />
      </Dfn>
      , is a sum over weights:
    </p>
    <Eq id="Eq8.5" />
    <p>
      Look at the indices of the error signal: <i>i</i> − <i>u</i> + 1. The first weight of the
      kernel met this cell in the window that begins on it, the last weight in the window that began
      two rows above. So while the weights are read forward, the errors are read backward.{' '}
      <Dfn of="h w">
        In the derivation a window is at row <Letter of="h" /> and column <Letter of="w" />
      </Dfn>
      :
    </p>
    <DerivationBlock of="inputGradient" />
    <p>
      The last line is the form to remember. Turn the kernel by 180°, give the error map a border of{' '}
      <i>U</i> − 1 zeros on each side, and slide the turned kernel over it. The border lets every
      window count that touches the cell at all, which is why it is called a{' '}
      <strong>full convolution</strong>. With the turn it is a convolution in the strict sense of
      the word: that is where the name has its right.
    </p>
    <Question
      id="not-turned"
      because={
        <p>
          The shapes are right, the loss may even fall for a while, since the weights of the last
          layers have right gradients. But each error is handed to the wrong pixel. Only a check
          against differences finds this; with symmetric kernels not even that.
        </p>
      }
    >
      <p>Forget to turn the kernel. What does the program do?</p>
    </Question>
    <p>
      With a stride and a border the same two sums hold, with the index of <Ref to="Eq8.2" />:
    </p>
    <Eq id="Eq8.6" />
    <Eq id="Eq8.7" />
    <p>
      An index that is no whole number, or lies outside the map, reads 0. So a stride of 2 does to
      the errors what it did not do to the image: they are spread out, with zeros between them,
      before the turned kernel slides over them by single steps. That operation is also known as a{' '}
      <strong>transposed convolution</strong>: it multiplies by the transpose of the matrix of the
      section on shared weights.
    </p>
    <Figure name="uses" />
  </Section>
);

export const Gates = () => (
  <Section id="gates">
    <h3>ReLU: a gate</h3>
    <p>
      After each convolution every cell passes through the{' '}
      <Dfn of="activation">
        activation function <Fn of="activation" />
      </Dfn>
      , here ReLU, which keeps what is above 0 and replaces the rest by 0. Backward,{' '}
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
      : 1 where the cell was above 0, and 0 where it was not.
    </p>
    <Eq id="Eq8.8" />
    <Eq id="Eq8.9" />
    <p>
      A gate, then: open or shut, nothing in between. Where it is shut, no error passes, and the
      kernel does not hear of this position.
    </p>
    <DerivationBlock of="gate" />
    <h3>Max pooling: a route</h3>
    <p>
      Pooling makes the maps smaller. Each map is cut into windows, here of 2 × 2, and of each
      window one number is kept:{' '}
      <Dfn of="max s">
        the largest, <Sign of="max" />, in the pooled map <Sym of={s()} />
      </Dfn>
      . It has nothing to train. A stroke that moves by one pixel often leaves the pooled map as it
      was, which is what pooling is for.
    </p>
    <Eq id="Eq8.10" />
    <Question
      id="pooled"
      because={
        <p>
          The maximum follows the largest cell alone. As long as that stays the largest, the other
          three may move a little and the result does not change: their derivatives are 0.
        </p>
      }
    >
      <p>The error of a pooled cell goes back into its window of four. To which cells?</p>
    </Question>
    <p>
      On the way back,{' '}
      <Dfn of="won">
        <Sym of={won()} /> remembers the winner
      </Dfn>
      : it is 1 for the cell that was the largest of its window, 0 for the others. The{' '}
      <Dfn of="ds">
        gradient by the pooled cell, <Sym of={ds()} />
      </Dfn>
      , goes to the winner as it is.
    </p>
    <div className={styles.wide}>
      <Eq id="Eq8.11" />
    </div>
    <DerivationBlock of="route" />
    <p>
      If two cells tie, the maximum has no derivative there. One of them has to be named the winner;
      here it is the first, row by row, as in most libraries. After ReLU ties at 0 are common, and
      harmless: the gate below is shut for both. The incomplete windows at the end of a map are left
      out, and their cells get no error.
    </p>
    <Figure name="pooling" />
    <p>
      Average pooling keeps the mean of the window. Each cell takes part in it with the same slope,
      one divided by the number of cells, and each gets that part of the error:
    </p>
    <Eq id="Eq8.12" />
    <Eq id="Eq8.13" />
    <h3>Flatten: a renaming</h3>
    <p>
      A dense layer reads a column.{' '}
      <Dfn of="f">
        Flattening writes the maps as one column, <Sym of={units.f()} />
      </Dfn>
      , channel by channel and row by row;{' '}
      <Dfn of="df">
        its gradient <Sym of={units.df()} />
      </Dfn>{' '}
      is written back in the same order. No number changes, in either direction.
    </p>
    <Eq id="Eq8.14" />
    <Eq id="Eq8.15" />
  </Section>
);

export const Whole = () => (
  <Section id="whole">
    <p>
      The rest is Chapter 7. The{' '}
      <Dfn of="l">
        last layer <Letter of="l" />
      </Dfn>{' '}
      is dense, its{' '}
      <Dfn of="p softmax">
        probabilities <Sym of={sym('p')} /> come from a softmax
      </Dfn>
      , and the loss is the cross-entropy with the{' '}
      <Dfn of="y">
        target <Sym of={sym('y')} />
      </Dfn>
      , by the <Dfn of="log">logarithm</Dfn> of the probability of the true class. The signs are
      those of Chapter 7: a raised T for the <Dfn of="transpose">transpose</Dfn>, powers of{' '}
      <Dfn of="exp">e</Dfn>, and a <Dfn of="ones">row of ones</Dfn> for a sum.
    </p>
    <Eq id="Eq8.16" />
    <Eq id="Eq8.17" />
    <Eq id="Eq8.18" />
    <p>Backward, in the order in which they are computed:</p>
    <Eq id="Eq8.19" />
    <Eq id="Eq8.20" />
    <Eq id="Eq8.21" />
    <Eq id="Eq8.22" />
    <p>
      From here the error signal travels down. The column is written back as maps (
      <Ref to="Eq8.15" />
      ), passes the gate (<Ref to="Eq8.9" />
      ), leaves the gradients of the second kernels (<Ref to="Eq8.3" />, <Ref to="Eq8.4" />
      ), goes through the turned kernels (<Ref to="Eq8.5" />
      ), is routed to the winners (<Ref to="Eq8.11" />
      ), passes the first gate, and leaves the gradients of the first kernels. Step through it on
      the stage. Watch how thin it becomes: of the cells of a map before pooling, at most one in
      four is a winner, and of these some are shut.
    </p>
    <Figure name="flow" />
    <p>
      Then every weight moves against its gradient, by the{' '}
      <Dfn of="alpha">
        learning rate <Sym of={sym('alpha')} />
      </Dfn>
      . The arrow <Sign of="assign" /> <Dfn of="assign">replaces</Dfn> the old value by the new one:
    </p>
    <Eq id="Eq8.23" />
    <Eq id="Eq8.24" />
    <p>
      Of a mini-batch of{' '}
      <Dfn of="N n">
        <Sym of={sym('N')} /> samples
      </Dfn>
      , each with a number <Letter of="n" />, the{' '}
      <Dfn of="Lbar">
        mean loss <Sym of={sym('Lbar')} />
      </Dfn>{' '}
      is minimized. Its gradients are the means of those of the samples; the sum over samples is one
      more sum over uses of the same weight.
    </p>
    <Eq id="Eq8.25" />
    <Eq id="Eq8.26" />
    <Eq id="Eq8.27" />
  </Section>
);
