import type { CellRef } from '../../engine/gradient-path.ts';
import { hasSamples } from '../../engine/graph.ts';
import { refOf } from '../../notation/symbol.ts';
import type { Scene } from '../../state/scene.ts';
import type { Cell } from '../../tensor/tensor.ts';

/** What the moment, the followed path and the edited number single out, by `idOf`. */
export interface Marks {
  readonly sources: ReadonlySet<string>;
  readonly chosen: string | null;
  readonly gradientPath: ReadonlySet<string> | null;
  readonly edited: string | null;
}

export const NO_MARKS: Marks = {
  sources: new Set(),
  chosen: null,
  gradientPath: null,
  edited: null,
};

/** Attributes of a marked cell. */
export type Mark = 'source' | 'chosen' | 'on-path' | 'edited';

/** Name of a cell in the marks; `cell` (0-based) is without its sample. */
export const idOf = (ref: string, cell: Cell): string => `${ref}:${cell.join()}`;

/** A cell without its sample; null where it belongs to another sample than the one looked at. */
function seen({ trace, sample }: Scene, { key, cell }: CellRef): Cell | null {
  if (!hasSamples(trace.graph, key)) return cell;
  return cell.at(-1) === sample ? cell.slice(0, -1) : null;
}

export function marksOf(
  scene: Scene,
  path: readonly CellRef[] | null,
  edited: CellRef | null,
): Marks {
  const { sources, step, cell } = scene;
  const ids = (places: readonly CellRef[]): string[] =>
    places.flatMap((place) => {
      const at = seen(scene, place);
      return at ? idOf(refOf(place.key), at) : [];
    });
  const written = step?.writes[0];
  return {
    sources: new Set(ids(sources)),
    chosen: written ? (ids([{ key: written, cell }])[0] ?? null) : null,
    gradientPath: path && new Set(ids(path)),
    edited: edited && (ids([edited])[0] ?? null),
  };
}

/**
 * Marks of an element that shows the cell `shown`; `also` are cells that have no other place in the diagram. Space
 * separated, so that a memoised part sees no change where there is none.
 */
export function markOf(
  { sources, chosen, gradientPath, edited }: Marks,
  shown: string,
  also = '',
): string {
  const marks: Mark[] = [];
  if (sources.has(shown)) marks.push('source');
  if (chosen === shown) marks.push('chosen');
  if (gradientPath?.has(shown) || gradientPath?.has(also)) marks.push('on-path');
  if (edited === shown || edited === also) marks.push('edited');
  return marks.join(' ');
}

export const markProps = (mark: string): Record<string, string> =>
  Object.fromEntries(mark ? mark.split(' ').map((name) => [`data-${name}`, '']) : []);
