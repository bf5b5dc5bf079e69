import type { ReactNode } from 'react';
import * as styles from './TimeLeft.module.css';

/** What takes longer than this, in milliseconds, shows how far it is, once that can be told. */
const [LONG, TOLD] = [1000, 200];

interface TimeLeftProps {
  /** Training steps done, and in all: Infinity for no end. */
  readonly done: number;
  readonly of: number;
  /** Milliseconds that those done took. */
  readonly ms: number;
  /** What is counted, by default steps. */
  readonly what?: string;
  /** What is done. */
  readonly children?: ReactNode;
}

/** How far a run is and how long it still takes; nothing where that is less than a second in all, done, or without end. */
export function TimeLeft({ done, of, ms, what = 'steps', children }: TimeLeftProps) {
  if (!Number.isFinite(of) || done >= of) return null;
  const share = done / of;
  const left = share > 0 ? ms / share - ms : Infinity;
  if (ms < TOLD || ms + left < LONG) return null;
  return (
    <p className={styles.left}>
      {children}
      <progress value={share} aria-label="Run" /> {done} of {of} {what}
      {Number.isFinite(left) && <>, about {Math.max(1, Math.round(left / 1000))} s left</>}
    </p>
  );
}
