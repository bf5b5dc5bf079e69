import { useState } from 'react';
import { departures } from '../../state/departures.ts';
import type { ReaderState } from '../../state/store.ts';
import { Icon } from '../controls/Icon.tsx';
import { usePage, useReader } from '../islands/use-reader.ts';
import * as styles from './WhoseNumbers.module.css';

/** In what the numbers are not the book’s own, in words; empty where they are. */
export function useDepartures(): string {
  const { experiment: initial } = usePage();
  return useReader(({ experiment, moment }) =>
    departures(initial, experiment, moment.t).join(', '),
  );
}

/** Where the numbers are not the book's own, says whose they are; a press puts the book's back, another takes that back. */
export function WhoseNumbers() {
  const { store, experiment: initial } = usePage();
  const words = useDepartures();
  const [left, setLeft] = useState<{ readonly words: string; readonly state: ReaderState } | null>(
    null,
  );
  if (words) {
    const putBack = async (): Promise<void> => {
      const { replaceExperiment } = await import('../../state/undo.ts');
      setLeft({ words, state: store.getState() });
      replaceExperiment(store, initial);
    };
    return (
      <button
        type="button"
        className={styles.chip}
        title={`${words}: back to the book’s numbers`}
        onClick={() => void putBack()}
      >
        <span>{words}</span>
        <span className={styles.act}>
          <Icon name="undo" /> <span className="sr-only">back to the book’s numbers</span>
        </span>
      </button>
    );
  }
  if (!left) return null;
  const takeBack = (): void => {
    const { experiment, moment, past, future, sample } = left.state;
    store.setState({ experiment, moment, past, future, sample, trail: [], chosen: 0 });
    setLeft(null);
  };
  return (
    <button type="button" className={styles.chip} title={`Undo: ${left.words}`} onClick={takeBack}>
      <span>undo: {left.words}</span>
    </button>
  );
}
