import type { ReactNode } from 'react';
import * as styles from './BesidePage.module.css';
import { meta } from '../meta.ts';

interface BesidePageProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A page beside the chapter: a list made from what the chapter has. */
export const BesidePage = ({ title, lead, className = '', children }: BesidePageProps) => (
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
