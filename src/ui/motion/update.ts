import { curvePath, strokeWidth, type Curve } from '../../draw/edge.ts';
import type { UnitBox } from '../../draw/units.ts';
import { parseKey } from '../../notation/symbol.ts';
import type { Scene } from '../../state/scene.ts';
import { scalesOf } from '../diagram/values.ts';
import { beatAt, type Motion } from './motion.ts';
import { ease } from './route.ts';
import type { Diagram } from './surface.ts';

/** An edge, or the stub of a bias, between its width before an update and the one after it. */
export interface Stroke {
  readonly path: Path2D;
  readonly value: number;
  /** In px of the diagram. */
  readonly width: number;
}

/** The parameters of a step that updates them, as they change. */
export interface Update {
  readonly strokesAt: (time: number) => readonly Stroke[];
  /** What of the diagram shows them changed already. */
  readonly shown: readonly Element[];
}

/** The update of a scene, where its diagram shows the parameters one by one; else null. */
export function updateOf(
  { svg, geometry, edges }: Diagram,
  { step, trace, moment, network, sample }: Scene,
  motion: Motion,
): Update | null {
  const { id, layer } = parseKey(motion.key);
  const before = trace.at(motion.key, moment.step - 1)?.data;
  if (step?.phase !== 'update' || !before || !layer) return null;
  const own = [...svg.querySelectorAll(`[data-slot][data-ref="${motion.key}"]`)];
  if (own.length !== motion.values.length) return null;
  const { weights: most } = scalesOf(network, trace, sample);
  const { units } = geometry.columns[layer.plus]!;
  const paths = (id === 'W' ? edges(layer.plus) : stubsOf(units)).map(
    (curve) => new Path2D(curvePath(curve)),
  );
  return {
    shown: id === 'W' ? [own[0]!.parentElement!] : own.map((bias) => bias.querySelector('path')!),
    strokesAt: (time) =>
      motion.values.map((after, n) => {
        const [start, end] = beatAt(motion, motion.beatOf[n]!);
        const share = ease(Math.max(0, Math.min(1, (time - start) / (end - start))));
        const value = before[n]! + (after - before[n]!) * share;
        return { path: paths[n]!, value, width: strokeWidth(value, most, geometry.thin) };
      }),
  };
}

/** From each unit to the bead of its bias. */
const stubsOf = (units: readonly UnitBox[]): Curve[] =>
  units.flatMap(({ bias }) => {
    if (!bias) return [];
    const { from, to, radius } = bias;
    const aside = from.x !== to.x;
    return [{ from, to: aside ? { ...to, x: to.x + radius } : { ...to, y: to.y - radius } }];
  });
