import { useEffect, useRef, useState } from 'react';
import type { Experiment } from '../../../experiment/experiment.ts';
import { print } from '../../../notation/printing/number.ts';
import { runnerOf } from '../../../state/training/runner-of.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { usePage } from '../../islands/use-reader.ts';
import * as styles from './Setting.module.css';

interface TrialNumberProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly nudge: number;
  readonly integer?: boolean;
  readonly unit?: string;
  readonly slider: SliderRange & { readonly label: string };
  /** What would be trained with a number. */
  readonly tried: (value: number) => Experiment;
  readonly onSet: (value: number) => void;
}

interface SliderRange {
  /** By default those of the number. */
  readonly min?: number;
  readonly max?: number;
  /** By how much the place on the slider moves; by default that by which the number is nudged. */
  readonly step?: number;
  /** Whether its places are decimal logarithms, and whether the lowest stands for 0. */
  readonly log?: boolean;
  readonly zero?: boolean;
}

/** A number of a setting, typed or dragged: whole runs are drawn with what its slider is dragged over, and it is set where it is let go. */
export function TrialNumber(props: TrialNumberProps) {
  const { label, value, min, max, nudge, integer = false, unit = '', slider, tried, onSet } = props;
  const { preview } = runnerOf(usePage());
  const whole = (number: number): number => (integer ? Math.round(number) : number);
  const within = (number: number): number => whole(Math.max(min, Math.min(max, number)));
  return (
    <>
      <NumberField {...{ label, value, min, max, nudge, integer }} onChange={onSet} />
      {unit}
      <TrialSlider
        min={min}
        max={max}
        step={nudge}
        {...slider}
        value={value}
        text={(number) => `${print(whole(number))}${unit && ` ${unit}`}`}
        onBegin={() => preview.keepPrevious(tried(value))}
        onTry={(number) => preview.show(tried(within(number)))}
        onSet={(number) => onSet(within(number))}
      />
    </>
  );
}

interface TrialSliderProps extends Pick<SliderRange, 'log' | 'zero'> {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly text: (value: number) => string;
  /** Before the first of several changes. */
  readonly onBegin: () => void;
  /** While it is dragged, and when it is let go. */
  readonly onTry: (value: number) => void;
  readonly onSet: (value: number) => void;
}

function TrialSlider(props: TrialSliderProps) {
  const { label, value, min, max, step, log, zero, text, onBegin, onTry, onSet } = props;
  const [tried, setTried] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  /** Changes by keys are one after the other until the slider is left; each drag is one of its own. */
  const byKeys = useRef(false);
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
      onPointerDown={() => {
        byKeys.current = false;
        onBegin();
      }}
      onKeyDown={({ key }) => {
        if (byKeys.current || key === 'Tab' || key === 'Shift') return;
        byKeys.current = true;
        onBegin();
      }}
      onBlur={() => void (byKeys.current = false)}
      onChange={(event) => {
        const next = read(event.target.valueAsNumber);
        setTried(next);
        onTry(next);
      }}
    />
  );
}
