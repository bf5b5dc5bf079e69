import { useState } from 'react';
import * as styles from './ExerciseCard.module.css';

interface ShareExerciseProps {
  readonly id: string;
  readonly seed: number;
}

/** The address of an exercise: with a seed everyone gets the same numbers, without one each reader gets their own. */
const addressOf = (id: string, seed: number | null): string => {
  const url = new URL(location.href);
  url.search = new URLSearchParams({
    exercise: id,
    ...(seed !== null && { seed: String(seed) }),
  }).toString();
  url.hash = `exercise-${id}`;
  return url.href;
};

/** Links to an exercise, to be handed to a class. */
export function ShareExercise({ id, seed }: ShareExerciseProps) {
  const [said, setSaid] = useState<string | null>(null);
  const copy = async (address: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      setSaid('Copied.');
    } catch {
      setSaid(address);
    }
  };
  return (
    <details className={styles.share}>
      <summary>Link</summary>
      <p>
        <button type="button" className="quiet" onClick={() => void copy(addressOf(id, seed))}>
          Copy: these numbers for everyone
        </button>
        <button type="button" className="quiet" onClick={() => void copy(addressOf(id, null))}>
          Copy: own numbers for each reader
        </button>
        {said && <output>{said}</output>}
      </p>
    </details>
  );
}
