import { delta, sym } from '../../src/notation/expression.ts';
import { Letter, Sym } from '../../src/ui/text/Prose.tsx';
import { ErratumNote } from './errata/list.tsx';
import { m } from './letters.ts';
import { Question, Ref, Section } from './tags.ts';

export const Implementation = () => (
  <Section id="implementation">
    <p>
      A program for all this is short, since the equations are nearly code. It has a loop of three
      parts. The forward pass goes up the layers and keeps every <Sym of={sym('z', m())} /> and{' '}
      <Sym of={sym('a', m())} />, for the way back needs them: memory is the price of not computing
      them again. The backward pass goes down the layers with one column in hand,{' '}
      <Sym of={delta(m())} />, and leaves at each the gradients of its weights and biases. Then, and
      only then, the update. The loop ends when the loss on held-out samples has stopped falling, or
      after so many rounds.
    </p>
    <p className="needs-js">
      The stage has a tab named Code. It shows the network at hand as NumPy or as TypeScript, in the
      names of the equations, and marks the line of the present step; the lines are made from the
      same expressions as the equations are. <em>Save as Python</em>, among the files, writes a
      script that needs nothing but NumPy, runs the same network, prints the same loss and
      gradients, and trains it in the same way.
    </p>
    <p>
      Three habits save days. Write the shape of everything beside it: if a product of matrices fits
      in two ways, the wrong one will be used some day. Never test with a square matrix, for it
      hides a missing transpose. And check the gradients against differences before anything is
      trained, because a network with a wrong gradient often learns too, only worse.
    </p>
    <Question
      id="chance"
      because={
        <p>
          Guessing is right once in as many times as there are classes, if these are equally common.
          Accuracy means something only when set beside that number.
        </p>
      }
    >
      <p>
        A last habit: know what ignorance scores. What percentage of many samples would the network
        at hand get right by mere guessing, all classes being equally common?
      </p>
    </Question>
    <p>
      The source points here to a program of its own, a small convolutional network in plain Python
      (<a href="https://github.com/alexcpn/cnn_in_python">github.com/alexcpn/cnn_in_python</a>). It
      runs forward through a few convolutions and three dense layers, and backward through the last
      few only; there is no full loop of training.
    </p>
    <ErratumNote id="E40" />
    <p>
      For the layer below the last the update is <Ref to="Eq5" /> again, with <Letter of="l-1" />{' '}
      for <Letter of="m" />, and so on down to the first.
    </p>
  </Section>
);
