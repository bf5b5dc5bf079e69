import type { Ref } from 'react';
import { ShareExercise } from './ShareExercise.tsx';
import * as styles from './ExerciseCard.module.css';

interface ExerciseFootProps {
  readonly id: string;
  readonly seed: number;
  /** Whether it is an example, worked out for the reader. */
  readonly worked: boolean;
  /** Whether the solution is shown. */
  readonly done: boolean;
  /** Whether an answer was checked. */
  readonly answered: boolean;
  /** Wrong answers. */
  readonly wrong: number;
  /** The button with which a solved exercise is left. */
  readonly onward: Ref<HTMLButtonElement>;
  /** Draws other numbers. */
  readonly onAgain: () => void;
  /** Starts the next exercise of the section; null in the last one. */
  readonly onNext: (() => void) | null;
  readonly onHint: () => void;
  readonly onSolution: () => void;
  /** Shows it on the stage; null where it cannot be shown. */
  readonly onStage: (() => void) | null;
}

/** Wrong answers after which the solution is offered. */
const TRIES = 3;

/** What can be done with an exercise besides answering it. */
export function ExerciseFoot({
  id,
  seed,
  worked,
  done,
  answered,
  wrong,
  onward,
  onAgain,
  onNext,
  onHint,
  onSolution,
  onStage,
}: ExerciseFootProps) {
  const next = done && onNext && (
    <button
      ref={worked ? null : onward}
      type="button"
      className={worked ? 'secondary' : 'primary'}
      onClick={onNext}
    >
      Next exercise
    </button>
  );
  return (
    <footer className={styles.foot}>
      {!worked && next}
      <button
        ref={onNext ? null : onward}
        type="button"
        className={worked ? 'primary' : 'secondary'}
        onClick={onAgain}
      >
        {worked ? 'Your turn' : 'Same exercise, new numbers'}
      </button>
      {worked && next}
      {!done && !answered && (
        <button type="button" className="secondary" onClick={onHint}>
          Hint
        </button>
      )}
      {!done && wrong > 0 && (
        <button type="button" className="secondary" disabled={wrong < TRIES} onClick={onSolution}>
          Show the solution
        </button>
      )}
      {onStage && (
        <button type="button" className="secondary" onClick={onStage}>
          Show on the stage
        </button>
      )}
      <ShareExercise id={id} seed={seed} />
      {!done && wrong > 0 && (
        <span>
          {wrong} {wrong === 1 ? 'try' : 'tries'}
          {wrong < TRIES && `. Solution after ${TRIES}`}
        </span>
      )}
    </footer>
  );
}
