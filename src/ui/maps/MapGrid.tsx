import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { strength } from '../../draw/scale.ts';
import type { Occurrence } from '../../linking/attributes.ts';
import { print } from '../../notation/printing/number.ts';
import { move } from '../tensors/roving.ts';
import * as styles from './MapGrid.module.css';

/** Row and column, 0-based. */
export type Spot = readonly [row: number, column: number];

export const spotKey = ([row, column]: Spot): string => `${row} ${column}`;

export interface MapCell {
  readonly value: number;
  /** What the cell is, in words: `row 3, column 1`. */
  readonly words: string;
  /** What it adds to the sum that it belongs to, whose sign its ring has. */
  readonly adds?: number | undefined;
  /** The cell of the network that it is. */
  readonly linked?: Occurrence | undefined;
}

interface MapGridProps {
  readonly label: string;
  readonly rows: number;
  readonly columns: number;
  readonly cellAt: (spot: Spot) => MapCell;
  /** The size of a value at which the colour is full. */
  readonly max: number;
  /** Side of a cell in px. */
  readonly side: number;
  /** Shades of ink from 0 up, as in an image, instead of the scale of signs. */
  readonly ink?: boolean;
  /** Whether the numbers are printed; a 0 is left blank. */
  readonly numbers?: boolean;
  readonly chosen?: Spot | null;
  /** Cells that belong to what was chosen, by `spotKey`. */
  readonly lit?: ReadonlySet<string>;
  /** Draws a frame round these cells. */
  readonly framed?: ReadonlySet<string>;
  readonly onChoose?: (spot: Spot) => void;
}

/** One map as an image on a scale, whose cells are chosen by pointing, a tap or the arrow keys. */
export function MapGrid(props: MapGridProps) {
  const { label, rows, columns, cellAt, max, side, ink, numbers, chosen, lit, framed, onChoose } =
    props;
  const grid = useRef<HTMLDivElement>(null);
  const active = chosen ? chosen[0] * columns + chosen[1] : 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = move(event, active, rows, columns);
    if (next === null || !onChoose) return;
    event.preventDefault();
    onChoose([Math.floor(next / columns), next % columns]);
    grid.current!.querySelectorAll<HTMLElement>('[role="gridcell"]')[next]!.focus();
  };
  const onPointerOver = ({ target, pointerType }: PointerEvent): void => {
    const { spot } = (target as HTMLElement).dataset;
    if (!spot || pointerType !== 'mouse' || !onChoose) return;
    const [row = 0, column = 0] = spot.split(' ').map(Number);
    onChoose([row, column]);
  };
  return (
    <div
      ref={grid}
      className={styles.grid}
      role="grid"
      aria-label={label}
      aria-readonly
      style={{ '--columns': columns, '--most': `${side}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      onPointerOver={onPointerOver}
    >
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} role="row" className={styles.row}>
          {Array.from({ length: columns }, (__, column) => {
            const spot: Spot = [row, column];
            const { value, words, adds, linked } = cellAt(spot);
            const share = strength(value, max);
            const isChosen = chosen?.[0] === row && chosen[1] === column;
            return (
              <div
                key={column}
                role="gridcell"
                className={`${ink ? styles.ink : 'cell'} ${styles.cell}`}
                tabIndex={onChoose && row * columns + column === active ? 0 : -1}
                aria-label={`${words}: ${print(value)}`}
                aria-selected={isChosen || undefined}
                {...linked}
                data-value={value}
                data-spot={spotKey(spot)}
                data-chosen={isChosen || undefined}
                data-lit={lit?.has(spotKey(spot)) || undefined}
                data-adds={adds && Math.sign(adds)}
                data-dark={(ink && share > 0.5) || undefined}
                data-zero={(numbers && !ink && value === 0) || undefined}
                style={{ '--v': share } as CSSProperties}
                onClick={() => onChoose?.(spot)}
              >
                {numbers && value !== 0 ? short(value) : null}
              </div>
            );
          })}
        </div>
      ))}
      {framed && framed.size > 0 && <Frame of={framed} />}
    </div>
  );
}

/** Two digits after the point; what they would print as 0 is 0. */
const short = (value: number): string => print(Math.abs(value) < 0.005 ? 0 : value, { digits: 2 });

/** The smallest frame that holds all these cells. */
function Frame({ of }: { readonly of: ReadonlySet<string> }) {
  const spots = [...of].map((key) => key.split(' ').map(Number));
  const [rows, columns] = [0, 1].map((axis) => spots.map((spot) => spot[axis]!));
  const [top, left] = [Math.min(...rows!), Math.min(...columns!)];
  const place = {
    '--from-row': top,
    '--from-column': left,
    '--frame-rows': Math.max(...rows!) - top + 1,
    '--frame-columns': Math.max(...columns!) - left + 1,
  };
  return <div className={styles.frame} aria-hidden="true" style={place as CSSProperties} />;
}
