import type { CSSProperties, ReactNode } from 'react';
import { strength } from '../../draw/scale.ts';
import { print } from '../../notation/number.ts';
import type { Occurrence } from '../maths/attributes.ts';

interface SlabProps {
  readonly title: ReactNode;
  /** For those who do not see it. */
  readonly label: string;
  readonly numbers: readonly (readonly number[])[];
  readonly linked: (row: number, column: number) => Occurrence;
  readonly max: number;
  readonly picked: readonly [row: number, column: number];
  readonly onPick: (row: number, column: number) => void;
}

/** One of the matrices that a block of numbers is cut into. A press picks a cell, as it does in the weights above. */
export const Slab = ({ title, label, numbers, linked, max, picked, onPick }: SlabProps) => (
  <div className="slab">
    <p className="slab-title">{title}</p>
    <div
      className="slab-cells"
      role="img"
      aria-label={label}
      style={{ '--columns': numbers[0]!.length } as CSSProperties}
      onClick={({ target, currentTarget }) => {
        const n = [...currentTarget.children].indexOf(target as Element);
        const columns = numbers[0]!.length;
        if (n >= 0) onPick(Math.floor(n / columns), n % columns);
      }}
    >
      {numbers.flatMap((row, r) =>
        row.map((value, c) => (
          <span
            key={`${r} ${c}`}
            className="cell slab-cell"
            data-value={value}
            {...(value !== 0 && linked(r, c))}
            data-nought={value === 0 || undefined}
            data-chosen={(picked[0] === r && picked[1] === c) || undefined}
            style={{ '--v': strength(value, max) } as CSSProperties}
          >
            {print(value)}
          </span>
        )),
      )}
    </div>
  </div>
);
