import { usePractice } from './use-practice.ts';
import * as styles from './Progress.module.css';

interface ProgressProps {
  /** Names of the exercises of a section, in order, and the one that is open. */
  readonly of: readonly string[];
  readonly now: string;
}

/** The exercises of a section as dots: those that were answered rightly are filled. */
export function Progress({ of, now }: ProgressProps) {
  const tries = usePractice((practice) => practice.tries);
  const solved = new Set(tries.filter(({ right }) => right).map(({ exercise }) => exercise));
  const count = of.filter((id) => solved.has(id)).length;
  if (of.length < 2) return null;
  return (
    <span className={styles.progress}>
      <span className={styles.dots} aria-hidden="true">
        {of.map((id) => (
          <i
            key={id}
            data-solved={solved.has(id) || undefined}
            data-now={id === now || undefined}
          />
        ))}
      </span>
      <span aria-hidden="true">
        {of.indexOf(now) + 1} of {of.length}
      </span>
      <span className="sr-only">
        {of.indexOf(now) + 1} of {of.length} in this section, {count} solved
      </span>
    </span>
  );
}
