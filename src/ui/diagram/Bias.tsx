import { memo } from 'react';
import { signOf } from '../../draw/bundle.ts';
import type { BiasPlace } from '../../draw/units.ts';
import { strokeWidth } from '../../draw/edge.ts';
import { markProps } from './marks.ts';
import { wordsForCell } from './words.ts';

export interface BiasProps {
  readonly tensor: string;
  readonly value: number;
  /** Whether the value is what was added to it. */
  readonly changed: boolean;
  readonly max: number;
  /** Factor of its width. */
  readonly thin: number;
  readonly place: BiasPlace;
  /** Of the unit. */
  readonly height: number;
  readonly slot: string;
  readonly unit: number;
  readonly mark: string;
  readonly stop: boolean;
}

const RADIUS = 2.75;

/** A bias as a stub with a bead; on small units a bar whose length is its size. */
export const Bias = memo(function Bias(props: BiasProps) {
  const { tensor, value, changed, max, thin, place, height, slot, unit, mark, stop } = props;
  const { from, to, hanging } = place;
  const known = !Number.isNaN(value);
  const width = strokeWidth(value, max, thin);
  const length = ((from.x - to.x) * width) / strokeWidth(max, max, thin);
  return (
    <g
      className="bias"
      data-slot={slot}
      {...{ [changed ? 'data-of' : 'data-ref']: tensor }}
      data-cell={unit + 1}
      data-value={known ? String(value) : undefined}
      data-sign={signOf(value)}
      role="button"
      aria-label={wordsForCell(tensor, [unit], value, changed)}
      tabIndex={stop ? 0 : -1}
      {...markProps(mark)}
    >
      {hanging ? (
        <>
          <rect
            className="touch"
            x={to.x - 9}
            y={from.y + 1}
            width={18}
            height={to.y - from.y + 5}
          />
          <circle className="outline" cx={to.x} cy={to.y} r={RADIUS + 3} />
          <path className="stub" strokeWidth={width} d={`M${from.x},${from.y}V${to.y - RADIUS}`} />
          <circle className="bead" cx={to.x} cy={to.y} r={RADIUS} />
        </>
      ) : (
        <>
          <rect
            className="outline"
            x={to.x - 1}
            y={from.y - height / 2}
            width={from.x - to.x + 2}
            height={height}
          />
          <rect
            className="bar"
            x={from.x - length}
            y={from.y - height / 2}
            width={length}
            height={height}
          />
        </>
      )}
    </g>
  );
});
