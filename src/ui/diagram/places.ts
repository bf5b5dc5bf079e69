import type { CellRef } from '../../engine/gradient-path.ts';
import { differentiated, isColumn, keyOf, parseKey } from '../../notation/symbol.ts';
import type { Focus } from '../../state/store.ts';
import { parseSlot, type Rove } from './roving.ts';

/** What an activated element stands for, and whether that is a number to be changed. */
export function activated(
  { dataset }: SVGElement,
  sample: number,
): { readonly place: CellRef; readonly holds: boolean } | null {
  const { ref, cell } = dataset;
  if (!ref || !cell) return null;
  const { id, layer } = parseKey(ref);
  const at = cell.split(' ').map((place) => Number(place) - 1);
  const by = differentiated(id);
  if (id === 'W' || id === 'b') return { place: { key: ref, cell: at }, holds: true };
  if (by === 'W' || by === 'b') {
    return { place: { key: keyOf({ id: by, layer }), cell: at }, holds: true };
  }
  const place = { key: ref, cell: isColumn(parseKey(ref)) ? [...at, sample] : at };
  return { place, holds: ref === 'a0' || ref === 'y' };
}

/** The cell at which the keyboard is, by the unit that it came from. */
export function focusAt({ slot, owner }: Rove, last: number): Focus | null {
  const { kind, layer, at } = parseSlot(owner ?? slot);
  if (kind === 'W') return { key: `W${layer}`, cell: at };
  if (kind === 'a') return { key: layer === last ? 'p' : `a${layer}`, cell: at };
  return kind === 'd' ? { key: `dz${layer}`, cell: at } : null;
}
