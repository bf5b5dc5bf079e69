import type { Trace } from '../../engine/trace.ts';
import { largestSize } from '../../draw/scale.ts';
import { depth, type Network } from '../../layers/network.ts';
import { hasHidden, isHidden, type Scene } from '../../state/scene.ts';
import { cellAt, type Tensor } from '../../tensor/tensor.ts';

/** What was added to parameters, by name, each in its shape. */
export type Changes = Readonly<Record<string, Tensor>>;

/** What edges and biases show: weights, their gradients, or what was added to the weights. */
export type EdgeQuantity = 'weights' | 'gradients' | Changes;

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
 * Numbers of a parameter or of its gradient as they are at the moment, row-major, NaN while hidden or not computed. The
 * same object as long as the numbers are the same, and none is hidden.
 */
function parameterNow(scene: Scene, key: string): Float64Array {
  const { trace, moment, step } = scene;
  const value = trace.at(key, moment.step);
  if (!value) return NONE;
  const last = step?.writes.includes(key) ? moment.cell : null;
  const shown = withoutHidden(scene, key, value);
  if (last === null) return shown;
  const before = trace.at(key, moment.step - 1)?.data;
  return shown.map((number, n) => (n > last ? (before?.[n] ?? Number.NaN) : number));
}

/** Numbers of a tensor, NaN where they are hidden; the same object where none is. */
const withoutHidden = (scene: Scene, key: string, { shape, data }: Tensor): Float64Array =>
  hasHidden(scene, key)
    ? data.map((number, n) => (isHidden(scene, key, cellAt(shape, n)) ? Number.NaN : number))
    : data;

const NONE = new Float64Array(0);

/** What is shown of a parameter: by the name of which tensor, which numbers, and at which size they are strongest. */
export function shownOf(
  scene: Scene,
  scales: Scales,
  shown: EdgeQuantity,
  parameter: string,
): { readonly tensor: string; readonly values: Float64Array; readonly max: number } {
  if (typeof shown === 'object') {
    const max = Math.max(0, ...Object.values(shown).map(({ data }) => largestSize(data)));
    const change = shown[parameter];
    return {
      tensor: parameter,
      values: change ? withoutHidden(scene, parameter, change) : NONE,
      max,
    };
  }
  const tensor = shown === 'gradients' ? `d${parameter}` : parameter;
  return { tensor, values: parameterNow(scene, tensor), max: scales[shown] };
}

/** The first digits after the point that print every one of the values whole, at most 3. */
export function digitsFor(values: readonly number[]): number {
  const decimals = values.map((value) => /\.(\d*?)0*$/.exec(value.toFixed(3))?.[1]?.length ?? 0);
  return Math.max(0, ...decimals);
}
