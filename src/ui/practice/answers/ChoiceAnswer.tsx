import type { AnswerProps } from './answer.ts';
import { Words } from '../Words.tsx';
import * as styles from './Answers.module.css';

/** One of several options is chosen. */
export const ChoiceAnswer = ({ instance, done, onAnswer }: AnswerProps<'choice'>) => (
  <ol className={styles.options}>
    {instance.options.map(({ text }, n) => (
      <li key={n}>
        <button
          type="button"
          className="secondary"
          disabled={done}
          data-truth={(done && n === instance.truth) || undefined}
          onClick={() => onAnswer(String(n + 1))}
        >
          <span aria-hidden="true">{n + 1}</span> <Words of={text} />
          {done && n === instance.truth && <span className="sr-only"> (right)</span>}
        </button>
      </li>
    ))}
  </ol>
);
