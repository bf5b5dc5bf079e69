import type { Instance } from '../../../practice/exercise.ts';
import { fadedSolution, firstStep } from '../../../practice/first-step.ts';
import type { Level } from '../../../state/practice.ts';
import { GivenTensors } from './GivenTensors.tsx';
import { LinesAround } from './LinesAround.tsx';
import { Words } from '../Words.tsx';
import { Working } from './Working.tsx';
import * as styles from './ExerciseCard.module.css';

interface GivenProps {
  readonly instance: Instance;
  readonly level: Level;
  /** Whether the solution is shown. */
  readonly done: boolean;
  /** Cells to light, as `W2:0,1`. */
  readonly lit: ReadonlySet<string>;
}

/** From what an exercise is to be answered, and as much of the answer as its level gives. */
export const Given = ({ instance, level, done, lit }: GivenProps) => (
  <>
    {instance.env && instance.given.length > 0 && (
      <GivenTensors of={instance.given} env={instance.env} lit={lit} />
    )}
    {instance.kind === 'choice' && <LinesAround of={instance} filled={done} />}
    {instance.kind === 'number' && <Begun instance={instance} level={level} done={done} />}
  </>
);

interface BegunProps extends Omit<GivenProps, 'lit'> {
  readonly instance: Extract<Instance, { kind: 'number' }>;
}

/** The computation of a number, or the words that lead to it, the last of them left to the reader. */
function Begun({ instance, level, done }: BegunProps) {
  const { asks, working, env, assigns } = instance;
  if (asks && working && env) {
    const lines = done ? 3 : level === 1 ? 2 : level === 2 ? 1 : 0;
    return <Working asks={asks} working={working} env={env} assigns={assigns} lines={lines} />;
  }
  if (done || level === 0 || level === 3) return null;
  return (
    <p className={styles.solution}>
      <Words of={level === 1 ? fadedSolution(instance) : firstStep(instance)} />
    </p>
  );
}
