import type { Instance } from '../../../practice/exercise.ts';
import { firstStep } from '../../../practice/first-step.ts';
import type { Verdict as Judged } from '../../../practice/judge.ts';
import { Verdict } from './Feedback.tsx';
import { Words } from '../Words.tsx';
import * as styles from './ExerciseCard.module.css';

interface ReplyProps {
  readonly instance: Instance;
  /** What the last answer deserves; null before the first. */
  readonly judged: Judged | null;
  /** Whether the solution is shown. */
  readonly done: boolean;
  /** Whether a hint was asked for. */
  readonly hinted: boolean;
}

/** What is said of an answer: that it is right and why, the slip that it comes of, or how to begin. */
export const Reply = (props: ReplyProps) => (
  <div role="status">
    <Said {...props} />
  </div>
);

function Said({ instance, judged, done, hinted }: ReplyProps) {
  const { solution } = instance;
  if (judged?.kind === 'right') return <Verdict tone="right" title="Right." of={solution} />;
  if (done) {
    return (
      <p className={styles.solution}>
        <Words of={solution} />
      </p>
    );
  }
  if (judged) {
    const hint = judged.kind === 'wrong' ? judged.hint : null;
    const words = hint?.text ?? ['Begin like this. ', ...firstStep(instance)];
    return <Verdict tone="wrong" title="Not yet." of={words} />;
  }
  return hinted && <Verdict tone="hint" title="Hint." of={firstStep(instance)} />;
}
