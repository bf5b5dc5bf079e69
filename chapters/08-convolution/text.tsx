import { SymbolList } from '../../src/ui/text/SymbolList.tsx';
import { Cost } from './sections/cost.tsx';
import { Gates } from './sections/gates.tsx';
import { glossary } from './glossary.ts';
import { InputGradient, KernelGradient } from './sections/gradients.tsx';
import { Draw, Learning } from './sections/learning.tsx';
import { meta } from './meta.ts';
import { Summary } from './sections/summary.tsx';
import { Whole } from './sections/whole.tsx';
import { Channels, Convolution, SharedWeights, Why } from './sections/why.tsx';

export { terms } from './terms.ts';

export const Body = () => (
  <article className="prose">
    <header>
      <p className="kicker">Chapter {meta.number}</p>
      <h1>{meta.title}</h1>
      <p className="lead">{meta.lead}</p>
      <p>
        This chapter derives the convolutional network in the same way as Chapter 7 derived the
        dense one: first a small example by hand, then the equations, then the whole network, which
        learns to read digits.
      </p>
      <h2 className="objectives-title">After this chapter you can</h2>
      <ul>
        <li>compute a convolution by hand, forward and backward;</li>
        <li>
          derive its gradients with respect to the kernel, the bias and the input, and say why the
          kernel is rotated on the way back;
        </li>
        <li>carry an error signal back through ReLU, pooling and flattening;</li>
        <li>
          predict the shape of every tensor of a convolutional network, and count its weights;
        </li>
        <li>say why a program computes a convolution as a matrix product.</li>
      </ul>
      <p>
        You need the chain rule and the backward pass of a dense network, as in{' '}
        <a href="chapter-7.html">Chapter 7</a>.
      </p>
      <p>
        The network beside the text is small enough to follow cell by cell. It reads a digit of 8 ×
        8 pixels and has two convolutions with ReLU, max pooling between them, and a dense layer for
        the ten classes. An image has as many rows as columns here. All other axes have different
        lengths, so that a confused axis shows at once. The numbers are those before the first
        training step.
      </p>
    </header>
    <Why />
    <Convolution />
    <SharedWeights />
    <Channels />
    <KernelGradient />
    <InputGradient />
    <Gates />
    <Whole />
    <Cost />
    <Learning />
    <Draw />
    <Summary />
    <SymbolList of={glossary} />
  </article>
);
