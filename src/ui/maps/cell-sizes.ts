import type { Part } from './uses.ts';

/** Side of a cell in px from which on its number can be read. */
export const LEGIBLE = 30;

/** Side of a cell in px: the three arrays stand side by side in the text, unless all numbers are wanted. */
export function sideOf(part: Part, columns: number, numbers: boolean): number {
  if (part === 'weight') return Math.max(16, Math.min(38, Math.floor(152 / columns)));
  if (columns <= 4) return 40;
  if (numbers) return 32;
  return Math.max(6, Math.min(30, Math.floor((part === 'input' ? 178 : 182) / columns)));
}

/** Whether cells fill a rectangle of more than one: it is framed as a whole. */
export function isRectangle(spots: ReadonlySet<string>): boolean {
  const all = [...spots].map((key) => key.split(' ').map(Number));
  const length = (axis: number): number => {
    const places = all.map((spot) => spot[axis]!);
    return Math.max(...places) - Math.min(...places) + 1;
  };
  return all.length > 1 && all.length === length(0) * length(1);
}
