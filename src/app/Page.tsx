import type { ReactNode } from 'react';
import { help } from '../ui/stage/keys.ts';
import { PageUnfetched } from '../ui/islands/Unfetched.tsx';
import { BOOK } from './Cover.tsx';

interface PageProps {
  /** Number and title of the chapter; none on the cover. */
  readonly chapter?: { readonly number: number; readonly title: string };
  readonly children: ReactNode;
}

/** What every page has: the head, the list of keys, the place where steps are spoken. */
export const Page = ({ chapter, children }: PageProps) => (
  <>
    <a className="skip" href="#text">
      To the text
    </a>
    {chapter && (
      <a className="skip" href="#stage">
        To the stage
      </a>
    )}
    <PageUnfetched />
    <header className="top">
      <a className="book" href="index.html">
        {BOOK}
      </a>
      {chapter && (
        <p className="here">
          <span className="number">{chapter.number}</span> {chapter.title}
        </p>
      )}
      {chapter && <div id="definition" />}
      <nav aria-label="Book">
        <a href="index.html">Contents</a>
        {chapter && <NotationSwitch />}
        <button type="button" className="needs-js" data-keys-open>
          Keys
        </button>
        <button type="button" className="needs-js" data-theme-switch>
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M8 1.5a6.5 6.5 0 0 0 0 13z" fill="currentColor" />
          </svg>{' '}
          <span className="sr-only">Theme: </span>
          <span data-theme-name>Auto</span>
        </button>
      </nav>
    </header>
    {children}
    <div id="announce" className="sr-only" aria-live="polite" />
    <dialog id="keys" aria-labelledby="keys-title">
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

/** Whether equations are written with whole matrices or by their components. */
const NotationSwitch = () => (
  <div className="notation needs-js" role="group" aria-label="Form of the equations">
    <button type="button" aria-pressed data-notation-switch="matrix">
      Matrix
    </button>
    <button type="button" aria-pressed={false} data-notation-switch="index">
      Index
    </button>
  </div>
);
