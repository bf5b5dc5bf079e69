import { memo, type CSSProperties } from 'react';
import { signOf } from '../../draw/bundle.ts';
import { curvePath, type Curve } from '../../draw/edge.ts';
import { edgeWidth } from '../../draw/scale.ts';
import { markProps } from './marks.ts';
import { wordsForCell } from './words.ts';

export interface EdgeProps {
  readonly tensor: string;
  readonly row: number;
  readonly column: number;
  readonly curve: Curve;
  /** NaN while not computed. */
  readonly value: number;
  readonly max: number;
  readonly mark: string;
  readonly slot: string;
  readonly stop: boolean;
}

/** Stroke of an edge; a thin neutral hairline while its number is not computed. */
export const widthOf = (value: number, max: number): number =>
  Number.isNaN(value) ? 0.9 : edgeWidth(value, max);

/** One weight, or its gradient, as an edge. */
export const Edge = memo(function Edge(props: EdgeProps) {
  const { tensor, row, column, curve, value, max, mark, slot, stop } = props;
  return (
    <g
      className="edge"
      data-slot={slot}
      data-ref={tensor}
      data-cell={`${row + 1} ${column + 1}`}
      data-value={Number.isNaN(value) ? undefined : String(value)}
      data-sign={signOf(value)}
      role="button"
      aria-label={wordsForCell(tensor, [row, column], value)}
      tabIndex={stop ? 0 : -1}
      {...markProps(mark)}
    >
      <Strokes curve={curve} width={widthOf(value, max)} />
    </g>
  );
});

/** An edge that is singled out, drawn once more above all others. */
export const Raised = memo(function Raised({
  curve,
  value,
  max,
}: Pick<EdgeProps, 'curve' | 'value' | 'max'>) {
  return (
    <g data-sign={signOf(value)}>
      <Strokes curve={curve} width={widthOf(value, max)} />
    </g>
  );
});

/** Halo, casing and the line itself; the halo is also what a pointer hits. */
function Strokes({ curve, width }: { readonly curve: Curve; readonly width: number }) {
  const d = curvePath(curve);
  return (
    <g style={{ '--w': `${width}px` } as CSSProperties}>
      <path className="halo" d={d} />
      <path className="casing" d={d} />
      <path className="line" d={d} />
    </g>
  );
}
