import { Icon, type IconName } from './Icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** The key that does the same. */
  readonly keys?: string;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A button with a sign instead of words; the words are for those who point at it or hear it. */
export const IconButton = ({
  icon,
  label,
  keys,
  className = 'icon',
  disabled = false,
  onClick,
}: IconButtonProps) => (
  <button
    type="button"
    className={className}
    aria-label={label}
    title={keys ? `${label} (${keys})` : label}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon name={icon} />
  </button>
);
