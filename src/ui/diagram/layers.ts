import type { Curve } from '../../draw/edge.ts';
import { BUNDLE_ABOVE } from '../../draw/bundle.ts';
import { depth, type Network, widthsOf } from '../../layers/network.ts';
import { hasHidden, isSumHidden, valueNow, type Scene } from '../../state/scene.ts';
import type { Focus } from '../../state/store.ts';
import { differentiated, parseKey } from '../../notation/symbol.ts';
import { idOf, markOf, type Marks } from './marks.ts';
import { edgeOf, partsOf } from '../motion/parts.ts';
import { shownOf, type EdgeQuantity, type Scales } from './values.ts';

/** The edges into one layer; an edge goes by its place in W, row by row. */
export interface LayerEdges {
  readonly layer: number;
  /** What they show: `W2`, or `dW2`. */
  readonly tensor: string;
  /** Width of the layer below. */
  readonly columns: number;
  readonly curves: readonly Curve[];
  /** Whether `values` say by how much the tensor has changed. */
  readonly changes: boolean;
  /** NaN while not computed, or none at all. */
  readonly values: Float64Array;
  readonly max: number;
  /** Whether the current step goes along them; null where all count alike. */
  readonly atHand: boolean | null;
  readonly marks: ReadonlyMap<number, string>;
  /** What the chosen cell gets along them, where the step multiplies by weights. */
  readonly products: ReadonlyMap<number, number>;
  /** Drawn once more above all others. */
  readonly raised: readonly number[];
  /** Drawn as elements of their own; null where all are. */
  readonly single: readonly number[] | null;
}

interface Look {
  readonly scene: Scene;
  readonly shown: EdgeQuantity;
  readonly marks: Marks;
  readonly scales: Scales;
  /** What is pointed at, here or elsewhere, and the unit that the keyboard is at. */
  readonly focused: readonly (Focus | null)[];
}

export function layerEdges(
  { scene, shown, marks, scales, focused }: Look,
  layer: number,
  curves: readonly Curve[],
): LayerEdges {
  const columns = widthsOf(scene.network)[layer - 1]!;
  const { tensor, values, max } = shownOf(scene, scales, shown, `W${layer}`);
  const other = shown === 'gradients' ? `W${layer}` : `dW${layer}`;
  const marked = new Map<number, string>();
  const raised: number[] = [];
  for (const n of curves.keys()) {
    const cell = [Math.floor(n / columns), n % columns];
    const [id, also] = [idOf(tensor, cell), idOf(other, cell)];
    const mark = markOf(marks, id, also);
    if (mark) marked.set(n, mark);
    if (isRaised(mark, marks, also)) raised.push(n);
  }
  const lit = focused.flatMap((focus) => (focus ? edgesOf(focus, layer, scene.network) : []));
  return {
    layer,
    tensor,
    columns,
    curves,
    values,
    max,
    changes: typeof shown === 'object',
    atHand: atHand(scene, layer),
    marks: marked,
    products: productsAlong(scene, layer, columns),
    raised,
    single:
      curves.length > BUNDLE_ABOVE
        ? [...new Set([...raised, ...lit])].toSorted((a, b) => a - b)
        : null,
  };
}

/** Products of the chosen cell's sum by the edges that carry them; of an outer product, the chosen cell itself. */
function productsAlong(scene: Scene, layer: number, columns: number): ReadonlyMap<number, number> {
  const { step, cell } = scene;
  const written = step?.writes[0] ?? '';
  if (step?.phase === 'update' || hasHidden(scene, written) || isSumHidden(scene)) return new Map();
  if (written === `dW${layer}`)
    return new Map([[cell[0]! * columns + cell[1]!, valueNow(scene, written, cell) ?? Number.NaN]]);
  if (layer !== layerInUse(scene) || scene.sources.length > MOST_SOURCES) return new Map();
  return new Map(
    partsOf(scene, cell).flatMap((part): [number, number][] => {
      const edge = edgeOf(part);
      return edge?.key === `W${layer}`
        ? [[edge.cell[0]! * columns + edge.cell[1]!, part.value]]
        : [];
    }),
  );
}

/** More products than that are not printed on their edges. */
const MOST_SOURCES = 40;

/** A gradient path is shown alone; else what the chosen cell reads or is, wherever its gradient stands for it. */
const isRaised = (mark: string, { gradientPath, chosen }: Marks, also: string): boolean =>
  gradientPath ? /on-path|edited/.test(mark) : mark !== '' || chosen === also;

/** Edges that a focused cell means: the one of a weight, those of a unit. */
function edgesOf({ key, cell }: Focus, layer: number, network: Network): number[] {
  const { id, layer: at } = parseKey(key);
  const [columns, rows] = [widthsOf(network)[layer - 1]!, widthsOf(network)[layer]!];
  const [i, k] = cell ?? [];
  if (i === undefined) return [];
  const of = differentiated(id) ?? id;
  const m = of === 'p' ? depth(network) : at?.plus;
  if (of === 'W') return m === layer && k !== undefined ? [i * columns + k] : [];
  if (m === layer) return Array.from({ length: columns }, (_, n) => i * columns + n);
  if (m === layer - 1 && of !== 'b') return Array.from({ length: rows }, (_, n) => n * columns + i);
  return [];
}

/** Before the first step back all edges count alike; then those that the step reads, writes or came along. */
const atHand = (scene: Scene, layer: number): boolean | null =>
  !scene.step || scene.step.phase === 'forward' ? null : layer === layerInUse(scene);

/** The layer whose edges the step reads, writes or came along; null before the first step. */
export function layerInUse({ step, read, written, network }: Scene): number | null {
  if (!step) return null;
  const named = new Set([...read, ...written]);
  const layers = widthsOf(network).slice(1);
  const touched = layers.findIndex((_, n) => named.has(`W${n + 1}`) || named.has(`dW${n + 1}`));
  if (touched >= 0) return touched + 1;
  const came = step.phase === 'backward' && step.kind === 'activation' ? 1 : 0;
  return Math.max(1, Math.min(layers.length, step.layer + came));
}
