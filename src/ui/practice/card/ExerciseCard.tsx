import { useId, useMemo, useState } from 'react';
import { symbols } from '../../../notation/traverse.ts';
import type { Exercise } from '../../../practice/exercise.ts';
import { judge } from '../../../practice/judge.ts';
import {
  addTry,
  changeOpen,
  openExercise,
  raiseLevel,
  type OpenExercise,
} from '../../../state/practice.ts';
import { AnswerForm } from '../answers/AnswerForm.tsx';
import { filledIn } from '../answers/ComposeAnswer.tsx';
import { ExerciseFoot } from './ExerciseFoot.tsx';
import { ExerciseHead } from './ExerciseHead.tsx';
import { cellName, Factors, missedCells } from './Feedback.tsx';
import { Given } from './Given.tsx';
import { Reply } from './Reply.tsx';
import { randomSeed } from '../seed.ts';
import { useCardFocus } from './use-card-focus.ts';
import { useOnStage, type ExerciseStage } from './use-on-stage.ts';
import { usePractice, usePracticeStore } from '../use-practice.ts';
import { Words } from '../Words.tsx';
import * as styles from './ExerciseCard.module.css';

export interface ExerciseCardProps {
  /** Name of its file. */
  readonly id: string;
  /** `7.5.2`. */
  readonly number: string;
  readonly exercise: Exercise;
  /** Names of the exercises of its section, in order. */
  readonly together: readonly string[];
  /** Puts the network of an instance on the stage; null where the page has none. */
  readonly stage: ExerciseStage | null;
  /** Whether the reader has just asked for it here, so that the focus goes to it. */
  readonly isStarted: boolean;
  /** Starts the next exercise of the section; null in the last one. */
  readonly onNext: (() => void) | null;
}

/** An open exercise with its numbers, the form for an answer, and what is said of the answer. */
export function ExerciseCard({ isStarted, ...rest }: ExerciseCardProps) {
  const { id, exercise } = rest;
  const practice = usePracticeStore();
  const open = usePractice((all) => all.open[id]);
  const [count, setCount] = useState(0);
  const again = (): void => {
    openExercise(practice, id, exercise.kind, randomSeed());
    setCount(count + 1);
  };
  return (
    open && (
      <DrawnExercise
        key={count}
        {...rest}
        open={open}
        isStarted={isStarted || count > 0}
        onAgain={again}
      />
    )
  );
}

interface DrawnExerciseProps extends ExerciseCardProps {
  readonly open: OpenExercise;
  /** Draws other numbers. */
  readonly onAgain: () => void;
}

function DrawnExercise(props: DrawnExerciseProps) {
  const { id, number, exercise, together, open, isStarted, stage, onNext, onAgain } = props;
  const { seed, level, draft, answer, wrong, hinted, shown } = open;
  const practice = usePracticeStore();
  const [instance] = useState(() => exercise.draw(seed));
  const [unread, setUnread] = useState<string | null>(null);
  const [since] = useState(() => performance.now());
  const judged = useMemo(
    () => (answer === null ? null : judge(instance, answer)),
    [instance, answer],
  );
  const isRight = judged?.kind === 'right';
  const worked = level === 0;
  const done = worked || shown || isRight;
  const head = useId();
  const { card, onward } = useCardFocus(isStarted, done && !worked);
  const show = useOnStage(id, instance, done, stage);
  const change = (to: Partial<OpenExercise>): void => changeOpen(practice, id, () => to);
  const raise = (): void => raiseLevel(practice, exercise.kind, level);
  const take = (text: string): void => {
    const verdict = judge(instance, text);
    setUnread(verdict.kind === 'unread' ? verdict.because : null);
    if (verdict.kind === 'unread') return;
    const right = verdict.kind === 'right';
    change({ answer: text, ...(!right && { wrong: wrong + 1 }) });
    if (right) raise();
    const slip = right ? null : (verdict.hint?.id ?? null);
    const seconds = Math.round((performance.now() - since) / 1000);
    addTry(practice, { exercise: id, seed, answer: text, right, slip, seconds });
  };
  // A worked example has taught what it can when it is left.
  const goOn = (then: () => void) => (): void => {
    if (worked) raise();
    then();
  };
  const working = instance.kind === 'number' ? instance.working : null;
  const slip = judged?.kind === 'wrong' && !done && working ? judged.hint?.expr : undefined;
  const lit = slip ? missedCells(slip, working!) : done && working ? symbols(working) : [];
  return (
    <div
      ref={card}
      className={styles.card}
      role="group"
      aria-labelledby={head}
      tabIndex={-1}
      data-open=""
      data-state={isRight ? 'right' : judged ? 'wrong' : 'open'}
    >
      <ExerciseHead
        id={head}
        number={number}
        title={exercise.title}
        level={level}
        together={together}
        now={id}
      />
      <p className={styles.statement}>
        <Words of={instance.statement} />
      </p>
      <Given instance={instance} level={level} done={done} lit={new Set(lit.map(cellName))} />
      {!(done && working) && (
        <AnswerForm
          instance={instance}
          level={level}
          done={done}
          answer={answer}
          draft={draft ?? (instance.kind === 'compose' ? filledIn(instance, level) : '')}
          unread={unread}
          // Once the wrong line is found, what was said of another is over.
          onDraft={(to) => change({ draft: to, ...(instance.kind === 'bug' && { answer: null }) })}
          onAnswer={take}
        />
      )}
      <Reply instance={instance} judged={judged} done={done} hinted={hinted} />
      {slip && instance.env && <Factors found={slip} right={working!} env={instance.env} />}
      <ExerciseFoot
        id={id}
        seed={seed}
        worked={worked}
        done={done}
        answered={judged !== null}
        wrong={wrong}
        onward={onward}
        onAgain={goOn(onAgain)}
        onNext={onNext && goOn(onNext)}
        onHint={() => change({ hinted: true })}
        onSolution={() => change({ shown: true })}
        onStage={show}
      />
    </div>
  );
}
