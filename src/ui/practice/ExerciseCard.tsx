import { useId, useMemo, useState } from 'react';
import { symbols } from '../../notation/traverse.ts';
import type { Exercise } from '../../practice/exercise.ts';
import { judge } from '../../practice/judge.ts';
import {
  addTry,
  changeOpen,
  openExercise,
  raiseLevel,
  type OpenExercise,
} from '../../state/practice.ts';
import { AnswerForm } from './answers/AnswerForm.tsx';
import { filledIn } from './answers/ComposeAnswer.tsx';
import { cellName, Factors, firstStep, missedCells, Verdict } from './Feedback.tsx';
import { GivenTensors } from './GivenTensors.tsx';
import { Progress } from './Progress.tsx';
import { randomSeed } from './seed.ts';
import { ShareExercise } from './ShareExercise.tsx';
import { useCardFocus } from './use-card-focus.ts';
import { useOnStage, type OnShow } from './use-on-stage.ts';
import { usePractice, usePracticeStore } from './use-practice.ts';
import { Words } from './Words.tsx';
import { Working } from './Working.tsx';
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
  readonly onShow: OnShow | null;
  /** Whether the reader has just asked for it here, so that the focus goes to it. */
  readonly isStarted: boolean;
  /** Starts the next exercise of the section; null in the last one. */
  readonly onNext: (() => void) | null;
}

/** Wrong answers after which the solution is offered. */
const TRIES = 3;

/** How a kind of exercise is faded, by level. */
const stages = ['worked example', 'partly worked out', 'begun for you', 'on your own'] as const;

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

function DrawnExercise({
  id,
  number,
  exercise,
  together,
  open: { seed, level, draft, answer, wrong, hinted, shown },
  isStarted,
  onShow,
  onNext,
  onAgain,
}: DrawnExerciseProps) {
  const practice = usePracticeStore();
  const [instance] = useState(() => exercise.draw(seed));
  const [unread, setUnread] = useState<string | null>(null);
  const [since] = useState(() => performance.now());
  const given = useMemo(
    () => (answer === null ? null : judge(instance, answer)),
    [instance, answer],
  );
  const isRight = given?.kind === 'right';
  const worked = level === 0;
  const done = worked || shown || isRight;
  const head = useId();
  const { card, onward } = useCardFocus(isStarted, done && !worked);
  const change = (to: Partial<OpenExercise>): void => changeOpen(practice, id, () => to);
  const raise = (): void => raiseLevel(practice, exercise.kind, level);
  const take = (text: string): void => {
    const verdict = judge(instance, text);
    setUnread(verdict.kind === 'unread' ? verdict.because : null);
    if (verdict.kind === 'unread') return;
    const right = verdict.kind === 'right';
    change({ answer: text, ...(!right && { wrong: wrong + 1 }) });
    if (right) raise();
    addTry(practice, {
      exercise: id,
      seed,
      answer: text,
      right,
      slip: right ? null : (verdict.hint?.id ?? null),
      seconds: Math.round((performance.now() - since) / 1000),
    });
  };
  const goOn = (then: () => void) => (): void => {
    if (worked) raise();
    then();
  };
  const show = useOnStage(id, instance, done, onShow);
  const working = instance.kind === 'number' ? instance.working : null;
  const hint = given?.kind === 'wrong' ? given.hint : null;
  const lit = new Set(
    hint?.expr && working
      ? missedCells(hint.expr, working).map(cellName)
      : done && working
        ? symbols(working).map(cellName)
        : [],
  );
  return (
    <div
      ref={card}
      className={styles.card}
      role="group"
      aria-labelledby={head}
      tabIndex={-1}
      data-open=""
      data-state={isRight ? 'right' : given ? 'wrong' : 'open'}
    >
      <header className={styles.head}>
        <span id={head}>
          <b>Exercise {number}</b> {exercise.title}
        </span>
        <span className={styles.level}>{stages[level]}</span>
        <Progress of={together} now={id} />
      </header>
      <p className={styles.statement}>
        <Words of={instance.statement} />
      </p>
      {instance.env && instance.given.length > 0 && (
        <GivenTensors of={instance.given} env={instance.env} lit={lit} />
      )}
      {instance.kind === 'number' && instance.env && instance.asks && instance.working && (
        <Working
          asks={instance.asks}
          working={instance.working}
          env={instance.env}
          assigns={instance.assigns}
          lines={done ? 3 : level === 1 ? 2 : level === 2 ? 1 : 0}
        />
      )}
      {!(done && working) && (
        <AnswerForm
          instance={instance}
          level={level}
          done={done}
          draft={draft ?? (instance.kind === 'compose' ? filledIn(instance, level) : '')}
          unread={unread}
          onDraft={(to) => change({ draft: to })}
          onAnswer={take}
        />
      )}
      <div role="status">
        {isRight ? (
          <Verdict right title="Right." of={instance.solution} />
        ) : done ? (
          <p className={styles.solution}>
            <Words of={instance.solution} />
          </p>
        ) : given ? (
          <Verdict
            title="Not yet."
            of={hint?.text ?? ['Begin like this. ', ...firstStep(instance)]}
          />
        ) : (
          hinted && <Verdict title="Hint." of={firstStep(instance)} />
        )}
      </div>
      {!done && hint?.expr && working && instance.env && (
        <Factors found={hint.expr} right={working} env={instance.env} />
      )}
      <footer className={styles.foot}>
        {worked && (
          <button type="button" className="primary" onClick={goOn(onAgain)}>
            Your turn
          </button>
        )}
        {done && !worked && onNext && (
          <button ref={onward} type="button" className="primary" onClick={onNext}>
            Next exercise
          </button>
        )}
        {!worked && (
          <button
            ref={onNext ? null : onward}
            type="button"
            className="secondary"
            onClick={onAgain}
          >
            Same exercise, new numbers
          </button>
        )}
        {!done && !given && (
          <button type="button" className="secondary" onClick={() => change({ hinted: true })}>
            Hint
          </button>
        )}
        {!done && wrong > 0 && (
          <button
            type="button"
            className="secondary"
            disabled={wrong < TRIES}
            onClick={() => change({ shown: true })}
          >
            Show the solution
          </button>
        )}
        {worked && onNext && (
          <button type="button" className="secondary" onClick={goOn(onNext)}>
            Next exercise
          </button>
        )}
        {show && (
          <button type="button" className="secondary" onClick={show}>
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
    </div>
  );
}
