import {
  fraction,
  jacobian,
  kronecker,
  minus,
  negative,
  sym,
  times,
  type Named,
} from '../../../../src/notation/expression.ts';
import type { JacobianAddend } from './jacobian.ts';
import { Formula, SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import { FormulaLetters } from '../../../../src/ui/maths/FormulaLetters.tsx';
import { ValueCell } from '../../../../src/ui/figures/parts/ValueCell.tsx';
import * as styles from './AddendTable.module.css';
import * as worked from '../worked.module.css';

interface AddendTableProps {
  readonly addends: readonly JacobianAddend[];
  /** The logit, at its cell. */
  readonly logit: Named;
  /** Class whose addend is marked. */
  readonly marked: number;
  /** Classes that get a row; the others share one. */
  readonly rows: number;
}

const [yk, pk, pi] = [sym('y', null, 'k'), sym('p', null, 'k'), sym('p', null, 'i')];
const parts = ['sent', 'slope', 'product', 'cancelled'] as const;

/** Σ_k (−y_k / p_k) ∂p_k/∂z_i, addend by addend, and the same with p_k cancelled. */
export function AddendTable({ addends, logit, marked, rows }: AddendTableProps) {
  const rest = addends.slice(rows);
  return (
    <table className={`${worked.table} ${styles.addends}`}>
      <thead>
        <tr>
          <th scope="col">
            <FormulaLetters>k</FormulaLetters>
          </th>
          <th scope="col">
            <Formula expr={negative(fraction(yk, pk))} />
          </th>
          <th scope="col">
            <Formula expr={jacobian(pk, logit)} />
          </th>
          <th scope="col">product</th>
          <th scope="col">
            <span className={styles.note}>
              <SymbolName named={pk} /> cancelled
            </span>
            <Formula expr={negative(times(yk, minus(kronecker('k', 'i'), pi)))} />
          </th>
        </tr>
      </thead>
      <tbody>
        {addends.slice(0, rows).map((addend, k) => (
          <tr key={k} data-marked={k === marked || undefined}>
            <th scope="row">{k + 1}</th>
            {parts.map((part) => (
              <ValueCell key={part} value={addend[part]} />
            ))}
          </tr>
        ))}
        {rest.length > 0 && (
          <tr>
            <th scope="row" colSpan={3}>
              the other {rest.length} classes
            </th>
            <ValueCell value={total(rest, 'product')} />
            <ValueCell value={total(rest, 'cancelled')} />
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            sum
          </th>
          <ValueCell value={total(addends, 'product')} />
          <ValueCell value={total(addends, 'cancelled')} />
        </tr>
      </tfoot>
    </table>
  );
}

const total = (addends: readonly JacobianAddend[], part: 'product' | 'cancelled'): number =>
  addends.reduce((sum, addend) => sum + addend[part], 0);
