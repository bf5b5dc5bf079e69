import { SymbolList } from '../../src/ui/text/SymbolList.tsx';
import { Gates, InputGradient, KernelGradient, Whole } from './backward.tsx';
import { Cost } from './cost.tsx';
import { glossary } from './glossary.ts';
import { Draw, Learning } from './learning.tsx';
import { meta } from './meta.ts';
import { Summary } from './summary.tsx';
import { Channels, Convolution, SharedWeights, Why } from './why.tsx';

export const Body = () => (
  <article className="prose">
    <header>
      <p className="kicker">Chapter {meta.number}</p>
      <h1>{meta.title}</h1>
      <p className="lead">{meta.lead}</p>
      <p>
        After this chapter you can compute a convolution by hand, forward and backward; derive its
        three gradients; say why the kernel is turned on the way back; and predict the shape of
        every tensor of a convolutional network. You need Chapter 7, or the chain rule and the
        backward pass of a dense network from elsewhere.
      </p>
      <p>
        The network beside the text is small enough to follow by the cell: a digit of 8 × 8 pixels,
        two convolutions with ReLU, a pooling between them, and a dense layer to the ten classes.
        Rows and columns are equally long because images are; all other axes differ, so that a
        confused axis shows. It is shown as it is before its first training step.
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
