import { Icon, type IconName } from './Icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** The key that does the same. */
  readonly keys?: string;
  readonly className?: 'icon' | 'secondary';
  readonly disabled?: boolean;
  /** Of a button that opens something: whether it is open. */
  readonly expanded?: boolean;
  /** Where in time it leads. */
  readonly move?: 'back';
  readonly onClick: () => void;
}

/** A button with a sign instead of words; the words are for those who point at it or hear it. */
export const IconButton = ({
  icon,
  label,
  keys,
  className = 'icon',
  disabled = false,
  expanded,
  move,
  onClick,
}: IconButtonProps) => (
  <button
    type="button"
    className={className}
    aria-label={label}
    aria-expanded={expanded}
    title={keys ? `${label} (${keys})` : label}
    data-move={move}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon name={icon} />
  </button>
);
