import { useMemo } from 'react';
import {
  componentPlane,
  featurePlane,
  hasComponents,
  type DataPlane,
} from '../../../../experiment/data/plane.ts';
import type { Data } from '../../../../experiment/experiment.ts';

export const COMPONENTS = 'components';

/** The plane of the first two principal components, or of two features, 0-based. */
export type ChosenPlane = typeof COMPONENTS | readonly [across: number, up: number];

/** The plane that is chosen; of features where there are no components, or the chosen ones are not there. */
export function planeOf(data: Data, chosen: ChosenPlane): DataPlane {
  if (chosen === COMPONENTS)
    return hasComponents(data) ? componentPlane(data) : featurePlane(data, 0, 1);
  const [across, up] = chosen.every((n) => n < data.X[0]!.length) ? chosen : ([0, 1] as const);
  return featurePlane(data, across, up);
}

export const usePlane = (data: Data, chosen: ChosenPlane): DataPlane =>
  useMemo(() => planeOf(data, chosen), [data, chosen]);
