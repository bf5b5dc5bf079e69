import type { ReactNode } from 'react';
import * as styles from './Setting.module.css';

interface SettingProps {
  readonly name: ReactNode;
  /** What one asks with it, and what to look for. */
  readonly question: string;
  readonly hint: string;
  /** Where there is little room, the question is only for those who do not see. */
  readonly compact?: boolean;
  readonly children: ReactNode;
}

/** A setting as a question: its name, what sets it, and one sentence on what to look for. */
export const Setting = ({ name, question, hint, compact, children }: SettingProps) => (
  <div className={styles.setting} data-compact={compact || undefined}>
    <p className={styles.name}>
      <b>{name}</b> <span className={compact ? 'sr-only' : undefined}>{question}</span>
    </p>
    <div className={styles.control}>{children}</div>
    <p className={styles.hint}>{hint}</p>
  </div>
);
