import { useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { strength } from '../../../draw/scale.ts';
import { print } from '../../../notation/printing/number.ts';
import type { Occurrence } from '../../../linking/attributes.ts';
import { move } from '../../tensors/roving.ts';
import * as styles from './CellTable.module.css';

export interface TableCell {
  readonly value: number;
  /** The cell of the network that it is. */
  readonly linked?: Occurrence;
  /** Content above the number. */
  readonly name?: ReactNode;
  /** For those who do not see it: what the number is. */
  readonly words?: string;
  /** Belongs to what was picked. */
  readonly source?: boolean;
}

interface CellTableProps {
  readonly label: string;
  readonly rows: readonly ReactNode[];
  readonly columns: readonly ReactNode[];
  readonly cellAt: (row: number, column: number) => TableCell;
  /** The value at which the colour is full. */
  readonly max: number;
  readonly picked?: readonly [row: number, column: number];
  readonly onPick?: (row: number, column: number) => void;
}

/** A matrix of numbers under and beside their names. Where cells can be picked, arrow keys move over them and pick. */
export function CellTable({ label, rows, columns, cellAt, max, picked, onPick }: CellTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const active = picked ? picked[0] * columns.length + picked[1] : 0;
  const pick = (n: number): void => onPick!(Math.floor(n / columns.length), n % columns.length);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = move(event, active, rows.length, columns.length);
    if (next === null) return;
    event.preventDefault();
    pick(next);
    table.current!.querySelectorAll<HTMLElement>('td')[next]!.focus();
  };
  const grid = onPick && { role: 'grid', onKeyDown };
  return (
    <table ref={table} className={styles.cells} aria-label={label} {...grid}>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">row</span>
          </th>
          {columns.map((name, c) => (
            <th key={c} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((name, r) => (
          <tr key={r}>
            <th scope="row">{name}</th>
            {columns.map((_, c) => {
              const { value, linked, name, words, source } = cellAt(r, c);
              const n = r * columns.length + c;
              const chosen = picked?.[0] === r && picked[1] === c;
              return (
                <td
                  key={c}
                  className="cell"
                  {...linked}
                  data-value={value}
                  {...(onPick && {
                    role: 'gridcell',
                    tabIndex: n === active ? 0 : -1,
                    onClick: () => pick(n),
                    'aria-selected': chosen,
                  })}
                  aria-label={words && `${words}: ${print(value)}`}
                  data-chosen={chosen || undefined}
                  data-source={source || undefined}
                  data-zero={value === 0 || undefined}
                  style={{ '--v': strength(value, max) } as CSSProperties}
                >
                  {name}
                  {print(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
