import { curvePath, type Curve } from './edge.ts';
import { strength } from './scale.ts';

/** Above this many edges between two layers they are drawn together. */
export const BUNDLE_ABOVE = 240;

/** Units of one layer, and edges in all, above which a diagram would be a stain. */
const MOST = { units: 256, edges: 20_000 } as const;

/** Whether a network of these widths can be told apart in a diagram. */
export function isDrawable(layers: readonly number[]): boolean {
  const edges = layers.reduce((sum, width, m) => sum + width * (layers[m - 1] ?? 0), 0);
  return edges <= MOST.edges && Math.max(...layers) <= MOST.units;
}

/** Edges of one sign and about one width, drawn as one path. */
export interface Bundle {
  readonly sign: EdgeSign;
  /** 0 thin, 1, 2 thick; thirds of the largest. */
  readonly thickness: number;
  readonly d: string;
}

export type EdgeSign = 'positive' | 'negative' | 'zero' | 'unknown';

/** Sign of a value; NaN stands for one that is not computed yet. */
export const signOf = (value: number): EdgeSign =>
  Number.isNaN(value) ? 'unknown' : value > 0 ? 'positive' : value < 0 ? 'negative' : 'zero';

/** All edges between two layers in at most seven paths, thin ones first; `curves` and `values` in the same order. */
export function bundles(
  curves: readonly Curve[],
  values: ArrayLike<number>,
  max: number,
): readonly Bundle[] {
  const value = (n: number): number => values[n] ?? Number.NaN;
  const thickness = (n: number): number =>
    Math.min(2, Math.floor(Math.abs(strength(value(n), max)) * 3));
  const alike = new Map<string, Omit<Bundle, 'd'> & { readonly members: Curve[] }>();
  for (const [n, curve] of curves.entries()) {
    const [sign, thick] = [signOf(value(n)), thickness(n)];
    const key = `${sign} ${thick}`;
    const known = alike.get(key);
    if (known) known.members.push(curve);
    else alike.set(key, { sign, thickness: thick, members: [curve] });
  }
  return [...alike.values()]
    .map(({ members, ...kind }) => ({ ...kind, d: curvePath(...members) }))
    .toSorted((one, other) => one.thickness - other.thickness);
}
