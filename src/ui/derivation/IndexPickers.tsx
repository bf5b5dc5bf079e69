import type { DerivationPoint, Picked } from './evaluate.ts';

interface PicksProps {
  readonly here: DerivationPoint;
  /** By which the layers are counted. */
  readonly letter: 'l' | 'm' | null;
  readonly onPick: (picked: Picked) => void;
}

/** The place at which a derivation is computed: a number for each of its free letters, and for the layer. */
export const IndexPickers = ({
  here: {
    binding: { layer },
    layers,
    free,
    lengths,
  },
  letter,
  onPick,
}: PicksProps) => (
  <>
    {letter && layers.length > 1 && (
      <IndexPicker
        letter={letter}
        value={layer}
        values={layers}
        onPick={(picked) => onPick({ layer: picked, free })}
      />
    )}
    {letter && layers.length === 1 && (
      <span>
        <i className="maths-letter">{letter}</i> = {layer}
      </span>
    )}
    {Object.entries(lengths).map(([name, length]) => (
      <IndexPicker
        key={name}
        letter={name}
        value={free[name]! + 1}
        values={Array.from({ length }, (_, n) => n + 1)}
        onPick={(picked) => onPick({ layer, free: { ...free, [name]: picked - 1 } })}
      />
    ))}
  </>
);

interface PickProps {
  readonly letter: string;
  /** From 1, as all that is chosen from. */
  readonly value: number;
  readonly values: readonly number[];
  readonly onPick: (value: number) => void;
}

export const IndexPicker = ({ letter, value, values, onPick }: PickProps) => (
  <label>
    <i className="maths-letter">{letter}</i> ={' '}
    <select value={value} onChange={({ target }) => onPick(Number(target.value))}>
      {values.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </select>
  </label>
);
