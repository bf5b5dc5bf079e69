interface PickerProps {
  readonly label: string;
  readonly count: number;
  readonly value: number;
  readonly onPick: (value: number) => void;
}

/** One of several maps, by its number from 1; nothing where there is one alone. */
export const Picker = ({ label, count, value, onPick }: PickerProps) =>
  count > 1 && (
    <label>
      {label}{' '}
      <select value={value + 1} onChange={({ target }) => onPick(Number(target.value) - 1)}>
        {Array.from({ length: count }, (_, n) => (
          <option key={n}>{n + 1}</option>
        ))}
      </select>
    </label>
  );
