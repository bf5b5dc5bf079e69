import type { Cell } from '../tensor/tensor.ts';
import type { Focus } from '../state/store.ts';

/** Label of the equation that an element is in, or whose letters it shares; null in the text between. */
export function equationOfElement(element: Element): string | null {
  const { equation, letters } =
    element.closest<HTMLElement>('[data-equation], [data-letters]')?.dataset ?? {};
  return equation ?? letters ?? null;
}

/** 0-based coordinates from `data-cell`. */
export function cellOfElement(element: Element): Cell | null {
  const text = element.getAttribute('data-cell');
  return text ? text.split(' ').map((place) => Number(place) - 1) : null;
}

/** Coordinates as in `data-cell`. */
export const cellText = (cell: Cell): string => cell.map((index) => index + 1).join(' ');

/** Whether an element stands for a cell (in `data-cell` form); one for the whole tensor stands for each of its cells. */
export const standsFor = (element: Element, cell: string): boolean =>
  (element.getAttribute('data-cell') ?? cell) === cell;

/** Whether an element stands for another cell of the same row or column: one that differs along one axis only. */
export function inLine(element: Element, cell: string): boolean {
  const places = element.getAttribute('data-cell')?.split(' ') ?? [];
  const wanted = cell.split(' ');
  const apart = places.filter((place, axis) => place !== wanted[axis]).length;
  return places.length > 1 && places.length === wanted.length && apart === 1;
}

/** `W1 2 1, W2 3 2`, as in `data-path`: what a path leads to, and the cells along it. */
export function pathFocus(text: string): Focus {
  const [end, ...also] = text.split(', ').map((place) => {
    const [key = '', ...cell] = place.split(' ');
    return { key, cell: cell.map((index) => Number(index) - 1) };
  });
  return { ...end!, also };
}

/** An equation holds both its forms, one of them hidden. */
export const isShown = (element: Element): boolean => element.getClientRects().length > 0;
