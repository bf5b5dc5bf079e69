import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { checkpointAt } from '../../../experiment/experiment.ts';
import { readMeasurement, type Measurement } from '../../../experiment/run/measurement.ts';
import { isClassifier } from '../../../layers/network.ts';
import { print } from '../../../notation/printing/number.ts';
import { openRuns } from '../../../persistence/saved-runs.ts';
import { keptRunsOf, MOST_RUNS } from '../../../state/training/kept-runs.ts';
import { usePage } from '../../islands/use-reader.ts';
import { useMeasured } from '../RunSummary.tsx';
import { SaveRun } from '../SaveRun.tsx';
import { useLive } from '../use-live.ts';
import type { ChosenPlane } from '../charts/plane/use-plane.ts';
import { RunDifference } from './RunDifference.tsx';
import { RunsTable, type TableRow } from './RunsTable.tsx';
import * as chart from '../charts/Chart.module.css';
import * as styles from './Runs.module.css';

/** Factors of the rate of the run on the page, at which it is run again beside it. */
const FACTORS = [1 / 3, 3] as const;

/** Runs that are kept: on the chart of the loss beside the one on the page, and here in a table with what differs. */
export function Runs({ plane }: { readonly plane: ChosenPlane }) {
  const page = usePage();
  const kept = keptRunsOf(page);
  const { runs, compared, unsaved, notice } = useStore(kept.state);
  const live = useLive();
  const [opened, setOpened] = useState(false);
  useEffect(() => void openRuns(page).then(() => setOpened(true)), [page]);
  const id = useId();
  const { experiment, t, divergence } = live;
  const { rate } = checkpointAt(experiment, t);
  const rates = FACTORS.map((factor) => Number((factor * rate).toPrecision(2)));
  const now: TableRow = {
    run: null,
    at: { experiment, t },
    measured: useMeasured(),
    divergence,
  };
  const other = runs.find((run) => run.id === compared);
  const full = runs.length >= MOST_RUNS;
  return (
    <section className={chart.part} aria-labelledby={id} data-runs>
      <div className={chart.head}>
        <h3 id={id}>Runs</h3>
        <p>kept for comparison with the current run</p>
      </div>
      <p className={`${styles.buttons} needs-js`}>
        <button type="button" disabled={!opened || full} onClick={() => kept.keep()}>
          Keep this run
        </button>
        {rate > 0 && (
          <span role="group" aria-label="The same seed at another rate">
            same seed, rate{' '}
            {rates.map((one) => (
              <button
                key={one}
                type="button"
                aria-label={`Run again with the same seed at rate ${print(one)}`}
                data-value={one}
                disabled={!opened || full}
                onClick={() => kept.trainBeside(one)}
              >
                {print(one)}
              </button>
            ))}
          </span>
        )}
        <SaveRun />
        {full && <span>{MOST_RUNS} runs are kept at most: delete one for another.</span>}
      </p>
      {notice && <p className={styles.note}>{notice}</p>}
      {runs.length > 0 && (
        <RunsTable
          now={now}
          rows={runs.map((run) => ({
            run,
            at: run,
            measured: lastOf(run.rows),
            divergence: run.divergence,
          }))}
          classes={isClassifier(experiment.network)}
          unsaved={unsaved}
        />
      )}
      {unsaved.length > 0 && (
        <p className={styles.note}>
          * The browser has no room for this run: it is kept until the page is closed.
        </p>
      )}
      {other && <RunDifference run={other} plane={plane} />}
    </section>
  );
}

const lastOf = (rows: readonly Float64Array[]): Measurement => readMeasurement(rows.at(-1)!);
