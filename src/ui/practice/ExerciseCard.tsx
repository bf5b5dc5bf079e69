import { useState } from 'react';
import { symbols } from '../../notation/traverse.ts';
import type { Exercise, Hint, Instance } from '../../practice/exercise.ts';
import { addTry, raiseLevel, type Level } from '../../state/practice.ts';
import { Icon } from '../controls/Icon.tsx';
import type { AnswerProps, Given } from './answers/answer.ts';
import { BugAnswer } from './answers/BugAnswer.tsx';
import { ChoiceAnswer } from './answers/ChoiceAnswer.tsx';
import { ComposeAnswer } from './answers/ComposeAnswer.tsx';
import { cellName, Feedback, missedCells } from './Feedback.tsx';
import { GivenTensors } from './GivenTensors.tsx';
import { NumberAnswer } from './answers/NumberAnswer.tsx';
import { ShareExercise } from './ShareExercise.tsx';
import { usePractice, usePracticeStore } from './use-practice.ts';
import { Words } from './Words.tsx';
import { Working } from './Working.tsx';
import * as styles from './ExerciseCard.module.css';
import * as feedback from './Feedback.module.css';

export interface ExerciseCardProps {
  /** Name of its file. */
  readonly id: string;
  /** `7.5.2`. */
  readonly number: string;
  readonly exercise: Exercise;
  /** The seed of the first numbers. */
  readonly seed: number;
  /** Puts the network of an instance on the stage; null where the page has none. */
  readonly onShow: ((instance: Instance) => void) | null;
}

/** Wrong answers after which the solution is offered. */
const TRIES = 3;

/** How a kind of exercise is faded, by level. */
const stages = ['worked example', 'partly worked out', 'begun for you', 'on your own'] as const;

/** An exercise with its numbers, the form for an answer, and what is said of the answer. */
export function ExerciseCard({ seed, ...rest }: ExerciseCardProps) {
  const [drawn, setDrawn] = useState({ seed, count: 0 });
  const again = (): void =>
    setDrawn(({ count }) => ({ seed: Math.floor(Math.random() * 1e6), count: count + 1 }));
  return <DrawnExercise key={drawn.count} {...rest} seed={drawn.seed} onAgain={again} />;
}

interface DrawnExerciseProps extends ExerciseCardProps {
  /** Draws other numbers. */
  readonly onAgain: () => void;
}

function DrawnExercise({ id, number, exercise, seed, onShow, onAgain }: DrawnExerciseProps) {
  const reached = usePractice(({ levels }) => levels[exercise.kind] ?? 0);
  // It stays while the exercise is answered.
  const [level] = useState<Level>(reached);
  const practice = usePracticeStore();
  const [instance] = useState(() => exercise.draw(seed));
  const [given, setGiven] = useState<Given | null>(null);
  const [wrong, setWrong] = useState(0);
  const [shown, setShown] = useState(false);
  const [since] = useState(() => performance.now());
  const worked = level === 0;
  const done = worked || shown || given?.right === true;
  const answer = (one: Given): void => {
    setGiven(one);
    if (!one.right) setWrong(wrong + 1);
    addTry(practice, {
      exercise: id,
      seed,
      answer: one.words,
      right: one.right,
      slip: one.hint?.id ?? null,
      seconds: Math.round((performance.now() - since) / 1000),
    });
  };
  const next = (): void => {
    if (worked || given?.right) raiseLevel(practice, exercise.kind, level);
    onAgain();
  };
  const working = instance.kind === 'number' ? instance.working : null;
  const hint = given && !given.right ? given.hint : null;
  const lit = new Set(
    hint?.expr && working
      ? missedCells(hint.expr, working).map(cellName)
      : done && working
        ? symbols(working).map(cellName)
        : [],
  );
  return (
    <div className={styles.card} data-state={given?.right ? 'right' : given ? 'wrong' : 'open'}>
      <header className={styles.head}>
        <b>Exercise {number}</b> <span>{exercise.title}</span>
        <span className={styles.level}>{stages[level]}</span>
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
        <AnswerForm instance={instance} level={level} done={done} onAnswer={answer} />
      )}
      {given?.right && (
        <div className={feedback.feedback} data-verdict="right" role="status">
          <p>
            <Icon name="tick" /> <b>Right.</b> <Words of={instance.solution} />
          </p>
        </div>
      )}
      {given && !given.right && !shown && (
        <Feedback hint={given.hint ?? firstStep(instance)} working={working} env={instance.env} />
      )}
      {(worked || shown) && !given?.right && (
        <p className={styles.solution}>
          <Words of={instance.solution} />
        </p>
      )}
      <footer className={styles.foot}>
        {done && (
          <button type="button" className={worked ? 'primary' : 'secondary'} onClick={next}>
            {worked ? 'Your turn' : 'Same exercise, new numbers'}
          </button>
        )}
        {!done && wrong > 0 && (
          <button
            type="button"
            className="secondary"
            disabled={wrong < TRIES}
            onClick={() => setShown(true)}
          >
            Show the solution
          </button>
        )}
        {onShow && instance.setting && (
          <button type="button" className="secondary" onClick={() => onShow(instance)}>
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

/** The hint where no usual slip leads to an answer: how to begin, the first sentence of the solution. */
function firstStep({ solution }: Instance): Hint {
  const end = solution.findIndex((part) => typeof part === 'string' && /\.( |$)/.test(part));
  const sentence = solution
    .slice(0, end + 1)
    .map((part, n) => (n === end ? (part as string).replace(/\.( .*|$)/, '.') : part));
  return { id: 'first-step', text: end < 0 ? solution : ['Begin like this. ', ...sentence] };
}

function AnswerForm({
  instance,
  ...rest
}: Omit<AnswerProps<'number'>, 'instance'> & { readonly instance: Instance }) {
  switch (instance.kind) {
    case 'number':
      return <NumberAnswer instance={instance} {...rest} />;
    case 'choice':
      return <ChoiceAnswer instance={instance} {...rest} />;
    case 'compose':
      return <ComposeAnswer instance={instance} {...rest} />;
    case 'bug':
      return <BugAnswer instance={instance} {...rest} />;
  }
}
