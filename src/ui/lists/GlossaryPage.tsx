import { anchorOf, type Glossary } from '../../notation/glossary.ts';
import type { Meta } from '../text/meta.ts';
import { anchorOfTerm } from '../text/Prose.tsx';
import { Glyph } from '../text/SymbolList.tsx';
import { BesidePage } from './BesidePage.tsx';
import * as styles from './BesidePage.module.css';

/** A term of the field, as the glossary explains it. */
export interface GlossaryTerm {
  readonly means: string;
  /** Anchor of the place that introduces it, where that is the definition of a symbol. */
  readonly at?: string;
}

interface GlossaryPageProps {
  readonly meta: Meta;
  readonly terms: Readonly<Record<string, GlossaryTerm>>;
  readonly glossary: Glossary;
}

/** The terms of a chapter, and its symbols, each with the way to where it is introduced. */
export const GlossaryPage = ({ meta, terms, glossary }: GlossaryPageProps) => (
  <BesidePage
    meta={meta}
    title="Glossary"
    lead={
      <p>The terms of this chapter in alphabetical order, then its symbols, letters and signs.</p>
    }
  >
    <h2>Terms</h2>
    <dl className={styles.terms}>
      {Object.entries(terms)
        .toSorted(([one], [other]) => one.localeCompare(other, 'en'))
        .map(([term, { means, at = anchorOfTerm(term) }]) => (
          <div key={term}>
            <dt>
              <a href={`${meta.file}#${at}`}>{term}</a>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
    </dl>
    <h2>Symbols, letters and signs</h2>
    <dl className={styles.terms}>
      {Object.entries(glossary).map(([name, { means, shape }]) => (
        <div key={name}>
          <dt>
            <Glyph of={name} />
          </dt>
          <dd>
            {means}
            {shape && ` (${shape})`} <a href={`${meta.file}#${anchorOf(name)}`}>defined here</a>
          </dd>
        </div>
      ))}
    </dl>
  </BesidePage>
);
