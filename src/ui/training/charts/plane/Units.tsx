import { useEffect, type ReactNode } from 'react';
import type { unitColumns, UnitBox } from '../../../../draw/unit-columns.ts';
import type { Named } from '../../../../notation/expression.ts';
import { parseKey } from '../../../../notation/symbol.ts';
import type { Cell } from '../../../../tensor/tensor.ts';
import { SymbolName } from '../../../maths/Maths.tsx';
import { unitName } from '../../inspect/chosen.ts';
import { EdgePicker } from '../../inspect/EdgePicker.tsx';
import * as styles from './Units.module.css';

const named = (name: string, at: Cell | null): Named => ({
  kind: 'symbol',
  sym: parseKey(name),
  at,
});

export const isSame = (one: UnitBox, other: UnitBox): boolean =>
  one.layer === other.layer && one.unit === other.unit;

interface UnitsProps {
  readonly columns: ReturnType<typeof unitColumns>;
  readonly widths: readonly number[];
  readonly large: UnitBox | null | undefined;
  readonly width: number;
  readonly height: number;
  /** Whether the columns are already those of this width: not so while the page is prerendered. */
  readonly isPlaced: boolean;
  readonly onWidth: (width: number) => void;
  readonly onChoose: (box: UnitBox | null) => void;
  readonly canvas: ReactNode;
}

/** A button over each unit: pressed, its map is shown large. */
export function Units({
  columns,
  widths,
  large,
  width,
  height,
  isPlaced,
  onWidth,
  onChoose,
  canvas,
}: UnitsProps) {
  useEffect(() => onWidth(width), [width, onWidth]);
  const { size, boxes, hidden } = columns;
  const last = widths.length - 1;
  if (!isPlaced) return canvas;
  return (
    <>
      {canvas}
      <EdgePicker columns={columns} width={width} height={height} />
      {widths.map((_, layer) => {
        const box = boxes.find((one) => one.layer === layer)!;
        return (
          <span key={layer} className={styles.layer} style={{ left: box.x }}>
            <SymbolName named={named(layer === last ? 'p' : `a${layer}`, null)} />
            {hidden[layer]! > 0 && <small> and {hidden[layer]} more</small>}
          </span>
        );
      })}
      {boxes.map((box) => (
        <button
          key={`${box.layer} ${box.unit}`}
          type="button"
          className={styles.unit}
          data-unit={`${box.layer} ${box.unit}`}
          aria-pressed={large ? isSame(large, box) : false}
          aria-label={`${unitName(box, last)}: enlarge its map`}
          style={{ left: box.x - size / 2, top: box.y - size / 2, width: size, height: size }}
          onClick={() => onChoose(large && isSame(large, box) ? null : box)}
        />
      ))}
    </>
  );
}

/** The symbol of a unit and its name, which is cut where there is no room for it. */
export const UnitName = ({ box, last }: { readonly box: UnitBox; readonly last: number }) => (
  <>
    <SymbolName named={named(box.layer === last ? 'p' : `a${box.layer}`, [box.unit])} />,{' '}
    {unitName(box, last).replace(/^Unit/, 'unit')}
  </>
);
