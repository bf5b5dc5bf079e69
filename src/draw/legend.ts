import { holds, overlap, type Box } from './box.ts';
import { pointsOn } from './edge.ts';
import type { NetworkGeometry } from './network.ts';

type Placed = Pick<NetworkGeometry, 'columns' | 'targets' | 'loss' | 'width' | 'height'>;

const HEIGHT = 24;

/** Room for the legend of widths: at the bottom left, else under the loss, else none. */
export function legendBox(placed: Placed): Box | null {
  const { width, height, targets, loss } = placed;
  const y = height - HEIGHT;
  const edge = targets[0]!.box.x + targets[0]!.box.width + 6;
  const right = Math.max(width - 96, Math.min(edge, loss.x));
  const choices = [96, 72].map((wide): Box => ({ x: 0, y, width: wide, height: HEIGHT }));
  return (
    [...choices, { x: right, y, width: width - right, height: HEIGHT }].find((box) =>
      isFree(box, placed),
    ) ?? null
  );
}

function isFree(box: Box, { columns: [input, first], targets, loss }: Placed): boolean {
  const units = [...input!.units, ...first!.units];
  const cells = [...units.map(({ pill }) => pill), ...targets.map((target) => target.box), loss];
  const beads = units.flatMap(({ bias }) => bias?.to ?? []);
  const lowest = { from: input!.units.at(-1)!.out, to: first!.units.at(-1)!.in };
  const air = { x: box.x - 6, y: box.y - 8, width: box.width + 12, height: box.height + 8 };
  return (
    !cells.some((cell) => overlap(cell, air)) &&
    ![...beads, ...pointsOn(lowest)].some((point) => holds(air, point))
  );
}
