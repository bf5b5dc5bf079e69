import { useEffect, useRef, useState, type ReactNode } from 'react';
import * as styles from './Setting.module.css';

interface SettingProps {
  readonly name: ReactNode;
  /** What one asks with it, and what to look for. */
  readonly question: string;
  readonly hint: string;
  /** Where there is little room, the question is only for those who do not see. */
  readonly compact?: boolean;
  readonly children: ReactNode;
}

/** A setting as a question: its name, what sets it, and one sentence on what to look for. */
export const Setting = ({ name, question, hint, compact, children }: SettingProps) => (
  <div className={styles.setting} data-compact={compact || undefined}>
    <p className={styles.name}>
      <b>{name}</b> <span className={compact ? 'sr-only' : undefined}>{question}</span>
    </p>
    <div className={styles.control}>{children}</div>
    <p className={styles.hint}>{hint}</p>
  </div>
);

interface TrialSliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** By how much the place on the slider moves. */
  readonly step: number;
  /** Whether its places are decimal logarithms, and whether the lowest stands for 0. */
  readonly log?: boolean;
  readonly zero?: boolean;
  readonly text: (value: number) => string;
  /** While it is dragged, and when it is let go. */
  readonly onTry: (value: number) => void;
  readonly onSet: (value: number) => void;
}

/** A slider that tries what it is dragged over, and sets it where it is let go. */
export function TrialSlider(props: TrialSliderProps) {
  const { label, value, min, max, step, log, zero, text, onTry, onSet } = props;
  const [tried, setTried] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const shown = tried ?? value;
  const at = log ? Math.max(min, Math.log10(shown)) : shown;
  const read = (place: number): number =>
    zero && place <= min ? 0 : Number((log ? 10 ** place : place).toPrecision(log ? 2 : 6));
  const latest = useRef(onSet);
  useEffect(() => void (latest.current = onSet), [onSet]);
  useEffect(() => {
    const element = input.current!;
    // React’s own change is that of every move.
    const set = (): void => {
      setTried(null);
      latest.current(read(element.valueAsNumber));
    };
    element.addEventListener('change', set);
    return () => element.removeEventListener('change', set);
  });
  return (
    <input
      ref={input}
      className={styles.slider}
      type="range"
      aria-label={label}
      aria-valuetext={text(shown)}
      {...{ min, max, step }}
      value={log ? at.toFixed(2) : at}
      onChange={(event) => {
        const next = read(event.target.valueAsNumber);
        setTried(next);
        onTry(next);
      }}
    />
  );
}
