import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import { Letters } from '../../sections/plain-letters.tsx';
import * as styles from './runway.module.css';

export interface Given {
  readonly letter: string;
  readonly place: CellRef;
  readonly value: number;
}

interface SlidersProps {
  readonly of: readonly Given[];
  readonly onChange: (place: CellRef, value: number) => void;
}

/** The numbers that are given, each as a slider. */
export const Sliders = ({ of, onChange }: SlidersProps) => (
  <div className={`${styles.sliders} needs-js`}>
    {of.map(({ letter, place, value }) => (
      <label key={letter}>
        <span>
          <Letters>{letter}</Letters> = <b data-value={value}>{print(value)}</b>
        </span>
        <input
          type="range"
          min={-3}
          max={3}
          step={0.05}
          value={value}
          aria-label={letter.replace('_', ' ')}
          aria-valuetext={print(value)}
          onChange={(event) => onChange(place, event.target.valueAsNumber)}
        />
      </label>
    ))}
  </div>
);
