import { print } from '../../../../src/notation/printing/number.ts';
import type { FlattenedEntry } from './both-products.ts';
import type { Occurrence } from '../../../../src/linking/attributes.ts';
import { Indexed } from '../../../../src/ui/maths/Indexed.tsx';
import { FormulaLetters } from '../../../../src/ui/maths/FormulaLetters.tsx';
import * as styles from './ProductTable.module.css';
import * as worked from '../worked.module.css';

interface ProductTableProps {
  /** In the order of flattening. */
  readonly entries: readonly FlattenedEntry[];
  readonly linked: (
    family: 'z' | 'da_dz' | 'da' | 'dz',
    entry: FlattenedEntry,
    value: number,
  ) => Occurrence;
}

/** diag(f′) v beside f′ ⊙ v, and what each costs. */
export const ProductTable = ({ entries, linked }: ProductTableProps) => (
  <table className={`${worked.table} ${styles.products}`}>
    <thead>
      <tr>
        <th scope="col">
          <span className="sr-only">entry</span>
        </th>
        <th scope="col">
          <FormulaLetters>x</FormulaLetters>
        </th>
        <th scope="col">
          <FormulaLetters>f′</FormulaLetters>
        </th>
        <th scope="col">
          <FormulaLetters>v</FormulaLetters>
        </th>
        <th scope="col">
          diag(<FormulaLetters>f′</FormulaLetters>) <FormulaLetters>v</FormulaLetters>
        </th>
        <th scope="col">
          <FormulaLetters>f′</FormulaLetters> ⊙ <FormulaLetters>v</FormulaLetters>
        </th>
      </tr>
    </thead>
    <tbody>
      {entries.map((entry) => (
        <tr key={entry.cell.join()}>
          <th scope="row">
            <Indexed letter="a" cell={entry.cell} />
          </th>
          <td {...linked('z', entry, entry.x)}>{print(entry.x)}</td>
          <td {...linked('da_dz', entry, entry.slope)}>{print(entry.slope)}</td>
          <td {...linked('da', entry, entry.v)}>{print(entry.v)}</td>
          <td data-value={entry.product}>{print(entry.product)}</td>
          <td {...linked('dz', entry, entry.hadamard)}>{print(entry.hadamard)}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" colSpan={4}>
          multiplications
        </th>
        <td data-value={entries.length ** 2}>{print(entries.length ** 2)}</td>
        <td data-value={entries.length}>{print(entries.length)}</td>
      </tr>
    </tfoot>
  </table>
);
