import type { ReactNode } from 'react';
import type { Statement } from '../../notation/expression.ts';
import { M } from './Prose.tsx';
import * as styles from './SummaryBox.module.css';

interface SummaryBoxProps {
  readonly of: readonly {
    readonly statement: Statement;
    /** What it is for, in a few words. */
    readonly says: string;
    /** A link to the equation. */
    readonly label: ReactNode;
  }[];
  readonly id?: string;
}

/** The equations that a chapter comes down to, in one box. */
export const SummaryBox = ({ of, id }: SummaryBoxProps) => (
  <div className={styles.box} id={id}>
    {of.map(({ statement, says, label }) => (
      <p key={says}>
        <M>{statement}</M>
        <span>{says}</span>
        {label}
      </p>
    ))}
  </div>
);
