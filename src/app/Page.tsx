import type { ReactNode } from 'react';
import { PageUnfetched } from '../ui/islands/Unfetched.tsx';
import { help } from '../ui/stage/keys.ts';
import { Outline } from '../ui/text/Outline.tsx';
import type { OutlineSection } from '../ui/text/outline.ts';
import { BOOK } from './Cover.tsx';
import * as styles from './Page.module.css';

interface PageProps {
  /** The chapter whose text the page shows; none on the cover and on pages beside a chapter. */
  readonly chapter?: {
    readonly number: number;
    readonly title: string;
    readonly outline: readonly OutlineSection[];
  };
  readonly children: ReactNode;
}

/** What every page has: the head, the list of keys, the place where steps are spoken. */
export const Page = ({ chapter, children }: PageProps) => (
  <>
    <a className={styles.skip} href="#text">
      To the text
    </a>
    {chapter && (
      <a className={styles.skip} href="#stage">
        To the stage
      </a>
    )}
    <PageUnfetched />
    <header className={styles.head}>
      <a className={styles.book} href="index.html">
        {BOOK}
      </a>
      {chapter && (
        <p className={styles.here}>
          <span>
            <b>{chapter.number}</b> {chapter.title}
          </span>
          <span data-place="" />
        </p>
      )}
      {chapter && <div id="definition" />}
      <nav aria-label="Book">
        {chapter ? (
          <button type="button" popoverTarget="outline">
            Contents
          </button>
        ) : (
          <a href="index.html#contents">Contents</a>
        )}
        <button type="button" className={`${styles.more} needs-js`} popoverTarget="settings">
          <svg viewBox="0 0 16 16" width="16" height="16" role="img" aria-label="Settings">
            <path d="M1 4.5h14M1 11.5h14" stroke="currentColor" strokeWidth="1.5" />
            <circle cx="10.5" cy="4.5" r="2.2" fill="currentColor" />
            <circle cx="5.5" cy="11.5" r="2.2" fill="currentColor" />
          </svg>
        </button>
        <div id="settings" popover="auto" className={`${styles.settings} needs-js`}>
          {chapter && <EquationSwitches />}
          <button type="button" data-keys-open>
            Keys
          </button>
          <button type="button" data-theme-switch>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
              <path d="M8 1.5a6.5 6.5 0 0 0 0 13z" fill="currentColor" />
            </svg>{' '}
            <span className="sr-only">Theme: </span>
            <span data-theme-name>Auto</span>
          </button>
        </div>
      </nav>
    </header>
    {children}
    {chapter && <Outline sections={chapter.outline} />}
    <div id="announce" className="sr-only" aria-live="polite" />
    <dialog id="keys" className={styles.keys} aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl>
        {help.map(({ keys, does }) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <label>
          <input type="checkbox" data-keys-switch defaultChecked /> keys without Ctrl act on the
          page
        </label>
        <button>Close</button>
      </form>
    </dialog>
  </>
);

/** How equations are written, and whether all of them show their numbers. */
const EquationSwitches = () => (
  <>
    <div className={styles.notation} role="group" aria-label="Form of the equations">
      <button type="button" aria-pressed data-notation-switch="matrix">
        Matrix
      </button>
      <button type="button" aria-pressed={false} data-notation-switch="index">
        Index
      </button>
    </div>
    <button type="button" aria-pressed data-numbers-switch-all="">
      Numbers
    </button>
  </>
);
