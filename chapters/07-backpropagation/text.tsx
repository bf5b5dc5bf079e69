import { sym } from '../../src/notation/expression.ts';
import type { PageBeside } from '../../src/ui/chapter.ts';
import { Count, Dfn, Num, Sym } from '../../src/ui/text/Prose.tsx';
import { SymbolList } from '../../src/ui/text/SymbolList.tsx';
import { ErrataPage } from './errata/ErrataPage.tsx';
import { Loss, Model, Stable } from './forward.tsx';
import { Implementation } from './implementation.tsx';
import { OneLayerBack, Recursion } from './inner-layers.tsx';
import { WhyHadamard } from './jacobian.tsx';
import { LastLayer } from './last-layer.tsx';
import { glossary } from './glossary.ts';
import { MiniBatch, Update } from './learning.tsx';
import { meta } from './meta.ts';
import { References } from './references.tsx';
import { TrainingSection } from './training.tsx';

export const beside: readonly PageBeside[] = [
  {
    file: 'chapter-7-errata.html',
    title: 'Where this edition departs from its source',
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
        One number says how wrong it is: the <Dfn of="L">loss</Dfn>,{' '}
        <span className="nobreak">
          <Sym of={sym('L')} /> = <Num of="L" />.
        </span>{' '}
        The network at hand has <Count of="weights" /> weights and <Count of="biases" /> biases, and
        every one of them had a hand in it. This chapter finds the share of each, exactly, by
        walking once from the loss back to the input.
      </p>
      <p>
        You need the chain rule and what a matrix product is. Nothing on this page moves until you
        ask it to.{' '}
        <span className="needs-js">
          Point at a name and it lights wherever it occurs; change a number and all that depend on
          it follow, those in the text too.
        </span>
      </p>
    </header>
    <Model />
    <Loss />
    <Stable />
    <LastLayer />
    <OneLayerBack />
    <Recursion />
    <MiniBatch />
    <Update />
    <Implementation />
    <WhyHadamard />
    <TrainingSection />
    <SymbolList of={glossary} />
    <References />
  </article>
);
