import type { ChoiceInstance } from '../../../practice/exercise.ts';
import { Words } from '../Words.tsx';
import * as styles from './Working.module.css';

interface LinesAroundProps {
  readonly of: ChoiceInstance;
  /** Whether the line that is left out is shown. */
  readonly filled?: boolean;
}

/** The lines of a derivation around the one that is to be chosen; nothing where there are none. */
export const LinesAround = ({ of, filled = false }: LinesAroundProps) =>
  of.lines && (
    <div className={styles.working}>
      {of.lines.map(({ left, right }, n) => (
        <p key={n}>
          {left && <Words of={[{ expr: left }, ' ']} />}={' '}
          {right ? (
            <Words of={[{ expr: right }]} />
          ) : filled ? (
            <Words of={of.options[of.truth]!.text} />
          ) : (
            <span className={styles.blank}>the missing line</span>
          )}
        </p>
      ))}
    </div>
  );
