import { around, grown, type Box } from '../../draw/box.ts';
import type { NetworkGeometry } from '../../draw/network.ts';
import { parseSlot } from './roving.ts';
import * as styles from './NetworkDiagram.module.css';

/** The ring of keyboard focus, over everything; an edge wears its own. */
export function FocusRing({ geometry, slot }: { geometry: NetworkGeometry; slot: string }) {
  const box = boxOf(geometry, slot);
  return box && <rect className={styles['focusRing']} {...grown(box, [6, 6, 6, 6])} rx={8} />;
}

function boxOf({ columns, targets, loss }: NetworkGeometry, slot: string): Box | null {
  const { kind, layer, at } = parseSlot(slot);
  const unit = columns[layer]?.units[at[0] ?? 0];
  switch (kind) {
    case 'a':
      return unit?.activation.box ?? null;
    case 'd':
      return unit?.delta?.box ?? null;
    case 'b':
      return unit?.bias ? around(unit.bias.to, 6, 6) : null;
    case 'y':
      return targets[at[0] ?? 0]?.box ?? null;
    case 'L':
      return loss;
    case 'W':
      return null;
  }
}
