import { sym } from '../../src/notation/expression.ts';
import type { PageBeside } from '../../src/ui/chapter.ts';
import { Count, Dfn, Num, Sym } from '../../src/ui/text/Prose.tsx';
import { SymbolList } from '../../src/ui/text/SymbolList.tsx';
import { Depth } from './sections/depth.tsx';
import { ErrataPage } from './errata/ErrataPage.tsx';
import { Loss, Model } from './sections/forward.tsx';
import { Implementation } from './sections/implementation.tsx';
import { OneLayerBack, Recursion } from './sections/inner-layers.tsx';
import { WhyHadamard } from './sections/jacobian.tsx';
import { LastLayer } from './sections/last-layer.tsx';
import { glossary } from './glossary.ts';
import { MiniBatch, Update } from './sections/learning.tsx';
import { meta } from './meta.ts';
import { References } from './sections/references.tsx';
import { Branches, ByHand, OneNeuron } from './sections/runway.tsx';
import { Stability } from './sections/stable.tsx';
import { Summary } from './sections/summary.tsx';
import { Training } from './sections/training.tsx';

export { identities } from './identities.ts';
export { terms } from './terms.ts';

export const labels =
  'EqA1, EqA1.1, EqA2 and EqA2.1 are labels of the source; the others are ours.';

export const beside: readonly PageBeside[] = [
  {
    file: 'chapter-7-errata.html',
    title: 'Where this edition differs from its source',
    Body: ErrataPage,
  },
];

export const Body = () => (
  <article className="prose">
    <header>
      <p className="kicker">Chapter {meta.number}</p>
      <h1>{meta.title}</h1>
      <p className="lead">{meta.lead}</p>
      <p>
        One number measures how wrong a prediction is: the <Dfn of="L">loss</Dfn>. In our example
        network it is{' '}
        <span className="nobreak">
          <Sym of={sym('L')} /> = <Num of="L" />.
        </span>{' '}
        The network has <Count of="weights" /> weights and <Count of="biases" /> biases. This
        chapter computes the derivative of the loss with respect to each of them, exactly, in one
        pass from the loss back to the input.
      </p>
      <h2 className="objectives-title">After this chapter you can</h2>
      <ul>
        <li>compute any gradient of a small network by hand, and check it;</li>
        <li>derive the gradient of softmax with cross-entropy, and of other output layers;</li>
        <li>
          carry the error signal back through any number of layers, and justify each transpose and
          each element-wise product;
        </li>
        <li>write the forward and the backward pass in NumPy, for one sample and for a batch;</li>
        <li>say what backpropagation costs in time and memory, and why it costs so little;</li>
        <li>explain vanishing and exploding gradients, and how initialization helps.</li>
      </ul>
      <p className="source" id="source">
        After Chapter 7, “Back Propagation in Full – With Softmax &amp; CrossEntropy Loss”, of Alex
        Punnen’s <cite>The Mathematical Intuition Behind Deep Learning</cite>, © Alex Punnen, all
        rights reserved. This edition has its own words and figures. See{' '}
        <a href="#references">the sources</a>.
      </p>
      <p>
        You need derivatives and the matrix product. Nothing on this page moves until you start it.{' '}
        <span className="needs-js">
          Point at a symbol, and it is highlighted wherever it occurs. Change a number, and every
          number that depends on it changes too, also in the text.
        </span>
      </p>
      <p className="needs-js notes-switch">
        <label>
          <input type="checkbox" data-notes-switch /> Show notes on the source in the margin
        </label>
      </p>
    </header>
    <OneNeuron />
    <Branches />
    <ByHand />
    <Model />
    <Loss />
    <LastLayer />
    <OneLayerBack />
    <Recursion />
    <MiniBatch />
    <Update />
    <Stability />
    <WhyHadamard />
    <Implementation />
    <Depth />
    <Training />
    <Summary />
    <SymbolList of={glossary} />
    <References />
  </article>
);
