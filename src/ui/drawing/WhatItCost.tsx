import type { ReactNode } from 'react';
import { print } from '../../notation/printing/number.ts';
import type { SamplePrediction } from '../../training/predictions.ts';
import * as styles from './WhatItCost.module.css';

interface Result {
  readonly loss: number;
  /** Probability of the target. */
  readonly p: number;
  /** Of the digits held out, in the same order before and after; none where there are none. */
  readonly said: readonly SamplePrediction[];
}

interface WhatItCostProps {
  readonly now: Result;
  readonly before: Result | null;
  /** The target. */
  readonly label: number;
}

const isRight = ({ predicted, truth }: SamplePrediction): boolean => predicted === truth;

const share = ({ said }: Result): number => said.filter(isRight).length / said.length;

const percent = (part: number): string => `${print(100 * part, { digits: 1 })} %`;

/** The loss of the drawing and the accuracy on the digits held out, before and after; and which of those changed sides. */
export function WhatItCost({ now, before, label }: WhatItCostProps) {
  const { said } = now;
  const changed = (is: (one: SamplePrediction) => boolean): number =>
    said.filter((one, n) => before && is(one) && !is(before.said[n]!)).length;
  const lost = changed((one) => !isRight(one));
  const won = changed(isRight);
  const item = (
    name: ReactNode,
    of: (result: Result) => number,
    words: (value: number) => string,
  ) => (
    <div>
      <dt>{name}</dt>
      <dd>
        {before && (
          <>
            {words(of(before))} <span aria-hidden="true">→</span>
            <span className="sr-only"> before, now </span>{' '}
          </>
        )}
        <b data-value={of(now)}>{words(of(now))}</b>
      </dd>
    </div>
  );
  return (
    <div className={styles.cost} role="status">
      <dl>
        {item(
          'loss of this drawing',
          ({ loss }) => loss,
          (loss) => print(loss),
        )}
        {item(
          `probability of ${label}`,
          ({ p }) => p,
          (p) => print(p, { fixed: true }),
        )}
        {said.length > 0 && item(`accuracy on the ${said.length} held-out digits`, share, percent)}
      </dl>
      {before && said.length > 0 && (
        <p>
          Of the others, {lost} that it had right {lost === 1 ? 'is' : 'are'} now wrong, and {won}{' '}
          that it had wrong {won === 1 ? 'is' : 'are'} now right.
        </p>
      )}
    </div>
  );
}
