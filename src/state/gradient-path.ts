import { paths, stations, type Factor, type Place, type Station } from '../engine/thread.ts';
import { openStatement } from '../notation/open.ts';
import { envAt } from '../engine/env.ts';
import { placesIn, type Scene } from './scene.ts';
import type { GradientPath } from './store.ts';
import { gradientOf } from './navigation.ts';

/** Paths beyond this many are counted no further. */
export const MOST_PATHS = 1000;

/** A thread as far as the moment has followed it. */
export interface FollowedPath {
  readonly stations: readonly Station[];
  /** How many stations have been reached. */
  readonly reached: number;
  /** Every path from the loss, at most MOST_PATHS. */
  readonly paths: readonly (readonly Factor[])[];
  /** The chosen path, or null for all together. */
  readonly path: readonly Factor[] | null;
  /** Cells that the thread lights: gradients reached, and the factors that led there. */
  readonly places: readonly Place[];
}

export function followedPath(
  { place, path: chosen }: GradientPath,
  { trace, sample, moment }: Scene,
): FollowedPath {
  const target = gradientOf(place);
  const all = stations(trace, target, sample);
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
            ...placesIn(openStatement(statement, cell, envAt(trace, step - 1, sample))),
          ];
        }),
      );
  return { stations: all, reached, paths: listed, path, places: [...places, place] };
}
