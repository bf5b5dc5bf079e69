import type { Named } from '../../notation/expression.ts';
import { numberPieces, mark } from '../../notation/printing/inline-layout.ts';
import { Pieces, SymbolName } from './Maths.tsx';
import * as styles from './SumOfProducts.module.css';

interface Operand {
  /** The cell of the network that it is. */
  readonly named: Named | null;
  readonly value: number;
}

interface SumOfProductsProps {
  readonly of?: Named;
  readonly terms: readonly (readonly [Operand, Operand])[];
  /** Addends that are 0 and not written out. */
  readonly more?: number;
  readonly sum: Operand;
}

/** `∂L/∂W = δ_1 · 0 + δ_2 · a + δ_3 · 0 = sum` in numbers, breaking between the addends. */
export const SumOfProducts = ({ of, terms, more = 0, sum }: SumOfProductsProps) => (
  <p className={styles.sum}>
    {of && <SymbolName named={of} />}
    {terms.map(([left, right], k) => (
      <span key={k} className="maths formula">
        <Pieces
          samples={false}
          pieces={[
            ...(k > 0 ? [mark('+')] : of ? [mark('=')] : []),
            ...numberPieces(left.value, left.named, k > 0),
            mark('·'),
            ...numberPieces(right.value, right.named, true),
          ]}
        />
      </span>
    ))}
    {more > 0 && <span className={styles.more}>+ {more} zeros</span>}
    <span className="maths formula" data-sum={sum.value}>
      <Pieces samples={false} pieces={[mark('='), ...numberPieces(sum.value, sum.named, false)]} />
    </span>
  </p>
);
