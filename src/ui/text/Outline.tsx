import type { OutlineSection } from './outline.ts';
import * as styles from './Outline.module.css';

/**
 * Sections and labelled equations of a chapter: a panel that the head of the page opens, and beside the text, where it
 * has room, a rail. Complete without JavaScript; `bind-outline` marks the reader's place and what has been read.
 */
export const Outline = ({ sections }: { readonly sections: readonly OutlineSection[] }) => (
  <nav id="outline" popover="auto" className={styles.outline} aria-label="Contents of the chapter">
    <p>
      <a href="index.html#contents">All chapters</a>
    </p>
    <ol>
      {sections.map(({ id, number, title, equations }) => (
        <li key={id} data-section={id}>
          <a href={`#${id}`}>
            <span className={styles.number}>{number}</span>{' '}
            <span className={styles.title}>{title}</span>
            <span className="sr-only" data-read-word="" hidden>
              , read
            </span>
          </a>
          {equations.length > 0 && (
            <p className={styles.equations}>
              {equations.map((label) => (
                <a key={label} href={`#${label}`}>
                  {label}
                </a>
              ))}
            </p>
          )}
        </li>
      ))}
    </ol>
  </nav>
);
