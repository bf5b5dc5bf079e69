import { useId, useState, type KeyboardEvent } from 'react';
import { parse, print } from '../../notation/printing/number.ts';
import * as styles from './NumberField.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  /** Both ends are allowed. */
  readonly min: number;
  readonly max: number;
  /** What an arrow key adds; ten times that with Shift. */
  readonly nudge: number;
  readonly integer?: boolean;
  readonly onChange: (value: number) => void;
  readonly autoFocus?: boolean;
}

/** A number that can be typed and nudged. What is no number, or out of range, is refused beside it; the old value stays. */
export function NumberField({
  label,
  value,
  min,
  max,
  nudge,
  integer,
  onChange,
  autoFocus,
}: NumberFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const take = (text: string): void => {
    const wanted = parse(text);
    const reason = objection(wanted, { min, max, integer: integer ?? false });
    setDraft(null);
    if (wanted !== null && !reason) {
      setRefused(null);
      if (wanted !== value) onChange(wanted);
    } else {
      setRefused(`“${text}” ${reason ?? 'is not a number'}; the value is still ${print(value)}.`);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      const wanted = value + direction * nudge * (event.shiftKey ? 10 : 1);
      take(String(Number(wanted.toPrecision(12))));
    } else if (event.key === 'Enter' && draft !== null) {
      take(draft);
    } else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
  };

  return (
    <span className={styles.field}>
      <input
        id={id}
        inputMode="decimal"
        role="spinbutton"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-invalid={refused !== null}
        aria-describedby={`${id}-refused`}
        autoComplete="off"
        autoFocus={autoFocus}
        value={draft ?? print(value, { digits: 6 })}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => draft !== null && take(draft)}
        onKeyDown={onKeyDown}
      />
      <span id={`${id}-refused`} className="refused" role="alert">
        {refused}
      </span>
    </span>
  );
}

function objection(
  value: number | null,
  { min, max, integer }: { min: number; max: number; integer: boolean },
): string | null {
  if (value === null) return 'is not a number';
  if (!Number.isFinite(value)) return 'is not finite';
  if (value < min) return `is below ${print(min)}`;
  if (value > max) return `is above ${print(max)}`;
  return integer && !Number.isInteger(value) ? 'is not a whole number' : null;
}
