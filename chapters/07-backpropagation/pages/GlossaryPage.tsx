import { anchorOf } from '../../../src/notation/glossary.ts';
import { Glyph } from '../../../src/ui/text/SymbolList.tsx';
import { anchorOfTerm } from '../../../src/ui/text/Prose.tsx';
import { BesidePage } from './BesidePage.tsx';
import * as styles from './BesidePage.module.css';
import { glossary } from '../glossary.ts';
import { meta } from '../meta.ts';
import { terms, type GlossaryTerm } from './terms.ts';

/** The terms of the chapter, and its symbols, each with the way to where it is introduced. */
export const GlossaryPage = () => (
  <BesidePage
    title="Glossary"
    lead={
      <p>The terms of this chapter in alphabetical order, then its symbols, letters and signs.</p>
    }
  >
    <h2>Terms</h2>
    <dl className={styles.terms}>
      {Object.entries<GlossaryTerm>(terms)
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
      {Object.entries(glossary).map(([name, entry]) => (
        <div key={name}>
          <dt>
            <Glyph of={name} />
          </dt>
          <dd>
            {entry.means}
            {'shape' in entry && ` (${entry.shape})`}{' '}
            <a href={`${meta.file}#${anchorOf(name)}`}>defined here</a>
          </dd>
        </div>
      ))}
    </dl>
  </BesidePage>
);
