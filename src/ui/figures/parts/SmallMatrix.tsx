import type { CSSProperties, ReactNode } from 'react';
import { strength } from '../../../draw/scale.ts';
import { print } from '../../../notation/printing/number.ts';
import type { Occurrence } from '../../../linking/attributes.ts';
import * as styles from './SmallMatrix.module.css';

interface SmallMatrixProps {
  readonly title: ReactNode;
  /** For those who do not see it. */
  readonly label: string;
  readonly columns: number;
  /** By rows. */
  readonly numbers: readonly number[];
  readonly linked?: (n: number) => Occurrence;
  readonly max: number;
  /** Where a cell can be picked in another matrix, a press picks it here too. */
  readonly picked?: number;
  readonly onPick?: (n: number) => void;
}

/** A small matrix of numbers under its name. */
export const SmallMatrix = (props: SmallMatrixProps) => {
  const { title, label, columns, numbers, linked, max, picked, onPick } = props;
  return (
    <div>
      <p className={styles.title}>{title}</p>
      <div
        className={styles.cells}
        role="img"
        aria-label={label}
        data-picks={onPick && true}
        style={{ '--columns': columns } as CSSProperties}
        onClick={({ target, currentTarget }) => {
          const n = [...currentTarget.children].indexOf(target as Element);
          if (n >= 0) onPick?.(n);
        }}
      >
        {numbers.map((value, n) => (
          <span
            key={n}
            className={`cell ${styles.cell}`}
            data-value={value}
            {...linked?.(n)}
            data-zero={value === 0 || undefined}
            data-chosen={picked === n || undefined}
            style={{ '--v': strength(value, max) } as CSSProperties}
          >
            {print(value)}
          </span>
        ))}
      </div>
    </div>
  );
};
