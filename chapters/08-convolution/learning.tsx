import { Figure, Question, Ref, Section } from './tags.ts';

export const Learning = () => (
  <Section id="learning">
    <p>
      Nobody tells a kernel what to look for. It begins with random weights, and with each step it
      moves against its gradient, a sum over all the windows of all the digits of a mini-batch. What
      helps to tell the digits apart grows: strokes that rise or fall, edges that are bright on one
      side, ends of lines.
    </p>
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
    <Figure name="learning" />
    <p>
      The digits are from a public data set: images of 32 × 32 points, scaled and centered, in which
      the ink of each block of 4 × 4 points was counted. A fifth of them are held out and never
      trained on. The accuracy on those is the one that counts.
    </p>
  </Section>
);

export const Draw = () => (
  <Section id="draw">
    <p>
      Now it is your turn. What you draw is made into pixels as the data set was. The network
      answers at once. If it is wrong, say what it is and press <em>Teach it</em>: that is one
      training step, <Ref to="Eq8.23" /> and <Ref to="Eq8.24" />, on one image. It usually works,
      and it usually costs something, because the weights that it moves are used for all other
      digits too. This is why training averages the gradient over many samples.
    </p>
    <Figure name="draw" />
    <p>
      The same pad works on a dense network of Chapter 7, 64 pixels, 16 hidden units, ten classes.
      Train both and draw a digit near the edge of what they have seen: tilt it, or make one part
      small. Two networks that are about equally right on the held-out digits often disagree here,
      because what they have learned is different: parts of strokes in the one, whole pictures in
      the other.
    </p>
    <p>
      The gradient does not stop at the weights. With the turned kernels of the first layer,{' '}
      <Ref to="Eq8.5" /> continues to the image itself and says, for each pixel, how fast the loss
      changes with its ink. Moved along it, the image soon becomes another digit for the network,
      and often hardly changes for you. Such images are called <strong>adversarial examples</strong>
      .
    </p>
  </Section>
);
