import type { ChoiceInstance } from '../../../practice/exercise.ts';
import type { AnswerProps } from './answer.ts';
import { Words } from '../Words.tsx';
import * as styles from './Answers.module.css';

/** Wrong options that are ruled out for the reader, by place: all in a worked example, then fewer. */
function ruledOut({ options }: ChoiceInstance, level: number): ReadonlySet<number> {
  const wrong = options.flatMap(({ hint }, n) => (hint ? [n] : []));
  const counts = [wrong.length, wrong.length - 1, Math.floor(wrong.length / 2)];
  return new Set(wrong.slice(0, counts[level] ?? 0));
}

/** One of several options is chosen; where the exercise is partly worked out, others are ruled out, with the reason. */
export function ChoiceAnswer({ instance, level, done, answer, onAnswer }: AnswerProps<'choice'>) {
  const out = ruledOut(instance, level);
  return (
    <ol className={styles.options}>
      {instance.options.map(({ text, hint }, n) => (
        <li key={n}>
          <button
            type="button"
            className="secondary"
            disabled={done || out.has(n)}
            data-truth={(done && n === instance.truth) || undefined}
            data-wrong={(!done && answer === String(n + 1)) || undefined}
            onClick={() => onAnswer(String(n + 1))}
          >
            <span aria-hidden="true">{n + 1}</span> <Words of={text} />
            {done && n === instance.truth && <span className="sr-only"> (right)</span>}
            {!done && answer === String(n + 1) && <span className="sr-only"> (wrong)</span>}
          </button>
          {hint && out.has(n) && (
            <p className={styles.reason}>
              Wrong: <Words of={hint.text} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
