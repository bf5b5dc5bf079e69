import { print } from '../../notation/printing/number.ts';
import type { SamplePrediction } from '../../training/predictions.ts';
import * as styles from './DrawDigit.module.css';

interface WhatItCostProps {
  readonly loss: number;
  /** Of the digits held out, in the same order before and after; none where there are none. */
  readonly said: readonly SamplePrediction[];
  readonly before: {
    readonly loss: number;
    readonly said: readonly SamplePrediction[];
  } | null;
}

const isRight = ({ predicted, truth }: SamplePrediction): boolean => predicted === truth;

const share = (said: readonly SamplePrediction[]): number =>
  (100 * said.filter(isRight).length) / said.length;

/** The loss of the drawing and the accuracy on the digits held out, before and after; and which of those changed sides. */
export function WhatItCost({ loss, said, before }: WhatItCostProps) {
  const lost = said.filter((one, n) => !isRight(one) && before && isRight(before.said[n]!)).length;
  const won = said.filter((one, n) => isRight(one) && before && !isRight(before.said[n]!)).length;
  return (
    <div role="status">
      <p className={styles.row}>
        <span>
          loss {before && `${print(before.loss)} → `}
          <b data-value={loss}>{print(loss)}</b>
        </span>
        {said.length > 0 && (
          <span>
            accuracy on the {said.length} held-out digits{' '}
            {before && `${print(share(before.said), { digits: 1 })} % → `}
            <b data-value={share(said) / 100}>{print(share(said), { digits: 1 })} %</b>
          </span>
        )}
      </p>
      {before && said.length > 0 && (
        <p className={styles.row}>
          Of the others, {lost} that it had right {lost === 1 ? 'is' : 'are'} now wrong, and {won}{' '}
          that it had wrong {won === 1 ? 'is' : 'are'} now right.
        </p>
      )}
    </div>
  );
}
