import { centre } from '../../draw/box.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { valueNow, type Scene } from '../../state/scene.ts';
import { beadSize, drawBeads, drawBlank, type Bead, type Paints } from './draw.ts';
import type { Flight, Frame, Motion } from './motion.ts';
import type { Blocks } from './surface.ts';

interface BlocksPainting {
  readonly motion: Motion;
  readonly scene: Scene;
  readonly paints: Paints;
}

/** Beads go from the pictures that a step reads to the one that it writes, which is empty where they have not arrived. */
export function paintBlocks(
  context: CanvasRenderingContext2D,
  { corner, scale, place }: Blocks,
  { motion, scene, paints }: BlocksPainting,
  { arrived, flying }: Frame,
): void {
  context.save();
  context.translate(corner.x, corner.y);
  context.scale(scale, scale);
  for (const coming of motion.results.slice(arrived)) {
    const box = place(coming);
    if (box && !isParameter(scene, coming.key)) drawBlank(context, box, paints);
  }
  const beads = flying.flatMap(({ flight, at }) => {
    const to = place(motion.results[flight.result]!);
    if (!to || flight.value === 0) return [];
    const size = beadSize(flight.value, motion.most);
    return sourcesOf(flight, scene).flatMap((source): Bead[] => {
      const from = place(source);
      if (!from) return [];
      const curve = { from: centre(from), to: centre(to) };
      return [{ curve, at, backwards: false, value: flight.value, size }];
    });
  });
  drawBeads(context, beads, paints);
  context.restore();
}

const isParameter = ({ trace: { graph } }: Scene, key: string): boolean =>
  graph.parameters.includes(key.replace(/^d/, ''));

/** The cells that a part comes from: no parameter, and of a maximum the largest alone. */
function sourcesOf({ cells, value }: Flight, scene: Scene): readonly CellRef[] {
  const own = cells.filter(({ key }) => !isParameter(scene, key));
  if (scene.step?.phase !== 'forward') return own;
  const largest = own.find(({ key, cell }) => valueNow(scene, key, cell) === value);
  return own.length > 1 && largest ? [largest] : own;
}
