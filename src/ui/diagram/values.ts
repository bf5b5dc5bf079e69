import type { Trace } from '../../engine/trace.ts';
import { largestSize } from '../../draw/scale.ts';
import { depth, type Network } from '../../layers/network.ts';
import type { Scene } from '../../state/scene.ts';
import { offset } from '../../tensor/tensor.ts';

/** Sizes at which colours and widths are at their strongest; the same all through a pass, so that nothing jumps. */
export interface Scales {
  readonly weights: number;
  /** Of all dW. */
  readonly gradients: number;
  /** Of each δ and each half-way vector of the sample, by name. */
  readonly errors: Readonly<Record<string, number>>;
  readonly input: number;
  readonly activation: number;
}

export function scalesOf(network: Network, trace: Trace, sample: number): Scales {
  const layers = Array.from({ length: depth(network) }, (_, n) => n + 1);
  const end = trace.steps.length;
  const all = (family: string, step: number): number =>
    Math.max(0, ...layers.map((m) => largestSize(trace.at(`${family}${m}`, step)?.data ?? [])));
  const column = (key: string): number => {
    const value = trace.at(key, end);
    const samples = value?.shape[1] ?? 1;
    return largestSize(value?.data.filter((_, n) => n % samples === sample) ?? []);
  };
  return {
    weights: all('W', 0),
    gradients: all('dW', end),
    errors: Object.fromEntries(
      layers.flatMap((m) => [`dz${m}`, `da${m}`]).map((key) => [key, column(key)]),
    ),
    input: Math.max(1, column('a0')),
    activation: Math.max(1, ...layers.slice(0, -1).map((m) => column(`a${m}`))),
  };
}

/**
 * Numbers of a parameter or of its gradient as they stand at the moment, row-major, NaN while hidden or not computed. The
 * same object as long as the numbers are the same, and none is hidden.
 */
export function parameterNow(scene: Scene, key: string): Float64Array {
  const { trace, moment, step, hidden } = scene;
  const value = trace.at(key, moment.step);
  if (!value) return NONE;
  const last = step?.writes.includes(key) ? moment.cell : null;
  if (last === null && hidden?.key !== key) return value.data;
  const before = trace.at(key, moment.step - 1)?.data;
  const place = hidden?.key === key ? offset(value.shape, hidden.cell) : -1;
  return value.data.map((number, n) => {
    if (n === place) return Number.NaN;
    return last !== null && n > last ? (before?.[n] ?? Number.NaN) : number;
  });
}

const NONE = new Float64Array(0);

/** The first digits after the point that print every one of the values whole, at most 3. */
export function digitsFor(values: readonly number[]): number {
  const decimals = values.map((value) => /\.(\d*?)0*$/.exec(value.toFixed(3))?.[1]?.length ?? 0);
  return Math.max(0, ...decimals);
}
