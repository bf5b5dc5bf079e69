import type { Trace } from '../../../../src/engine/trace.ts';
import { columnOf } from '../../../../src/experiment/columns.ts';

/** An entry to apply a function to, and the gradient that comes back to it. */
export interface SampleEntry {
  readonly x: number;
  readonly v: number;
  /** Whether the reader put `x` in its place. */
  readonly typed?: true;
  /** The hidden unit whose z and ∂L/∂a they are, 0-based in its layer; null where the network has no more. */
  readonly from: { readonly layer: number; readonly unit: number } | null;
}

/** Entries for a network with too few hidden units. */
const SPARE = [
  [0.8, 0.1],
  [-0.4, -0.3],
  [-0.6, 0.2],
  [1.2, -0.1],
  [0.3, 0.4],
  [-1.5, -0.2],
] as const;

/** At most six entries: of the first hidden layer that is wide enough, else of the hidden layers one after another. */
export function sampleEntries(trace: Trace, sample: number, count: number): SampleEntry[] {
  const last = trace.graph.nodes.at(-1)!.layer;
  const layers = Array.from({ length: last - 1 }, (_, n): SampleEntry[] => {
    const layer = n + 1;
    const [z, da] = [`z${layer}`, `da${layer}`].map((key) => columnOf(trace, key, sample));
    return z!.map((x, unit) => ({ x, v: da![unit]!, from: { layer, unit } }));
  });
  const wide = layers.find((units) => units.length >= count) ?? layers.flat();
  const spare = SPARE.map(([x, v]) => ({ x, v, from: null }));
  return [...wide.slice(0, count), ...spare.slice(wide.length, count)];
}
