import type { MeasurementRow } from '../../../../experiment/run/measurement.ts';
import { EPOCHS, type WholeRun } from '../../../../training/run-preview.ts';
import { inWords, shownValue, type CurveLine, type Quantity } from './lines.ts';
import { lineStyle } from './stroke-line.ts';
import * as chart from '../Chart.module.css';

interface CurvesLegendProps {
  readonly lines: readonly CurveLine[];
  readonly quantity: Quantity;
  /** The whole run that is drawn with them; null for none. */
  readonly trial: WholeRun | null;
  /** Whether runs that were kept, and the former whole run, are drawn. */
  readonly kept: boolean;
  readonly former: boolean;
  /** What is pointed at. */
  readonly reading: MeasurementRow | null;
}

/** What the lines of the curves are, how a whole run ends, and the numbers at the place that is pointed at. */
export function CurvesLegend(props: CurvesLegendProps) {
  const { lines, quantity, trial, kept, former, reading } = props;
  const accuracy = quantity === 'right';
  const isWhole = trial !== null && trial.reached >= trial.steps;
  return (
    <p className={chart.legend} data-whole={isWhole || undefined}>
      {lines.map(({ name }, n) => (
        <span key={name} data-line={lineStyle(n, quantity)}>
          <i /> {name}
        </span>
      ))}
      {reading ? (
        <output>{inWords(reading, lines, accuracy)}</output>
      ) : (
        <>
          {kept && (
            <span data-line="ghost">
              <i /> kept runs
            </span>
          )}
          {trial && (quantity === 'loss' || accuracy) && (
            <span data-line="trial">
              <i /> {EPOCHS} epochs: {endOf(trial, lines[0]!, accuracy)}
            </span>
          )}
          {former && (
            <span data-line="ghost">
              <i /> before
            </span>
          )}
        </>
      )}
    </p>
  );
}

/** What a whole run comes to, as far as it is computed. */
function endOf({ divergence, rows }: WholeRun, line: CurveLine, accuracy: boolean): string {
  if (divergence)
    return divergence.began > 0
      ? `diverges after step ${divergence.began}`
      : 'diverges from the first step on';
  const last = rows.at(-1);
  return shownValue(last ? line.value(last) : Number.NaN, accuracy);
}
