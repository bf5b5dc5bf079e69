import { Term } from '../../../src/ui/text/Prose.tsx';
import { Figure, Question, Ref, Section } from '../tags.ts';

export const Learning = () => (
  <Section id="learning">
    <p>
      The kernels are not designed; they are learned. They start with random weights. In each step
      they change against their gradient, which adds over all windows of all digits of a mini-batch.
      After some training the kernels detect patterns that distinguish the digits: rising and
      falling strokes, edges, ends of lines.
    </p>
    <Question
      id="kernels-first"
      because={
        <p>
          One epoch, 1&#8239;437 digits in mini-batches of 24, is 60 steps. After 500 steps, fewer
          than nine epochs, the network classifies more than 90 % of the held-out digits correctly.
        </p>
      }
    >
      <p>
        With random kernels the network guesses. Train it on 1&#8239;437 digits for 500 steps, with
        mini-batches of 24. What is its accuracy on the held-out digits then?
      </p>
    </Question>
    <Figure name="learning" />
    <p>
      The digits are from a public data set. Each was a bitmap of 32 × 32 points, scaled and
      centred. A pixel is the number of black points in a block of 4 × 4, divided by 16. One fifth
      of the digits is held out and not used for training. The accuracy on these shows what the
      network has learned, because it has never seen them.
    </p>
  </Section>
);

export const Draw = () => (
  <Section id="draw">
    <p>
      Draw a digit. Your drawing is turned into pixels in the same way as the data set, and the
      network answers at once. If it is wrong, choose the correct digit and press <em>Teach it</em>.
      This takes one training step, <Ref to="Eq8.23" /> and <Ref to="Eq8.24" />, on your drawing
      alone. Usually the network then reads the drawing better and some other digits worse, because
      all digits use the same weights. This is why training uses the mean gradient of many samples.
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
      There is also a gradient with respect to the image. <Ref to="Eq8.5" /> for the first layer
      gives, for each pixel, how fast the loss changes with it. Change the pixels a little against
      this gradient, with another digit as the target. No pixel changes much, but the effects of all
      64 add up. Soon the network reads that digit, although the image often looks almost the same
      to you. Such images are called <Term>adversarial examples</Term>.
    </p>
  </Section>
);
