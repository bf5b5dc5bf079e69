import type { CSSProperties } from 'react';
import type { SheetCell } from './sheet.ts';
import * as styles from './Outlines.module.css';

interface OutlinesProps {
  /** Of one matrix or map, row by row. */
  readonly squares: readonly SheetCell[];
  readonly columns: number;
}

/** One outline round the cells that the chosen cell is computed from, and one round the chosen cell. */
export const Outlines = (map: OutlinesProps) => (
  <>
    {blocks(map, ({ source }) => source).map((block, n) => (
      <div key={n} className={styles['outline']} data-mark="read" style={edges(block)} />
    ))}
    {blocks(map, ({ chosen }) => chosen).map((block) => (
      <div key="chosen" className={styles['outline']} data-mark="written" style={edges(block)} />
    ))}
  </>
);

interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The block that the marked cells fill, or, where they fill none, each by itself. */
function blocks(
  { squares, columns: width }: OutlinesProps,
  marked: (square: SheetCell) => boolean,
): Block[] {
  const places = squares.flatMap((square, n) =>
    marked(square) ? [{ row: Math.floor(n / width), column: n % width }] : [],
  );
  if (places.length === 0) return [];
  const [top, left] = [least(places, 'row'), least(places, 'column')];
  const rows = -least(places, 'row', -1) - top + 1;
  const columns = -least(places, 'column', -1) - left + 1;
  return rows * columns === places.length
    ? [{ row: top, column: left, rows, columns }]
    : places.map((place) => ({ ...place, rows: 1, columns: 1 }));
}

const least = (
  places: readonly { row: number; column: number }[],
  axis: 'row' | 'column',
  sign = 1,
): number => places.reduce((min, place) => Math.min(min, sign * place[axis]), Infinity);

const edges = ({ row, column, rows, columns }: Block): CSSProperties =>
  ({
    '--row-at': row,
    '--column-at': column,
    '--rows': rows,
    '--columns': columns,
  }) as CSSProperties;
