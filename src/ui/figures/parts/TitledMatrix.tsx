import type { ReactNode } from 'react';
import * as styles from './TitledMatrix.module.css';

interface TitledMatrixProps {
  readonly title: ReactNode;
  readonly words: string;
  readonly children: ReactNode;
}

/** A matrix under its name, with a word on it. */
export const TitledMatrix = ({ title, words, children }: TitledMatrixProps) => (
  <div>
    <p className={styles.title}>
      {title} <span>{words}</span>
    </p>
    {children}
  </div>
);
