import type { KeyboardEvent } from 'react';

/** Where an arrow key, Home or End leads from the n-th of `rows` × `columns` cells; null for any other key. */
export function move(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  n: number,
  rows: number,
  columns: number,
): number | null {
  const [r, c] = [Math.floor(n / columns), n % columns];
  const to = (row: number, column: number): number =>
    Math.max(0, Math.min(rows - 1, row)) * columns + Math.max(0, Math.min(columns - 1, column));
  switch (key) {
    case 'ArrowUp':
      return to(r - 1, c);
    case 'ArrowDown':
      return to(r + 1, c);
    case 'ArrowLeft':
      return to(r, c - 1);
    case 'ArrowRight':
      return to(r, c + 1);
    case 'Home':
      return to(ctrlKey ? 0 : r, 0);
    case 'End':
      return to(ctrlKey ? rows - 1 : r, columns - 1);
    default:
      return null;
  }
}

/**
 * The same over several matrices of that size, `across` of them side by side: from an edge to the next one, and by
 * Page Up and Page Down to the same place of the next.
 */
export function moveOverMaps(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  n: number,
  { rows, columns, maps, across }: MapsSize,
): number | null {
  const size = rows * columns;
  const [map, place] = [Math.floor(n / size), n % size];
  const [r, c] = [Math.floor(place / columns), place % columns];
  const there = (to: number, row: number, column: number): number =>
    to < 0 || to >= maps ? n : to * size + row * columns + column;
  const { key } = event;
  if (key === 'PageDown') return there(map + 1, r, c);
  if (key === 'PageUp') return there(map - 1, r, c);
  if (key === 'ArrowRight' && c === columns - 1) return there(map + 1, r, 0);
  if (key === 'ArrowLeft' && c === 0) return there(map - 1, r, columns - 1);
  if (key === 'ArrowDown' && r === rows - 1) return there(map + across, 0, c);
  if (key === 'ArrowUp' && r === 0) return there(map - across, rows - 1, c);
  const within = move(event, place, rows, columns);
  return within === null ? null : map * size + within;
}

interface MapsSize {
  readonly rows: number;
  readonly columns: number;
  readonly maps: number;
  readonly across: number;
}

/** Keys that begin to type a number, or ask to. */
export const begins = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key === 'F2' || (!ctrlKey && !metaKey && !altKey && /^[\d.,\-−]$/.test(key));
