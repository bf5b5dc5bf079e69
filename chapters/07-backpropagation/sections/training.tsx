import { Letter, Term } from '../../../src/ui/text/Prose.tsx';
import { Figure, Ref, Section } from '../tags.ts';

/** Where the derivation pays off. */
export const Training = () => (
  <Section id="training">
    <p>
      Training repeats three parts: forward, backward, update. The figure does exactly this in your
      browser, with the equations of this chapter. It trains on real data: flowers, wines,
      handwritten digits, or data of your own.
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
        Start with weights ten times as large. Many units of layer <Letter of="l-1" /> are then
        saturated from the start and learn slowly.
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
