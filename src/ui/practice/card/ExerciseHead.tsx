import type { Level } from '../../../state/practice.ts';
import { Progress } from '../Progress.tsx';
import * as styles from './ExerciseCard.module.css';

interface ExerciseHeadProps {
  /** Of the element that names the exercise. */
  readonly id: string;
  /** `7.5.2`. */
  readonly number: string;
  readonly title: string;
  readonly level: Level;
  /** Names of the exercises of the section, in order, and that of this one. */
  readonly together: readonly string[];
  readonly now: string;
}

/** How a kind of exercise is faded, by level. */
const stages = ['worked example', 'partly worked out', 'begun for you', 'on your own'] as const;

/** Which exercise it is, how much of it is worked out, and its place in the section. */
export const ExerciseHead = ({ id, number, title, level, together, now }: ExerciseHeadProps) => (
  <header className={styles.head}>
    <span id={id}>
      <b>Exercise {number}</b> {title}
    </span>
    <span className={styles.place}>
      <span>{stages[level]}</span>
      <Progress of={together} now={now} />
    </span>
  </header>
);
