import type { ReactNode } from 'react';
import type { Named } from '../../notation/expression.ts';
import { symbolText } from '../../notation/printing/glyphs.ts';
import { print, printed } from '../../notation/printing/number.ts';
import { SymbolName } from '../maths/Maths.tsx';
import * as styles from './ConvolutionExplorer.module.css';

export interface Addend {
  readonly of: readonly [Named, Named];
  readonly factors: readonly [number, number];
}

interface AddendsProps {
  readonly lead: ReactNode;
  /** What the sum is. */
  readonly of: Named;
  readonly addends: readonly Addend[];
  /** A number that is added to the products, such as a bias. */
  readonly rest?: number;
}

const product = ({ factors: [one, other] }: Addend): number => one * other;

/** A sum of products; those that are 0 are counted, not listed. */
export function Addends({ lead, of, addends, rest = 0 }: AddendsProps) {
  const listed = addends.filter((addend) => product(addend) !== 0);
  const total = addends.reduce((sum, addend) => sum + product(addend), rest);
  const asPrinted = listed.reduce((sum, one) => sum + printed(product(one)), printed(rest));
  const closes = Math.abs(asPrinted - printed(total)) < 1e-9;
  const zeros = addends.length - listed.length;
  return (
    <div className={styles.sum} aria-live="off">
      <p>
        {lead} {zeros > 0 && `${zeros} of ${addends.length} products are 0. `}
        <span className={styles.total} data-value={total}>
          <SymbolName named={of} /> {closes ? '=' : '≈'} {print(total)}
        </span>
      </p>
      <div
        className={styles.addends}
        tabIndex={0}
        role="group"
        aria-label={`Addends of ${symbolText(of)}`}
      >
        <ol>
          {listed.map((addend) => (
            <li key={addend.of.map((named) => symbolText(named)).join(' ')}>
              <span className={styles.place}>
                <SymbolName named={addend.of[0]} /> <SymbolName named={addend.of[1]} />
              </span>
              <span>
                {print(addend.factors[0])} ·{' '}
                {addend.factors[1] < 0 ? `(${print(addend.factors[1])})` : print(addend.factors[1])}
              </span>
              <span className={styles.product} data-value={product(addend)}>
                {print(product(addend))}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
