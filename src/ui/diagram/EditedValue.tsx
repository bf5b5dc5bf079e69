import type { CSSProperties } from 'react';
import { around, grown, type Box, type Point } from '../../draw/box.ts';
import { pointOn } from '../../draw/edge.ts';
import { fitNumber } from '../../draw/fit-number.ts';
import type { NetworkGeometry } from '../../draw/network.ts';
import { strength } from '../../draw/scale.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { parseKey } from '../../notation/symbol.ts';
import { valueNow, type Scene } from '../../state/scene.ts';
import type { LayerEdges } from './layers.ts';
import { CellNumber } from './UnitCell.tsx';
import * as styles from './EditedValue.module.css';
import * as cell from './UnitCell.module.css';

interface EditedValueProps {
  readonly edited: CellRef;
  readonly scene: Scene;
  readonly geometry: NetworkGeometry;
  readonly edges: readonly LayerEdges[];
  /** Largest weight. */
  readonly max: number;
}

/** Widest that the cell on an edge is with what is round it, px. */
export const EDITED_WIDTH = 52;

/** The layer of a weight; null of all else. */
export function layerOfWeight({ key }: CellRef): number | null {
  const { id, layer } = parseKey(key);
  return id === 'W' && layer ? layer.plus : null;
}

/** The parameter that is edited as a cell on its edge; an input or a target already is a cell. */
export function EditedValue({ edited, scene, geometry, edges, max }: EditedValueProps) {
  const size = geometry.stacked ? { width: 40, height: 24 } : { width: 46, height: 28 };
  const at = whereOf(edited, geometry, edges, size);
  const value = valueNow(scene, edited.key, edited.cell);
  if (!at || value === undefined) return null;
  const box = inside(around(at, size.width, size.height), geometry);
  const figure = fitNumber(value, { ...box, size: 15, fixed: false });
  return (
    <g
      className={styles['edited']}
      data-known=""
      data-ref={edited.key}
      data-cell={edited.cell.map((place) => place + 1).join(' ')}
      data-value={String(value)}
      style={{ '--v': strength(value, max) } as CSSProperties}
      aria-hidden="true"
    >
      <rect className={styles['halo']} {...grown(box, [3, 3, 3, 3])} rx={8} />
      <rect className={cell['face']} {...box} rx={6} />
      <rect className={styles['frame']} {...box} rx={6} />
      {figure && <CellNumber figure={figure} box={box} />}
    </g>
  );
}

function whereOf(
  { key, cell }: CellRef,
  { columns }: NetworkGeometry,
  edges: readonly LayerEdges[],
  size: Pick<Box, 'width' | 'height'>,
): Point | null {
  const { id, layer } = parseKey(key);
  const [i = 0, k = 0] = cell;
  const m = layer?.plus ?? 0;
  const bias = id === 'b' && columns[m]?.units[i]?.bias;
  if (bias) {
    const { from, to } = bias;
    return from.x === to.x
      ? { x: from.x, y: from.y + 6 + size.height / 2 }
      : { x: from.x - 2 - size.width / 2, y: from.y };
  }
  const into = edges[m - 1];
  const curve = id === 'W' ? into?.curves[i * into.columns + k] : undefined;
  return curve ? pointOn(curve, 0.5) : null;
}

const inside = (box: Box, { width, height }: NetworkGeometry): Box => ({
  ...box,
  x: Math.max(2, Math.min(width - box.width - 2, box.x)),
  y: Math.max(2, Math.min(height - box.height - 2, box.y)),
});
