import { useState } from 'react';
import type { PracticeStore } from '../../state/practice.ts';
import { UnlinkedContext } from '../maths/Maths.tsx';
import { ExerciseCard, type ExerciseCardProps } from './ExerciseCard.tsx';
import { FIRST_SEED } from './ExerciseText.tsx';
import { PracticeContext } from './use-practice.ts';

interface LiveExerciseProps extends Omit<ExerciseCardProps, 'seed' | 'isStarted'> {
  /** The seed that the link of the page asks for; null for numbers of the reader's own. */
  readonly asked: number | null | undefined;
  readonly practice: PracticeStore;
}

/** An exercise that was started, in place of what was prerendered. */
export function LiveExercise({ asked, practice, ...rest }: LiveExerciseProps) {
  const [seed] = useState(() =>
    asked === undefined ? FIRST_SEED : (asked ?? Math.floor(Math.random() * 1e6)),
  );
  return (
    <PracticeContext value={practice}>
      <UnlinkedContext value>
        <ExerciseCard {...rest} seed={seed} isStarted={asked === undefined} />
      </UnlinkedContext>
    </PracticeContext>
  );
}
