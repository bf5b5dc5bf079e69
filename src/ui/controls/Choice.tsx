import * as shared from '../figures/parts/figure.module.css';
interface ChoiceProps<Name extends string> {
  readonly label: string;
  readonly options: Readonly<Record<Name, string>>;
  readonly value: Name;
  readonly disabled?: boolean;
  readonly onPick: (name: Name) => void;
}

/** One of a few, as buttons side by side. */
export const Choice = <Name extends string>(props: ChoiceProps<Name>) => {
  const { label, options, value, disabled, onPick } = props;
  return (
    <span className={shared.buttons} role="group" aria-label={label}>
      {(Object.keys(options) as Name[]).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === value}
          disabled={disabled}
          onClick={() => onPick(name)}
        >
          {options[name]}
        </button>
      ))}
    </span>
  );
};
