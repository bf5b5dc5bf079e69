import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import type { ReactNode } from 'react';
import { equalsSign, print, printed } from '../../../../src/notation/printing/number.ts';

interface ArithmeticProps {
  readonly of: ReactNode;
  /** In letters. */
  readonly letters: ReactNode;
  /** Products that are added. */
  readonly terms: readonly (readonly number[])[];
  readonly result: number;
}

/** `∂L/∂w = (a − y) · x = −0.3 · 1.5 = −0.45`: with ≈ where the printed digits do not give the result. */
export function Arithmetic({ of, letters, terms, result }: ArithmeticProps) {
  const closed = terms.reduce(
    (sum, term) => sum + term.reduce((product, value) => product * printed(value), 1),
    0,
  );
  const exact = terms.flat().every((value) => printed(value) === value);
  return (
    <p className={shared.value}>
      {of} = {letters} {exact ? '=' : '≈'}{' '}
      {terms.map((term, n) => (
        <span key={n} className="nobreak">
          {n > 0 && ' + '}
          {term.map((value, f) => (
            <span key={f}>
              {f > 0 && ' · '}
              <span data-value={value}>
                {value < 0 && (f > 0 || n > 0) ? `(${print(value)})` : print(value)}
              </span>
            </span>
          ))}
        </span>
      ))}{' '}
      {equalsSign(closed, printed(result))} <b data-value={result}>{print(result)}</b>
    </p>
  );
}
