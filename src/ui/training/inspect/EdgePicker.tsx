import { useState, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import type { UnitColumns } from '../../../draw/unit-columns.ts';
import { edgePath, nearestEdge, unitEdges, type UnitEdge } from '../../../draw/unit-edges.ts';
import { usePage } from '../../islands/use-reader.ts';
import { chosenOf } from './chosen.ts';
import * as styles from './EdgePicker.module.css';

/** How near a press must be to an edge, in px. */
const REACH = 6;

interface EdgePickerProps {
  readonly columns: UnitColumns;
  readonly width: number;
  readonly height: number;
}

/** Over the edges of the picture of a network: the one that is pointed at is marked, and pressed it is chosen. */
export function EdgePicker({ columns, width, height }: EdgePickerProps) {
  const chosen = chosenOf(usePage());
  const of = useStore(chosen, (state) => state.of);
  const [pointed, setPointed] = useState<UnitEdge | null>(null);
  const near = ({ clientX, clientY, currentTarget }: MouseEvent): UnitEdge | null => {
    const box = currentTarget.getBoundingClientRect();
    return nearestEdge(columns, [clientX - box.left, clientY - box.top], REACH);
  };
  const picked =
    of?.kind === 'edge'
      ? unitEdges(columns).find((edge) => placeOf(edge).join() === textOf(of.place))
      : undefined;
  return (
    <svg
      className={styles.edges}
      data-pointed={pointed ? '' : undefined}
      viewBox={`0 0 ${Math.max(1, width)} ${height}`}
      aria-hidden="true"
      onPointerMove={(event) => setPointed(near(event))}
      onPointerLeave={() => setPointed(null)}
      onClick={(event) => {
        const edge = near(event);
        if (!edge) return;
        const [key, ...cell] = placeOf(edge);
        chosen.setState({ of: { kind: 'edge', place: { key, cell } } });
      }}
    >
      {pointed && <path d={edgePath(columns, pointed)} />}
      {picked && <path className={styles.picked} d={edgePath(columns, picked)} />}
    </svg>
  );
}

/** The weight of an edge: its name and its cell. */
const placeOf = ({ from, to }: UnitEdge): [string, number, number] => [
  `W${to.layer}`,
  to.unit,
  from.unit,
];

const textOf = ({ key, cell }: { readonly key: string; readonly cell: readonly number[] }) =>
  [key, ...cell].join();
