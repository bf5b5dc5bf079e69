import { delta, sym, times, transpose } from '../../../src/notation/expression.ts';
import { Letter, M, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { ErratumNote } from '../errata/list.tsx';
import { m } from '../letters.ts';
import { Question, Ref, Section } from '../tags.ts';

export const Implementation = () => (
  <Section id="implementation">
    <p>
      A program for all this is short, because the equations can be copied almost directly. Its loop
      has three parts. The forward pass goes up the layers and stores every{' '}
      <Sym of={sym('z', m())} /> and <Sym of={sym('a', m())} />, because the backward pass needs
      them. The backward pass goes down the layers with one column, <Sym of={delta(m())} />, and at
      each layer computes the gradients of its weights and biases. Only then does it update the
      parameters, each layer by <Ref to="Eq6" />. The loop ends when the loss on held-out samples
      has stopped decreasing, or after a fixed number of epochs.
    </p>
    <ErratumNote id="E39" />
    <p className="needs-js">
      The Code tab beside the text shows the current network in NumPy, in PyTorch or in TypeScript,
      with the names of the equations, and marks the line of the current step. The lines are
      generated from the same expressions as the equations. <em>Save as Python</em>, under Files,
      writes a script that needs only NumPy. It runs the same network, prints the same loss and
      gradients, and trains it in the same way.
    </p>
    <p>
      Three habits save time. First, write down the shape of every array: this finds most wrong
      products. Second, never test with a square matrix, because it hides a missing transpose.
      Third, check the gradients against central differences before training: a network with a wrong
      gradient often still learns, but worse.
    </p>
    <Question
      id="chance"
      because={
        <p>
          With n equally common classes a random guess is right with probability 1/n. An accuracy
          means something only in comparison with that number.
        </p>
      }
    >
      <p>
        A fourth habit: know the baseline. If the current network guessed at random, and all classes
        were equally common, how many per cent of the samples would it classify correctly?
      </p>
    </Question>
    <h3 id="autodiff">Automatic differentiation</h3>
    <p>
      Deep-learning libraries do not contain the equations of this chapter for whole networks. They
      contain the local rules and apply them to any computational graph. This is{' '}
      <Term>automatic differentiation</Term>. During the forward pass the library records each
      operation and what it will need later. Then <code>loss.backward()</code> goes through the
      record in reverse order. At each operation it multiplies the gradient that arrives by the
      transposed Jacobian of that operation, one vector–Jacobian product after another, and where a
      value was used more than once it adds the gradients. This order, from one output back to many
      inputs, is called <Term>reverse mode</Term>. Backpropagation is reverse mode, applied to a
      network.
    </p>
    <p>
      A library never builds the Jacobians. Each operation has its own rule for the product. For a
      layer’s weighted sums the product is <M>{times(transpose(sym('W', m())), delta(m()))}</M>, for
      an activation function it is ⊙ with the slopes, for softmax with cross-entropy it is{' '}
      <Ref to="EqA1.1" />. The opposite order, <Term>forward mode</Term>, carries derivatives from
      an input towards the outputs. It needs one pass for each input, and is better only where the
      inputs are few.
    </p>
    <p className="needs-js">
      Choose PyTorch in the Code tab: the forward pass is written out, one line{' '}
      <code>L.backward()</code> does the whole backward pass, and each step after it reads one of
      the gradients that it has left in <code>.grad</code>. They are the numbers of this page.
    </p>
    <h3 id="source-program">The program of the source</h3>
    <p>
      The source refers here to a program of its own, a small convolutional network in plain Python
      (<a href="https://github.com/alexcpn/cnn_in_python">github.com/alexcpn/cnn_in_python</a>). It
      runs forward through a few convolutions and three dense layers, and backward through the last
      few only. It has no complete training loop. In layer <Letter of="l-1" /> it uses{' '}
      <Ref to="Eq6" /> as we do in every layer.
    </p>
    <ErratumNote id="E40" />
  </Section>
);
