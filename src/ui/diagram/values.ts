import type { Trace } from '../../engine/trace.ts';
import { largestSize } from '../../draw/scale.ts';
import { depth, type Network } from '../../layers/network.ts';
import type { Scene } from '../../state/scene.ts';
import type { Tensor } from '../../tensor/tensor.ts';

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

/** What was added to parameters, by name, each in its shape. */
export type Changes = Readonly<Record<string, Tensor>>;

export function scalesOf(
  network: Network,
  trace: Trace,
  sample: number,
  changes?: Changes,
): Scales {
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
    weights: changes
      ? Math.max(0, ...Object.values(changes).map(({ data }) => largestSize(data)))
      : all('W', 0),
    gradients: all('dW', end),
    errors: Object.fromEntries(
      layers.flatMap((m) => [`dz${m}`, `da${m}`]).map((key) => [key, column(key)]),
    ),
    input: Math.max(1, column('a0')),
    activation: Math.max(1, ...layers.slice(0, -1).map((m) => column(`a${m}`))),
  };
}

/** Numbers of a parameter or of its gradient, or, where there are `changes`, what was added to it. */
export const parameterShown = (scene: Scene, key: string, changes?: Changes): Float64Array =>
  changes ? (changes[key]?.data ?? NONE) : parameterNow(scene, key);

/**
 * Numbers of a parameter or of its gradient as they stand at the moment, row-major, NaN while not computed. The same
 * object as long as the numbers are the same.
 */
function parameterNow({ trace, moment, step }: Scene, key: string): Float64Array {
  const value = trace.at(key, moment.step);
  if (!value) return NONE;
  if (moment.cell === null || !step?.writes.includes(key)) return value.data;
  const before = trace.at(key, moment.step - 1)?.data;
  return value.data.map((number, n) => (n <= moment.cell! ? number : (before?.[n] ?? Number.NaN)));
}

const NONE = new Float64Array(0);

/** The first digits after the point that print every one of the values whole, at most 3. */
export function digitsFor(values: readonly number[]): number {
  const decimals = values.map((value) => /\.(\d*?)0*$/.exec(value.toFixed(3))?.[1]?.length ?? 0);
  return Math.max(0, ...decimals);
}
