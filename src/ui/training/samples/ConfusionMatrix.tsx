import { outputSize } from '../../../layers/network.ts';
import { useId, useMemo, useState, type CSSProperties } from 'react';
import { checkpointAt, trainingSamples } from '../../../experiment/experiment.ts';
import {
  className,
  confusion,
  predictions,
  type SamplePrediction,
} from '../../../training/predictions.ts';
import { Samples } from './Samples.tsx';
import { useLive } from '../use-live.ts';
import * as styles from './ConfusionMatrix.module.css';
import * as chart from '../charts/Chart.module.css';

type Cell = readonly [truth: number, says: number];

/** How many samples of each class are predicted as each; a cell lists its samples. */
export function ConfusionMatrix() {
  const { experiment, t } = useLive();
  const [held, setHeld] = useState(true);
  const [picked, pick] = useState<Cell | null>(null);
  const id = useId();
  const { data } = checkpointAt(experiment, t);
  const samples = useMemo(
    () => (held && data.heldOut.length > 0 ? data.heldOut : trainingSamples(data)),
    [held, data],
  );
  const said = useMemo(() => predictions(experiment, t, samples), [experiment, t, samples]);
  const classes = outputSize(experiment.network);
  const counts = confusion(said, classes);
  const names = counts.map((_, place) => className(data, place));
  const inCell = (one: SamplePrediction): boolean =>
    one.truth === picked?.[0] && one.predicted === picked[1];
  return (
    <section className={chart.part} aria-labelledby={id}>
      <div className={chart.head}>
        <h3 id={id}>Confusion matrix</h3>
        {data.heldOut.length > 0 && (
          <label className="needs-js">
            <input
              type="checkbox"
              checked={held}
              onChange={(event) => setHeld(event.target.checked)}
            />{' '}
            held-out samples
          </label>
        )}
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Table of the classes">
        <table className={styles.confusion}>
          <thead>
            <tr>
              <th scope="col">
                true <span aria-hidden="true">↓</span> predicted <span aria-hidden="true">→</span>
              </th>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((row, truth) => (
              <tr key={names[truth]}>
                <th scope="row">{names[truth]}</th>
                {row.map((count, says) => (
                  <td key={names[says]} data-right={truth === says || undefined}>
                    <button
                      type="button"
                      disabled={count === 0}
                      aria-pressed={picked?.[0] === truth && picked[1] === says}
                      aria-label={`${count} ${names[truth]} predicted as ${names[says]}`}
                      style={{ '--share': count / Math.max(1, sum(row)) } as CSSProperties}
                      onClick={() => pick([truth, says])}
                    >
                      {count}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {picked && (
        <Samples
          title={`${names[picked[0]]} predicted as ${names[picked[1]]}`}
          said={said.filter(inCell)}
          data={data}
        />
      )}
    </section>
  );
}

const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);
