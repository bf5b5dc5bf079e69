import { sym } from '../../../src/notation/expression.ts';
import { Dfn, Letter, Sign, Sym } from '../../../src/ui/text/Prose.tsx';
import { Eq, Figure, Ref, Section } from '../tags.ts';

export const Whole = () => (
  <Section id="whole">
    <p>
      The rest is as in Chapter 7. The{' '}
      <Dfn of="l">
        last layer <Letter of="l" />
      </Dfn>{' '}
      is dense. The{' '}
      <Dfn of="p softmax">
        softmax turns its pre-activations into probabilities <Sym of={sym('p')} />
      </Dfn>
      . The loss is the cross-entropy of these and the{' '}
      <Dfn of="y">
        target <Sym of={sym('y')} />
      </Dfn>
      : minus the <Dfn of="log">logarithm</Dfn> of the probability of the true class. The signs are
      those of Chapter 7: a raised T for the <Dfn of="transpose">transpose</Dfn>, powers of{' '}
      <Dfn of="exp">e</Dfn>, and a <Dfn of="ones">row of ones</Dfn> for a sum.
    </p>
    <Eq id="Eq8.16" />
    <Eq id="Eq8.17" />
    <Eq id="Eq8.18" />
    <p>The backward pass begins with the last layer:</p>
    <Eq id="Eq8.19" />
    <Eq id="Eq8.20" />
    <Eq id="Eq8.21" />
    <Eq id="Eq8.22" />
    <p>
      Then the error signal goes down, layer by layer. The column is arranged as maps (
      <Ref to="Eq8.15" />
      ) and multiplied by the slopes of ReLU (<Ref to="Eq8.9" />
      ). This gives the gradients of the second convolution’s kernels and biases (
      <Ref to="Eq8.3" />, <Ref to="Eq8.4" />
      ). The rotated kernels carry the error signal back to the pooled maps (<Ref to="Eq8.5" />
      ), and pooling passes it to the largest cells (<Ref to="Eq8.11" />
      ). ReLU comes once more, and then the gradients of the first convolution. Step through all
      this beside the text. Notice how sparse the error signal becomes: before pooling, at most one
      cell in four is the largest of its window, and at some of these ReLU has slope 0.
    </p>
    <Figure name="flow" />
    <p>
      The update is that of gradient descent. Each parameter takes a step against its gradient, with
      the{' '}
      <Dfn of="alpha">
        learning rate <Sym of={sym('alpha')} />
      </Dfn>
      . The arrow <Sign of="assign" /> <Dfn of="assign">replaces</Dfn> the old value by the new one:
    </p>
    <Eq id="Eq8.23" />
    <Eq id="Eq8.24" />
    <p>
      With a mini-batch of{' '}
      <Dfn of="N n">
        <Sym of={sym('N')} /> samples
      </Dfn>
      , each with a number <Letter of="n" />, training minimizes the{' '}
      <Dfn of="Lbar">
        mean loss <Sym of={sym('Lbar')} />
      </Dfn>
      . Each sample uses the same weights once more, so the contributions of all samples are added.
      Then a program divides the sum by <Sym of={sym('N')} />, in place:
    </p>
    <Eq id="Eq8.25" />
    <Eq id="Eq8.26" />
    <Eq id="Eq8.27" />
  </Section>
);
