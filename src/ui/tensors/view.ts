import { axisEntry } from '../../notation/vocabulary.ts';
import { axisWords } from '../../notation/printing/glyphs.ts';
import type { Cell, Shape } from '../../tensor/tensor.ts';

/** How the axes of a tensor, without that of the samples, lie on the page: each place on `facets` has a map of its own. */
export interface TensorView {
  readonly facets: readonly number[];
  readonly rows: number | null;
  readonly columns: number | null;
}

/** One axis is a column, two are a matrix; of more the last two are rows and columns of maps. */
export function viewOf(axes: readonly string[]): TensorView {
  const n = axes.length;
  if (n < 3) return { facets: [], rows: n > 0 ? 0 : null, columns: n > 1 ? 1 : null };
  return { facets: [...axes.keys()].slice(0, -2), rows: n - 2, columns: n - 1 };
}

/** The maps that are drawn of all: places along each axis of facets, 0-based and ascending. */
export interface Facets {
  readonly shown: readonly (readonly number[])[];
  /** Whether every place that was asked for is among them. */
  readonly complete: boolean;
}

/** At most about `most` maps, those of the `wanted` places first. An axis keeps one place at least. */
export function chooseFacets(lengths: Shape, wanted: readonly Cell[], most: number): Facets {
  const needed = lengths.map((_, axis) => [...new Set(wanted.map((place) => place[axis]!))]);
  const counts = [...lengths];
  const product = (): number => counts.reduce((total, count) => total * count, 1);
  while (product() > most) {
    // The axis that can best spare a place: one that nothing was asked of, else the longest.
    const spare = counts.map((count, axis) => count - Math.max(1, needed[axis]!.length));
    const most = Math.max(...spare);
    const axis = most > 0 ? spare.indexOf(most) : counts.indexOf(Math.max(...counts));
    counts[axis]!--;
  }
  const shown = lengths.map((length, axis) => {
    const first = needed[axis]!.toSorted((a, b) => a - b);
    const rest = range(length).filter((place) => !first.includes(place));
    return [...first, ...rest].slice(0, counts[axis]).toSorted((a, b) => a - b);
  });
  const complete = wanted.every((place) =>
    place.every((index, axis) => shown[axis]!.includes(index)),
  );
  return { shown, complete };
}

/** What is drawn of the maps, in words: `filter 2 of 4, channels 1–3 of 16 shown`; null where all are. */
export function facetWords(
  axes: readonly string[],
  { facets }: TensorView,
  lengths: Shape,
  { shown }: Facets,
): string | null {
  const parts = facets.flatMap((axis, n) => {
    const [length, places] = [lengths[n]!, shown[n]!];
    if (places.length === length) return [];
    const words = axisWords(axes, axis);
    const plural = places.length > 1 ? words.replace(/^\w+/, (word) => `${word}s`) : words;
    return [`${plural} ${ranges(places)} of ${length}`];
  });
  return parts.length ? `${parts.join(', ')} shown` : null;
}

/** `1–4, 7` of places counted from 0. */
function ranges(places: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last?.[1] === place - 1) last[1] = place;
    else runs.push([place, place]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}–${to + 1}`))
    .join(', ');
}

/** `filter × channel × row × column`; null of units, which need no word. */
export function axesInWords(axes: readonly string[]): string | null {
  if (axes.every((code) => axisEntry(code)?.role === 'unit')) return null;
  return axes.map((_, axis) => axisWords(axes, axis)).join(' × ');
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
