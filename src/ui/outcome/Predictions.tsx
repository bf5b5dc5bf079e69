import type { CSSProperties } from 'react';
import { columnOf } from '../../experiment/columns.ts';
import type { Outcome } from '../../experiment/outcome.ts';
import { isClassifier } from '../../layers/network.ts';
import { print } from '../../notation/printing/number.ts';
import type { Scene } from '../../state/scene.ts';
import { HIDDEN } from '../tensors/words.ts';
import { useReader } from '../islands/use-reader.ts';
import { classNameAt } from './class-names.ts';
import * as rows from './rows.module.css';
import * as styles from './Predictions.module.css';

interface PredictionsProps {
  readonly scene: Scene;
  readonly outcome: Outcome;
  /** Whether those after it are hidden, from which what a question asks for follows. */
  readonly isAsked: boolean;
}

/** More predictions than these are not all shown. */
const MOST = 5;

/** Predictions for held-out digits of the sample that the page looks at, before and after, against its target. */
export function Predictions({
  scene: { network, trace, sample, moment },
  outcome,
  isAsked,
}: PredictionsProps) {
  const experiment = useReader((state) => state.experiment);
  const { prediction, targets } = trace.graph;
  const [before, after, target] = [
    columnOf(trace, prediction, sample),
    columnOf(outcome.after, prediction, sample),
    columnOf(trace, targets[0]!, sample),
  ] as const;
  const classes = isClassifier(network);
  const shown = mostTelling(before, after, target);
  return (
    <section className={styles.predictions}>
      <h3>
        {classes ? 'Probabilities' : 'Predictions'}
        <small>
          {classes ? (isAsked ? 'before' : 'line: before, bar: after') : 'target in brackets'}
          {shown.length < after.length && `, ${shown.length} of ${after.length}`}
        </small>
      </h3>
      <ul className={rows.rows}>
        {shown.map((n) => (
          <li key={n} data-target={target[n]! > 0 || undefined}>
            <span className={styles.name}>
              {classes ? classNameAt(experiment, moment.t, n) : `output ${n + 1}`}
            </span>
            {classes && (
              <span
                className={styles.track}
                aria-hidden="true"
                style={
                  { '--before': before[n], '--after': isAsked ? 0 : after[n] } as CSSProperties
                }
              />
            )}
            <span className={rows.values}>
              {print(before[n]!)} →{' '}
              {isAsked ? <b title={HIDDEN}>?</b> : <b data-value={after[n]}>{print(after[n]!)}</b>}
              {classes ? (
                target[n] === 1 && <small> y = 1</small>
              ) : (
                <small> ({print(target[n]!)})</small>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Places, ascending, of the targets and of what is or was largest. */
function mostTelling(
  before: readonly number[],
  after: readonly number[],
  target: readonly number[],
): number[] {
  const weight = (n: number): number =>
    target[n]! + Math.max(Math.abs(before[n]!), Math.abs(after[n]!));
  return [...after.keys()]
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, MOST)
    .toSorted((a, b) => a - b);
}
