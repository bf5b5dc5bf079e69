import type { ReactNode } from 'react';
import type { Meta } from '../text/meta.ts';
import * as styles from './BesidePage.module.css';

interface BesidePageProps {
  /** The chapter that it belongs to. */
  readonly meta: Meta;
  readonly title: string;
  readonly lead: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A page beside a chapter: a list made from what the chapter has. */
export const BesidePage = ({ meta, title, lead, className = '', children }: BesidePageProps) => (
  <main id="text" className={`prose ${styles.page} ${className}`}>
    <header>
      <p className="kicker">
        <a href={meta.file}>
          Chapter {meta.number}, {meta.title}
        </a>
      </p>
      <h1>{title}</h1>
      {lead}
    </header>
    {children}
  </main>
);
