import { memo, type CSSProperties } from 'react';
import { centre, grown, rounded, type Box, type Sides } from '../../draw/box.ts';
import { fitNumber, type FittedNumber } from '../../draw/fit-number.ts';
import type { CellBox } from '../../draw/units.ts';
import { strength } from '../../draw/scale.ts';
import { markProps } from './marks.ts';
import { HALFWAY, wordsForCell } from './words.ts';
import * as marking from './Mark.module.css';
import * as styles from './UnitCell.module.css';

interface UnitCellProps {
  readonly slot: string;
  readonly tensor: string;
  /** 0-based. */
  readonly unit: number;
  readonly place: CellBox;
  readonly value: number | undefined;
  readonly max: number;
  readonly digits: number;
  /** Whether cells of this column are large enough for numbers. */
  readonly numbers: boolean;
  readonly mark: string;
  readonly stop: boolean;
  readonly kind: 'value' | 'halfway' | 'target';
}

/** One number of a unit; empty while it is not computed. */
export const UnitCell = memo(function UnitCell(props: UnitCellProps) {
  const { slot, tensor, unit, place, value, max, digits, numbers, mark, stop, kind } = props;
  const { box, corners } = place;
  const words = wordsForCell(tensor, [unit], value);
  const figure = value !== undefined && numbers ? fitNumber(value, { ...box, digits }) : null;
  const known = value !== undefined && kind !== 'target';
  return (
    <g
      className={styles['cell']}
      data-slot={slot}
      data-ref={tensor}
      data-cell={unit + 1}
      data-value={value === undefined ? undefined : String(value)}
      data-kind={kind}
      data-known={known ? '' : undefined}
      style={known ? ({ '--v': strength(value, max) } as CSSProperties) : undefined}
      role="button"
      aria-label={words}
      tabIndex={stop ? 0 : -1}
      {...markProps(mark)}
    >
      {kind === 'halfway' && <title>{`${words}. ${HALFWAY}`}</title>}
      {kind !== 'halfway' && !figure && <title>{words}</title>}
      <Outline box={box} by={place.outline} />
      <path className={styles['face']} d={rounded(box, corners)} />
      {figure && <CellNumber figure={figure} box={box} />}
    </g>
  );
});

function Outline({ box, by }: { readonly box: Box; readonly by: Sides }) {
  return (
    <rect className={marking['outline']} {...grown(box, by)} rx={Math.min(5, box.height / 3)} />
  );
}

/** Figures of Source Sans are 0.65 em high: half of it under the middle centres them. */
export function CellNumber({ figure, box }: { readonly figure: FittedNumber; readonly box: Box }) {
  const { x, y } = centre(box);
  return (
    <text className={styles['number']} x={x} y={y + 0.325 * figure.size} fontSize={figure.size}>
      {figure.text}
    </text>
  );
}
