import type { ReactNode } from 'react';
import * as styles from './Field.module.css';

interface FieldProps {
  readonly name: ReactNode;
  readonly children: ReactNode;
}

/** What can be set, beside its name. */
export const Field = ({ name, children }: FieldProps) => (
  <label className={styles.field}>
    <span className={styles.name}>{name}</span>
    <span>{children}</span>
  </label>
);
