import { largestSize } from '../../../../src/draw/scale.ts';
import type { FlattenedEntry } from './both-products.ts';
import { PartialDerivative } from '../../../../src/ui/maths/Indexed.tsx';
import { FormulaLetters } from '../../../../src/ui/maths/FormulaLetters.tsx';
import { SmallMatrix } from '../../../../src/ui/figures/parts/SmallMatrix.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import * as styles from './EntryProduct.module.css';

interface EntryProductProps {
  /** By rows. */
  readonly entries: readonly FlattenedEntry[];
  readonly columns: number;
}

/** f′(X) ⊙ V in the shape that X has. */
export function EntryProduct({ entries, columns }: EntryProductProps) {
  const of = (part: 'slope' | 'v' | 'hadamard') => {
    const numbers = entries.map((entry) => entry[part]);
    return { numbers, columns, max: largestSize(numbers) };
  };
  const [x, v] = columns > 1 ? ['X', 'V'] : ['x', 'v'];
  return (
    <div className={`${shared.slabs} ${styles.product}`}>
      <SmallMatrix
        title={<FormulaLetters>{`f′(${x})`}</FormulaLetters>}
        label="The slopes"
        {...of('slope')}
      />
      <div>
        <span>⊙</span>
        <SmallMatrix
          title={<FormulaLetters>{v}</FormulaLetters>}
          label="Gradient from above"
          {...of('v')}
        />
      </div>
      <div>
        <span>=</span>
        <SmallMatrix
          title={<PartialDerivative of="L" by={x} />}
          label="Their product"
          {...of('hadamard')}
        />
      </div>
    </div>
  );
}
