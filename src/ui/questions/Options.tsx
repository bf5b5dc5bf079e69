import type { ReactNode } from 'react';

/** More options than these are in a list. */
const BUTTONS = 8;

interface OptionsProps {
  readonly of: readonly ReactNode[];
  readonly onChoose: (place: number) => void;
  readonly className?: string | undefined;
}

/** What there is to choose from. */
export function Options({ of: options, onChoose, className }: OptionsProps) {
  if (options.length <= BUTTONS) {
    return options.map((option, place) => (
      <button key={place} type="button" className={className} onClick={() => onChoose(place)}>
        {option}
      </button>
    ));
  }
  return (
    <select
      aria-label="Your answer"
      value=""
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      <option value="">choose</option>
      {options.map((option, place) => (
        <option key={place} value={place}>
          {option}
        </option>
      ))}
    </select>
  );
}
