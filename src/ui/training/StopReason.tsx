import { useRef, type ReactNode } from 'react';
import type { TrainingStatus } from '../../state/training/training-status.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Diverged } from './Diverged.tsx';
import * as styles from './StopReason.module.css';

type Stop = Pick<TrainingStatus, 'experiment' | 't' | 'divergence' | 'stopped'>;

/** Why a run has stopped by itself: a word in the line of its step, and the rest over the pictures. Nothing moves for it. */
export function StopReason({ experiment, t, divergence, stopped }: Stop) {
  const reason = divergence ? 'diverged' : stopped;
  return (
    <div role="status" data-stopped={reason ?? undefined}>
      {stopped === 'learned' && (
        <>
          <b className={styles.word}>Learned</b>
          <span className="sr-only">
            : every training sample is classified correctly, and the loss is small. Train continues
            from here.
          </span>
        </>
      )}
      {stopped === 'settled' && (
        <Reason key={t} word="No longer learning">
          From step {Math.floor(t / 2)} to step {t} the loss hardly decreased. Try another learning
          rate or another network. Train continues from here.
        </Reason>
      )}
      {divergence && (
        <Reason key={t} word="Diverged">
          <Diverged experiment={experiment} divergence={divergence} />
        </Reason>
      )}
    </div>
  );
}

interface ReasonProps {
  readonly word: string;
  readonly children: ReactNode;
}

/** Open at first; the word closes and opens it. */
function Reason({ word, children }: ReasonProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    details.current!.open = false;
    details.current!.querySelector('summary')!.focus();
  };
  return (
    <details ref={details} open>
      <summary className={styles.word}>{word}</summary>
      <div className={styles.why}>
        <div>{children}</div>
        <IconButton icon="close" label="Close" onClick={close} />
      </div>
    </details>
  );
}
