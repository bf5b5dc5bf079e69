import {
  paths,
  waypoints,
  type Factor,
  type CellRef,
  type Waypoint,
} from '../engine/gradient-path.ts';
import { expandStatement } from '../notation/evaluation/expand.ts';
import { envAt } from '../engine/env.ts';
import { placesIn, type Scene } from './scene.ts';
import type { GradientPath } from './store.ts';
import { gradientRef } from './navigation.ts';

/** Paths beyond this many are counted no further. */
export const MOST_PATHS = 1000;

/** A gradient path as far as the moment has followed it. */
export interface FollowedPath {
  readonly waypoints: readonly Waypoint[];
  /** How many waypoints have been reached. */
  readonly reached: number;
  /** Every path from the loss, at most MOST_PATHS. */
  readonly paths: readonly (readonly Factor[])[];
  /** The chosen path, or null for all together. */
  readonly path: readonly Factor[] | null;
  /** Cells that it marks: gradients reached, and the factors that led there. */
  readonly places: readonly CellRef[];
}

export function followedPath(
  { place, path: chosen }: GradientPath,
  { trace, sample, moment }: Scene,
): FollowedPath {
  const target = gradientRef(place);
  const all = waypoints(trace, target, sample);
  const reached = all.filter(({ step }) => step <= moment.step).length;
  const listed: (readonly Factor[])[] = [];
  for (const path of paths(trace, target, sample)) {
    if (listed.push(path) >= MOST_PATHS) break;
  }
  const path = chosen === null ? null : (listed[chosen] ?? null);
  const places = path
    ? path.slice(0, reached).flatMap(({ expr, to }) => [to, ...placesIn(expr)])
    : all.slice(0, reached).flatMap(({ step, key, cells }) =>
        cells.flatMap((cell) => {
          const statement = trace.steps[step - 1]!.statements[0]!;
          return [
            { key, cell },
            ...placesIn(expandStatement(statement, cell, envAt(trace, step - 1, sample))),
          ];
        }),
      );
  return { waypoints: all, reached, paths: listed, path, places: [...places, place] };
}
