import type { Equation } from '../../notation/equation.ts';
import { transpose, type Expr } from '../../notation/expression.ts';
import { shapeUnder } from '../../notation/printing/shape-under.ts';
import { tex } from '../../notation/printing/tex.ts';
import { typeset } from './katex.ts';
import { useExample } from './example.ts';
import * as styles from './RowBesideColumn.module.css';

interface Pair {
  readonly row: Expr;
  /** What the factor of the row is, if it has a name of its own. */
  readonly is?: Expr;
  readonly column: Expr;
  /** Whether the factor of the column multiplies entry by entry. */
  readonly entrywise?: boolean;
}

interface RowBesideColumnProps {
  /** The equation as a column: its letters hold in both. */
  readonly of: Equation;
  /** Factors of the row from left to right, each with its counterpart in the column. */
  readonly factors: readonly Pair[];
}

/** A chain of Jacobians in both layouts, factor beside factor: a product of rows, and a product of columns. */
export function RowBesideColumn({ of, factors }: RowBesideColumnProps) {
  const example = useExample();
  const binding = example.binding(of);
  const shape = (name: string): string => shapeUnder(name, binding, example.shape);
  const set = (...pieces: readonly (Expr | '=' | '{}\\odot')[]): string => {
    const write = (options: { shapes?: boolean; names?: boolean }): string =>
      pieces.map((one) => (typeof one === 'string' ? one : tex(one, options))).join(' ');
    return typeset(write({ shapes: true }), write({ names: false }), { display: true, shape });
  };
  const { lhs } = of.statement;
  const rows = [{ row: transpose(lhs), column: lhs }, ...factors] as readonly Pair[];
  return (
    <table className={styles.table} data-letters={of.id}>
      <thead>
        <tr>
          <th scope="col">as a row, read from the left</th>
          <th scope="col">as a column, read from the right</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, is, column, entrywise }, n) => (
          <tr key={n}>
            <td>
              <Html of={is ? set(row, '=', is) : set(row)} />
            </td>
            <td>
              <Html of={entrywise ? set('{}\\odot', column) : set(column)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Html = ({ of }: { readonly of: string }) => <div dangerouslySetInnerHTML={{ __html: of }} />;
