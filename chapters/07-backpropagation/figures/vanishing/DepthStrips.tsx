import { useMemo, useState } from 'react';
import { functionEntry } from '../../../../src/notation/functions.ts';
import { printInProse } from '../../../../src/notation/printing/number.ts';
import type { ActivationName } from '../../../../src/notation/activations/list.ts';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import * as styles from './DepthStrips.module.css';
import { DEPTH, relativeGradients } from './depth-strips.ts';

const shown: readonly ActivationName[] = ['sigmoid', 'tanh', 'relu'];
/** Scales of the initial weights that have a name or are instructive. */
const scales: readonly (readonly [scale: number, words: string])[] = [
  [0.5, 'half'],
  [1, 'Glorot'],
  [Math.SQRT2, 'He'],
  [3, 'three times'],
];
/** Powers of ten that a bar shows. */
const [LOWEST, HIGHEST] = [-8, 4];

/** The length of the error signal in each of twelve layers, a strip for each activation function. */
export function DepthStrips() {
  const [scale, setScale] = useState(1);
  const strips = useMemo(
    () => shown.map((activation) => [activation, relativeGradients(activation, scale)] as const),
    [scale],
  );
  return (
    <div className={styles.strips}>
      <div className={`${shared.controls} needs-js`}>
        <span className={shared.buttons} role="group" aria-label="Initial weights">
          {scales.map(([one, words]) => (
            <button
              key={words}
              type="button"
              aria-pressed={one === scale}
              onClick={() => setScale(one)}
            >
              {words}
            </button>
          ))}
        </span>
      </div>
      {strips.map(([activation, lengths]) => (
        <div key={activation} className={styles.row} data-activation={activation}>
          <span className={styles.name}>{functionEntry(activation).text}</span>
          {lengths ? (
            <Strip name={activation} lengths={lengths} />
          ) : (
            <span className={styles.name}>overflow</span>
          )}
        </div>
      ))}
      <div className={styles.row} aria-hidden="true">
        <span className={styles.name}>layer</span>
        <div className={styles.layers}>
          {Array.from({ length: DEPTH }, (_, n) => (
            <span key={n}>{n + 1}</span>
          ))}
        </div>
      </div>
    </div>
  );
}

interface StripProps {
  readonly name: ActivationName;
  /** Relative to the last, the first layer at the left. */
  readonly lengths: readonly number[];
}

function Strip({ name, lengths }: StripProps) {
  const first = lengths[0]!;
  return (
    <div
      className={styles.strip}
      role="img"
      aria-label={`${functionEntry(name).text}: in layer 1 the error signal is ${printInProse(first)} times as long as in layer ${DEPTH}`}
    >
      {lengths.map((length, n) => (
        <span key={n} className={styles.slot}>
          <span
            className={styles.bar}
            data-value={length}
            style={{ height: `${(100 * share(length)).toFixed(1)}%` }}
          />
        </span>
      ))}
      <span className={styles.one} style={{ bottom: `${(100 * share(1)).toFixed(1)}%` }} />
      <span className={styles.first} data-value={first}>
        {printInProse(first)}
      </span>
    </div>
  );
}

/** Where a length lies on the scale, from 0 to 1. */
const share = (length: number): number =>
  Math.max(0.01, Math.min(1, (Math.log10(length) - LOWEST) / (HIGHEST - LOWEST)));
