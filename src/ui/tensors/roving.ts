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

/** Keys that begin to type a number, or ask to. */
export const begins = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key === 'F2' || (!ctrlKey && !metaKey && !altKey && /^[\d.,\-−]$/.test(key));
