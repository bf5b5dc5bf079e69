import type { ReactNode } from 'react';
import { sectionsOf, type Meta } from '../ui/text/meta.ts';
import * as styles from './Cover.module.css';

export const BOOK = 'Backpropagation, alive';

export const LEAD =
  'An interactive textbook: every symbol of the derivation, every number and every edge of the network is live. ' +
  'Step forwards and backwards through training, change any number, and see where each gradient comes from.';

/** What a reader can do with the book. */
const uses: readonly (readonly [name: string, words: string])[] = [
  ['Step', 'Go through a pass operation by operation, forwards and back.'],
  ['Change', 'Drag or type any weight, input or target: every number that depends on it changes.'],
  ['Point', 'Point at a symbol, and all its occurrences are highlighted.'],
  [
    'Predict',
    'The book asks for a prediction before it gives the answer. Your answers stay in your browser.',
  ],
];

export interface Content {
  readonly meta: Meta;
  /** Pages beside the chapter. */
  readonly lists: readonly (readonly [title: string, file: string])[];
}

interface CoverProps {
  readonly chapters: readonly Content[];
  /** The network of a chapter; null where no chapter has one that can be drawn. */
  readonly picture: ReactNode;
}

/** The first page: what the book is, how to use it, and its contents. */
export const Cover = ({ chapters, picture }: CoverProps) => (
  <main id="text" className={`${styles.cover} prose`}>
    <header className={styles.hero}>
      <div>
        <h1>{BOOK}</h1>
        <p className="lead">{LEAD}</p>
        {chapters[0] && (
          <a className={styles.start} href={chapters[0].meta.file}>
            Start reading <span aria-hidden="true">▸</span>
          </a>
        )}
      </div>
      {picture}
    </header>
    <div className={styles.columns}>
      <nav id="contents" className={styles.contents} aria-label="Contents">
        {chapters.map(({ meta, lists }) => (
          <section key={meta.file}>
            <h2>
              <span className="number">{meta.number}</span> <a href={meta.file}>{meta.title}</a>
            </h2>
            <ol>
              {sectionsOf(meta).map(({ id, title, number }) => (
                <li key={id}>
                  <span className="number">{number}</span>{' '}
                  <a href={`${meta.file}#${id}`}>{title}</a>
                </li>
              ))}
            </ol>
            <p className={styles.lists}>
              {lists.map(([title, file]) => (
                <a key={file} href={file}>
                  {title}
                </a>
              ))}
            </p>
          </section>
        ))}
      </nav>
      <section className={styles.uses}>
        <h2>How to use this book</h2>
        <dl>
          {uses.map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
    <footer>
      <p>
        After Alex Punnen’s <cite>The Mathematical Intuition Behind Deep Learning</cite>, © Alex
        Punnen, all rights reserved. This is an independent edition with its own words, figures and
        code. The code may be used under the MIT licence.
      </p>
    </footer>
  </main>
);
