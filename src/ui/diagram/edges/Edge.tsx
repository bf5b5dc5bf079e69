import { memo, type CSSProperties } from 'react';
import { signOf } from '../../../draw/bundle.ts';
import { curvePath, strokeWidth, type Curve } from '../../../draw/edge.ts';
import { markProps } from '../marks.ts';
import { shownValue, wordsForCell } from '../words.ts';
import * as styles from './Edge.module.css';

export interface EdgeProps {
  readonly tensor: string;
  readonly row: number;
  readonly column: number;
  readonly curve: Curve;
  /** NaN while not computed. */
  readonly value: number;
  /** Whether `value` says by how much it has changed. */
  readonly changes: boolean;
  readonly max: number;
  /** Factor of its width. */
  readonly thin: number;
  readonly mark: string;
  readonly slot: string;
  readonly stop: boolean;
}

/** One weight, or its gradient, as an edge. */
export const Edge = memo(function Edge(props: EdgeProps) {
  const { tensor, row, column, curve, value, changes, max, thin, mark, slot, stop } = props;
  return (
    <g
      className={styles['edge']}
      data-slot={slot}
      data-ref={tensor}
      data-cell={`${row + 1} ${column + 1}`}
      {...shownValue(value, changes)}
      data-sign={signOf(value)}
      role="button"
      aria-label={wordsForCell(tensor, [row, column], value, changes)}
      tabIndex={stop ? 0 : -1}
      {...markProps(mark)}
    >
      <Strokes curve={curve} width={strokeWidth(value, max, thin)} />
    </g>
  );
});

/** An edge that is singled out, drawn once more above all others. */
export const Raised = memo(function Raised({
  curve,
  value,
  max,
  thin,
}: Pick<EdgeProps, 'curve' | 'value' | 'max' | 'thin'>) {
  return (
    <g data-sign={signOf(value)}>
      <Strokes curve={curve} width={strokeWidth(value, max, thin)} />
    </g>
  );
});

/** Halo, casing and the line itself; the halo is also what a pointer hits. */
function Strokes({ curve, width }: { readonly curve: Curve; readonly width: number }) {
  const d = curvePath(curve);
  return (
    <g style={{ '--w': `${width}px` } as CSSProperties}>
      <path className={styles['halo']} d={d} />
      <path className={styles['casing']} d={d} />
      <path className={styles['line']} d={d} />
    </g>
  );
}
