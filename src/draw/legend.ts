import { contains, overlap, type Box } from './box.ts';
import { pointsOn } from './edge.ts';
import type { PlacedNetwork } from './units.ts';

type Placed = Pick<PlacedNetwork, 'columns' | 'targets' | 'loss' | 'width' | 'height'>;

const HEIGHT = 24;

/** Room for the legend of widths: at the bottom left, else under the loss, else none. */
export function legendBox(placed: Placed): Box | null {
  const { width, height, loss } = placed;
  const y = height - HEIGHT;
  const places = [
    ...[96, 72].map((wide) => [0, wide] as const),
    ...[96, 72, loss.width].map((wide) => [width - wide, wide] as const),
  ];
  const boxes = places.map(([x, wide]): Box => ({ x, y, width: wide, height: HEIGHT }));
  return boxes.find((box) => isFree(box, placed)) ?? null;
}

function isFree(box: Box, { columns: [input, first], targets, loss }: Placed): boolean {
  const units = [...input!.units, ...first!.units];
  const cells = [...units.map(({ pill }) => pill), ...targets.map((target) => target.box), loss];
  const beads = units.flatMap(({ bias }) => bias?.to ?? []);
  const lowest = { from: input!.units.at(-1)!.out, to: first!.units.at(-1)!.in };
  const air = { x: box.x - 6, y: box.y - 8, width: box.width + 12, height: box.height + 8 };
  return (
    !cells.some((cell) => overlap(cell, air)) &&
    ![...beads, ...pointsOn(lowest)].some((point) => contains(air, point))
  );
}
