import { useId, type CSSProperties } from 'react';
import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import { symbolText } from '../../../../src/notation/printing/glyphs.ts';
import { print, printInProse } from '../../../../src/notation/printing/number.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import {
  TOLERANCE,
  type GradientComparison,
} from '../../../../src/experiment/checking/gradient-check.ts';
import { SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import { occurrence } from '../../../../src/linking/attributes.ts';
import * as styles from './CheckTable.module.css';

interface CheckTableProps {
  readonly rows: readonly GradientComparison[];
  readonly chosen: CellRef;
  readonly onPick: (place: CellRef) => void;
}

/** For each tensor its cells, holding the power of ten of the relative error. */
export function CheckTable({ rows, chosen, onPick }: CheckTableProps) {
  const name = useId();
  const keys = [...new Set(rows.map(({ place }) => place.key))];
  return (
    <fieldset className={styles.tensors}>
      <legend>Power of ten of each relative error</legend>
      {keys.map((key) => {
        const own = rows.filter(({ place }) => place.key === key);
        // All but the first axis side by side, as a row of numbers.
        const first = own.filter(({ place: { cell } }) => cell.length > 1 && cell[0] === 0);
        const columns = Math.max(1, first.length);
        return (
          <div
            key={key}
            className={styles.tensor}
            style={{ '--columns': columns } as CSSProperties}
          >
            <SymbolName named={{ kind: 'symbol', sym: parseKey(`d${key}`), at: null }} />
            <div className={styles.cells}>
              {own.map(({ place, error }) => (
                <label
                  key={place.cell.join()}
                  className={styles.cell}
                  data-wrong={error > TOLERANCE || undefined}
                  {...occurrence(`d${key}`, { cell: place.cell })}
                >
                  <input
                    type="radio"
                    className="needs-js"
                    name={name}
                    checked={key === chosen.key && place.cell.join() === chosen.cell.join()}
                    onChange={() => onPick(place)}
                    aria-label={`${symbolText({ kind: 'symbol', sym: parseKey(key), at: place.cell })}, relative error ${printInProse(error)}`}
                  />
                  <Power of={error} />
                </label>
              ))}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}

/** `−11` for 3e−11; an equality to the last bit has none. */
function Power({ of }: { readonly of: number }) {
  const power = Math.floor(Math.log10(of));
  return (
    <span aria-hidden="true" data-value={of === 0 ? undefined : power}>
      {of === 0 ? '=' : print(power)}
    </span>
  );
}
