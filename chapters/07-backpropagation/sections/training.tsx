import { Letter, Term } from '../../../src/ui/text/Prose.tsx';
import { Figure, Ref, Section } from '../tags.ts';

/** Where the derivation pays off. */
export const Training = () => (
  <Section id="training">
    <p>
      Forward, backward, update, repeated: the figure does exactly this, with the equations of this
      chapter, in your browser. It trains on real data: flowers, wines, handwritten digits, or data
      of your own. Stop it at any step and select a sample: its whole pass is then shown beside the
      text, each number with the sum behind it.
    </p>
    <Figure name="training-panel" />
    <p>Some things to try:</p>
    <ul>
      <li>
        Train a network with one hidden layer on two rings or a spiral, and look at what each hidden
        unit has learned.
      </li>
      <li>
        Increase the learning rate until the update, <Ref to="Eq6" />, overshoots and the loss
        oscillates. The gradient is still correct; the step is too large.
      </li>
      <li>
        Start with weights ten times as large. The units of layer <Letter of="l-1" /> are saturated
        before anything is learned.
      </li>
      <li>
        Use a mini-batch of one sample. The loss becomes noisy. This is <Term>gradient noise</Term>:
        each sample’s gradient differs from the mean. At a constant learning rate, stochastic
        gradient descent then does not settle at a minimum but fluctuates near it. A smaller rate or
        a larger batch reduces the fluctuation.
      </li>
    </ul>
  </Section>
);
