import { Question, Section } from './tags.ts';

export const Learning = () => (
  <Section id="learning">
    <Question
      id="kernels-first"
      because={
        <p>
          An epoch of 1,437 digits in mini-batches of 24 is 60 steps. After a few hundred steps,
          less than ten epochs, more than nine of ten digits that the network has never seen are
          right.
        </p>
      }
    >
      <p>
        With random kernels the network guesses. Train it on 1,437 digits for 500 steps of 24 digits
        each. How many of the digits held out does it read?
      </p>
    </Question>
  </Section>
);
