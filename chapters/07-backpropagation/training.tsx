import { Letter } from '../../src/ui/text/Prose.tsx';
import { Figure, Question, Ref, Section } from './tags.ts';

/** Where the derivation pays off. */
export const TrainingSection = () => (
  <Section id="training">
    <p>
      Three moves, repeated, and nothing else: watch what comes of them. The room below runs the
      very rules of this chapter on real data, flowers, wines, handwritten digits, or your own, in
      the page. Stop it anywhere, pick a sample, and its whole pass stands on the stage, each number
      with the sum behind it.
    </p>
    <Question
      id="all-nought"
      because={
        <p>
          Units that begin alike carry the same activation, are handed the same error, and so take
          the same step, for ever: a layer of them is one unit, many times over. With tanh or ReLU
          it is worse: their activations at nought are nought, no weight has a gradient, and only
          the last biases learn. It is why weights begin at random, and why a seed belongs to every
          run.
        </p>
      }
    >
      <p>
        Before you let it run: suppose that every weight and every bias starts at nought. What can
        the hidden layers of the network at hand learn?
      </p>
    </Question>
    <Figure name="training-panel" />
    <p>
      Things to try. Let a network with one hidden layer learn two rings or a spiral, and look at
      what each hidden unit has made its own. Raise the learning rate until <Ref to="Eq5" />{' '}
      overshoots and the loss begins to dance; the gradient is still right then, it is the step that
      is wrong. Start from weights ten times as large, and see the units of layer{' '}
      <Letter of="l-1" /> saturate before anything is learnt. Take a mini-batch of one: the loss
      shivers, and arrives all the same.
    </p>
  </Section>
);
