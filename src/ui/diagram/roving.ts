import { centre } from '../../draw/box.ts';
import type { NetworkGeometry } from '../../draw/network.ts';

/**
 * Where the keyboard is: a unit's activation `a`, δ `d` or target `y`, the loss `L`, or, reached from a unit, an edge
 * `W` or a bias `b`. `at` is 0-based.
 */
export interface FocusStop {
  readonly kind: 'a' | 'd' | 'y' | 'L' | 'W' | 'b';
  readonly layer: number;
  readonly at: readonly number[];
}

/** A stop, and the unit whose edges are being gone through, if it is one of them. */
export interface Rove {
  readonly slot: string;
  readonly owner: string | null;
}

export const FIRST_STOP: Rove = { slot: 'a0:0', owner: null };

/** `W2:0,1`, `a1:0`, `y:2`, `L`. */
function slotOf({ kind, layer, at }: FocusStop): string {
  if (kind === 'L') return 'L';
  return `${kind}${kind === 'y' ? '' : layer}:${at.join()}`;
}

export function parseSlot(slot: string): FocusStop {
  const [, kind = 'L', layer = '0', at = ''] = /^([a-zA-Z])(\d*)(?::(.*))?$/.exec(slot) ?? [];
  return {
    kind: kind as FocusStop['kind'],
    layer: Number(layer),
    at: at ? at.split(',').map(Number) : [],
  };
}

/** Columns of stops from the input to the loss. */
function columns({ columns: units }: NetworkGeometry): FocusStop[][] {
  const last = units.length - 1;
  const column = (kind: FocusStop['kind'], layer: number): FocusStop[] =>
    units[layer]!.units.map((_, i) => ({ kind, layer, at: [i] }));
  return [
    ...units.flatMap((_, m) => (m ? [column('a', m), column('d', m)] : [column('a', 0)])),
    column('y', last).map((stop) => ({ ...stop, layer: 0 })),
    [{ kind: 'L', layer: 0, at: [] }],
  ];
}

/** The neighbours of a unit: the edges into it, or, from δ and the input, the edges out of it. */
function spokes(geometry: NetworkGeometry, { kind, layer, at: [i = 0] }: FocusStop): FocusStop[] {
  if (kind !== 'a' && kind !== 'd') return [];
  const width = (m: number): number[] => [...(geometry.columns[m]?.units.keys() ?? [])];
  const onwards = layer === 0 || (kind === 'd' && layer < geometry.columns.length - 1);
  return onwards
    ? width(layer + 1).map((j) => ({ kind: 'W', layer: layer + 1, at: [j, i] }))
    : [
        ...width(layer - 1).map((k): FocusStop => ({ kind: 'W', layer, at: [i, k] })),
        { kind: 'b', layer, at: [i] },
      ];
}

/** Where a key leads; null where it is none of the diagram's. */
export function rove(
  geometry: NetworkGeometry,
  { slot, owner }: Rove,
  key: string,
  shift: boolean,
): Rove | null {
  const along = alongEdges(key, shift || owner !== null);
  const at = parseSlot(owner ?? slot);
  if (along !== 0) {
    const reached = spokes(geometry, at).map(slotOf);
    if (!reached.length) return null;
    const place = owner === null ? (along > 0 ? -1 : 0) : reached.indexOf(slot);
    const next = (place + along + reached.length) % reached.length;
    return { slot: reached[next]!, owner: owner ?? slot };
  }
  if (owner !== null) return leaveEdge(parseSlot(slot), owner, key);
  const next = step(geometry, at, key);
  return next && { slot: slotOf(next), owner: null };
}

function alongEdges(key: string, arrows: boolean): -1 | 0 | 1 {
  if (key === ']' || (arrows && key === 'ArrowDown')) return 1;
  if (key === '[' || (arrows && key === 'ArrowUp')) return -1;
  return 0;
}

/** From an edge to the unit at its left or right end, or back to where it was reached from. */
function leaveEdge(
  { kind, layer, at: [i = 0, k = 0] }: FocusStop,
  owner: string,
  key: string,
): Rove | null {
  if (key === 'Escape') return { slot: owner, owner: null };
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  if (kind === 'b') return { slot: owner, owner: null };
  const left = key === 'ArrowLeft';
  const unit: FocusStop = { kind: 'a', layer: left ? layer - 1 : layer, at: [left ? k : i] };
  return { slot: slotOf(unit), owner: null };
}

function step(geometry: NetworkGeometry, stop: FocusStop, key: string): FocusStop | null {
  const grid = columns(geometry);
  const x = grid.findIndex((column) => column.some((one) => slotOf(one) === slotOf(stop)));
  const column = grid[x] ?? grid[0]!;
  const y = column.findIndex((one) => slotOf(one) === slotOf(stop));
  switch (key) {
    case 'ArrowUp':
      return column[Math.max(0, y - 1)]!;
    case 'ArrowDown':
      return column[Math.min(column.length - 1, y + 1)]!;
    case 'Home':
      return column[0]!;
    case 'End':
      return column.at(-1)!;
    case 'ArrowLeft':
      return nearest(geometry, stop, grid[Math.max(0, x - 1)]!);
    case 'ArrowRight':
      return nearest(geometry, stop, grid[Math.min(grid.length - 1, x + 1)]!);
    default:
      return null;
  }
}

function nearest(
  geometry: NetworkGeometry,
  from: FocusStop,
  column: readonly FocusStop[],
): FocusStop {
  const height = (stop: FocusStop): number => heightOf(geometry, stop);
  return column.reduce((best, one) =>
    Math.abs(height(one) - height(from)) < Math.abs(height(best) - height(from)) ? one : best,
  );
}

/** Height of a unit's middle, whichever of its cells it is. */
function heightOf(
  { columns: units, targets, loss }: NetworkGeometry,
  { kind, layer, at: [i = 0] }: FocusStop,
): number {
  if (kind === 'L') return centre(loss).y;
  return centre(kind === 'y' ? targets[i]!.box : units[layer]!.units[i]!.pill).y;
}

/** Whether a network still has such a stop. */
export function exists({ columns: units }: NetworkGeometry, { slot }: Rove): boolean {
  const {
    kind,
    layer,
    at: [i = 0, k = 0],
  } = parseSlot(slot);
  if (kind === 'L') return true;
  if (kind === 'y') return i < units.at(-1)!.units.length;
  if (layer >= units.length || i >= units[layer]!.units.length) return false;
  return kind !== 'W' || k < units[layer - 1]!.units.length;
}
