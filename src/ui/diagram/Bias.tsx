import { memo } from 'react';
import { grown, type Box } from '../../draw/box.ts';
import { signOf } from '../../draw/bundle.ts';
import type { BiasPlace } from '../../draw/units.ts';
import { strokeWidth } from '../../draw/edge.ts';
import { markProps } from './marks.ts';
import { shownValue, wordsForCell } from './words.ts';
import * as styles from './Bias.module.css';
import * as marking from './Mark.module.css';

export interface BiasProps {
  readonly tensor: string;
  readonly value: number;
  /** Whether `value` says by how much it has changed. */
  readonly changes: boolean;
  readonly max: number;
  /** Factor of its width. */
  readonly thin: number;
  readonly place: BiasPlace;
  readonly slot: string;
  readonly unit: number;
  readonly mark: string;
  readonly stop: boolean;
}

/** A bias: a stub as wide as its size, with a bead at its end. */
export const Bias = memo(function Bias(props: BiasProps) {
  const { tensor, value, changes, max, thin, place, slot, unit, mark, stop } = props;
  const { from, to, radius } = place;
  const end = from.x === to.x ? `V${to.y - radius}` : `H${to.x + radius}`;
  return (
    <g
      className={styles['bias']}
      data-slot={slot}
      data-ref={tensor}
      data-cell={unit + 1}
      {...shownValue(value, changes)}
      data-sign={signOf(value)}
      role="button"
      aria-label={wordsForCell(tensor, [unit], value, changes)}
      tabIndex={stop ? 0 : -1}
      {...markProps(mark)}
    >
      <rect className={styles['touch']} {...touched(place)} />
      <circle className={marking['outline']} cx={to.x} cy={to.y} r={radius + 3} />
      <path
        className={styles['stub']}
        strokeWidth={Math.min(2 * radius, strokeWidth(value, max, thin))}
        d={`M${from.x},${from.y}${end}`}
      />
      <circle className={styles['bead']} cx={to.x} cy={to.y} r={radius} />
    </g>
  );
});

/** Where a pointer hits it. */
const touched = ({ from, to, radius }: BiasPlace): Box =>
  from.x === to.x
    ? { x: to.x - 9, y: from.y + 1, width: 18, height: to.y - from.y + 5 }
    : grown({ ...to, width: from.x - to.x, height: 0 }, [radius, 0, radius, radius]);
