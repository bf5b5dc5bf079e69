import { createContext, useContext } from 'react';
import { listFile, type Meta } from '../text/meta.ts';
import { ExerciseText } from './card/ExerciseText.tsx';
import type { Listed } from './list.ts';
import * as styles from './card/ExerciseCard.module.css';

/** The exercises of the chapter that is rendered. */
export const ExercisesContext = createContext<readonly Listed[]>([]);

/** The exercises of a section; `bindExercises` brings them to life. */
export function Exercises({ of, meta }: { readonly of: string; readonly meta: Meta }) {
  const own = useContext(ExercisesContext).filter(({ exercise }) => exercise.section === of);
  if (own.length === 0) return null;
  return (
    <>
      <h3 id={`${of}-exercises`}>Exercises</h3>
      <p className={styles.printed}>
        Find their numbers and solutions on the{' '}
        <a href={`${listFile(meta, 'practice')}#practice-${of}`}>practice page</a>.
      </p>
      <ExerciseList of={own} short />
    </>
  );
}

/** Exercises, one below the other. */
export const ExerciseList = ({
  of,
  short = false,
}: {
  readonly of: readonly Listed[];
  readonly short?: boolean;
}) =>
  of.map(({ id, number, exercise }) => (
    <div key={id} id={`exercise-${id}`} data-exercise={id} data-number={number}>
      <ExerciseText number={number} exercise={exercise} short={short} />
    </div>
  ));
