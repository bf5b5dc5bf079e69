import type { CSSProperties } from 'react';
import { print } from '../../notation/printing/number.ts';
import * as styles from './Probabilities.module.css';

/** Three digits after the point; what would print as 0.000 is printed as 0. */
const share = (p: number): string => print(p < 0.0005 ? 0 : p, { fixed: true });

const percent = (p: number): string => `${100 * p}%`;

interface ProbabilitiesProps {
  readonly p: ArrayLike<number>;
  /** What the network predicted before; drawn as a line. */
  readonly before: ArrayLike<number> | null;
  /** The target. */
  readonly label: number;
}

/** A probability for each digit, the target framed; before a step as a number and a line, after it as a bar. */
export const Probabilities = ({ p, before, label }: ProbabilitiesProps) => (
  <ol
    className={styles.classes}
    aria-label="Probability of each digit"
    data-before={before ? '' : undefined}
  >
    {Array.from(p, (value, digit) => (
      <li key={digit} data-target={digit === label || undefined}>
        <b>{digit}</b>
        {before && (
          <span className={styles.before}>
            {share(before[digit]!)} <span aria-hidden="true">→</span>
            <span className="sr-only"> before, now </span>
          </span>
        )}
        <span
          className={styles.bar}
          style={
            { '--p': percent(value), '--before': percent(before?.[digit] ?? 0) } as CSSProperties
          }
          data-before={before ? '' : undefined}
          aria-hidden="true"
        />
        <span data-value={value}>{share(value)}</span>
        {digit === label && <span className="sr-only">, the target</span>}
      </li>
    ))}
  </ol>
);
