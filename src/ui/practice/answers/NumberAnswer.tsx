import { useId } from 'react';
import { print } from '../../../notation/printing/number.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import type { NumberInstance } from '../../../practice/exercise.ts';
import type { AnswerProps } from './answer.ts';
import * as styles from './Answers.module.css';

/** A number is typed: 0.25, .25, 0,25, 1/4 or 2.5e-1. */
export function NumberAnswer({
  instance,
  done,
  draft,
  unread,
  onDraft,
  onAnswer,
}: AnswerProps<'number'>) {
  const id = useId();
  const { asks, truth } = instance;
  return (
    <form
      className={styles.number}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(draft.trim());
      }}
    >
      <label htmlFor={id}>
        {asks ? (
          <>
            <SymbolName named={asks} /> ≈
          </>
        ) : (
          `${done ? 'The' : 'Your'} number`
        )}
      </label>
      {done ? (
        <output id={id}>{print(truth)}</output>
      ) : (
        <>
          <input
            id={id}
            value={draft}
            // A keyboard of digits alone may have no minus.
            inputMode={instance.tolerance === 0 ? 'numeric' : 'text'}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-invalid={unread !== null}
            aria-describedby={`${id}-tolerance ${id}-unread`}
            onChange={(event) => onDraft(event.target.value)}
          />
          <button className="primary">Check</button>
          <span id={`${id}-tolerance`} className={styles.note}>
            {toleranceWords(instance)}
          </span>
          <p id={`${id}-unread`} role="alert" className={styles.unread}>
            {unread}
          </p>
        </>
      )}
    </form>
  );
}

/** How exact an answer must be. */
const toleranceWords = ({ asks, tolerance, truth }: NumberInstance): string =>
  tolerance === 0
    ? 'a whole number'
    : asks
      ? `accepted within ±${print(tolerance)}`
      : `accepted within ±${print((100 * tolerance) / Math.abs(truth))} %`;
