import type { Exercise } from '../../../practice/exercise.ts';
import { UnlinkedContext } from '../../maths/Maths.tsx';
import { GivenTensors } from './GivenTensors.tsx';
import { LinesAround } from './LinesAround.tsx';
import { FIRST_SEED } from '../seed.ts';
import { Words } from '../Words.tsx';
import * as styles from './ExerciseCard.module.css';

interface ExerciseTextProps {
  /** In a chapter: what is asked alone. The numbers come when it is started, and are on the practice page. */
  readonly short?: boolean;
  readonly number: string;
  readonly exercise: Exercise;
}

const nothing: ReadonlySet<string> = new Set();

/** An exercise as it is read before it is started: what is asked, and from which numbers. */
export function ExerciseText({ number, exercise, short = false }: ExerciseTextProps) {
  const instance = exercise.draw(FIRST_SEED);
  return (
    <UnlinkedContext value>
      <div className={styles.card}>
        <header className={styles.head}>
          <b>Exercise {number}</b> <span>{exercise.title}</span>
        </header>
        <p className={styles.statement}>
          <Words of={instance.statement} />
        </p>
        {!short && instance.env && instance.given.length > 0 && (
          <GivenTensors of={instance.given} env={instance.env} lit={nothing} />
        )}
        {!short && instance.kind === 'choice' && <LinesAround of={instance} />}
        {!short && instance.kind === 'choice' && (
          <ol>
            {instance.options.map(({ text }, n) => (
              <li key={n}>
                <Words of={text} />
              </li>
            ))}
          </ol>
        )}
        {!short && instance.kind === 'bug' && (
          <ol>
            {instance.lines.map(({ lhs, rhs }, n) => (
              <li key={n}>
                <Words of={[{ expr: lhs }, ' = ', { expr: rhs[0]! }]} />
              </li>
            ))}
          </ol>
        )}
        <p className={`${styles.start} needs-js`}>
          <button
            type="button"
            className="secondary"
            data-start=""
            disabled
            aria-label={`Start exercise ${number}`}
          >
            Start
          </button>
        </p>
      </div>
    </UnlinkedContext>
  );
}
