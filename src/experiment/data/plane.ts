import { memo } from '../../tensor/memo.ts';
import { trainingSamples, type Data } from '../experiment.ts';
import { principalComponents } from './principal-components.ts';

/** A plane in the space of the inputs. */
export interface DataPlane {
  /** The point at (0, 0), and two directions of length 1 at right angles [feature]. */
  readonly origin: readonly number[];
  readonly axes: readonly [readonly number[], readonly number[]];
  /** What goes across, and what goes up. */
  readonly names: readonly [string, string];
  /** Of principal components the share of the variance in the plane. */
  readonly share?: number;
}

/** Features up to which principal components are computed. */
const MOST = 200;

/** Whether data have principal components to show: there are more than two features, but not too many. */
export const hasComponents = ({ X }: Data): boolean => X[0]!.length > 2 && X[0]!.length <= MOST;

/** The plane of two features, 0-based, through the mean of the training samples. */
export function featurePlane(data: Data, across: number, up: number): DataPlane {
  const { mean } = meanOf(data);
  const along = (feature: number) => mean.map((_, i) => (i === feature ? 1 : 0));
  const name = (feature: number): string => data.features[feature] ?? `x${subscript(feature + 1)}`;
  return {
    origin: mean.map((value, i) => (i === across || i === up ? 0 : value)),
    axes: [along(across), along(up)],
    names: [name(across), name(up)],
  };
}

/** The plane of the first two principal components of the training samples, through their mean. */
export const componentPlane = memo((data: Data): DataPlane => {
  const { mean, directions, shares } = principalComponents(training(data), 2);
  return {
    origin: mean,
    axes: [directions[0]!, directions[1]!],
    names: ['component 1', 'component 2'],
    share: shares[0]! + shares[1]!,
  };
});

/** Where samples lie when they are projected on a plane. */
export const coordinates = (
  { origin, axes }: DataPlane,
  X: readonly (readonly number[])[],
): (readonly [number, number])[] =>
  X.map((x) => {
    const along = (axis: readonly number[]): number =>
      axis.reduce((sum, value, i) => sum + value * (x[i]! - origin[i]!), 0);
    return [along(axes[0]), along(axes[1])];
  });

const training = (data: Data) => trainingSamples(data).map((n) => data.X[n]!);

const meanOf = memo((data: Data): { readonly mean: readonly number[] } => {
  const samples = training(data);
  const mean = samples[0]!.map(
    (_, i) => samples.reduce((sum, x) => sum + x[i]!, 0) / samples.length,
  );
  return { mean };
});

const subscript = (n: number): string =>
  String(n).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x2080 + Number(digit)));
