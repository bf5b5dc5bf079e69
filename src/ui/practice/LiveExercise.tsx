import type { PracticeStore } from '../../state/practice.ts';
import { UnlinkedContext } from '../maths/Maths.tsx';
import { ExerciseCard, type ExerciseCardProps } from './card/ExerciseCard.tsx';
import { PracticeContext } from './use-practice.ts';

interface LiveExerciseProps extends ExerciseCardProps {
  readonly practice: PracticeStore;
}

/** An exercise that was started, in place of what was prerendered. */
export const LiveExercise = ({ practice, ...rest }: LiveExerciseProps) => (
  <PracticeContext value={practice}>
    <UnlinkedContext value>
      <ExerciseCard {...rest} />
    </UnlinkedContext>
  </PracticeContext>
);
