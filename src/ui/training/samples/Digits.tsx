import { useId, useMemo, useState } from 'react';
import { checkpointAt } from '../../../experiment/experiment.ts';
import { predictions } from '../../../training/predictions.ts';
import { Samples } from './Samples.tsx';
import { useLive } from '../use-live.ts';
import * as chart from '../charts/Chart.module.css';

/** Pictures that are shown when nothing is left out. */
const SHOWN = 30;

/** Held-out pictures with what the network says of them; those it gets wrong are outlined. */
export function Digits() {
  const { experiment, t } = useLive();
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const { data } = checkpointAt(experiment, t);
  const samples = useMemo(
    () => (wrong ? data.heldOut : data.heldOut.slice(0, SHOWN)),
    [data, wrong],
  );
  const said = useMemo(() => predictions(experiment, t, samples), [experiment, t, samples]);
  return (
    <section className={chart.part} aria-labelledby={id}>
      <div className={chart.head}>
        <h3 id={id}>Predictions for held-out digits</h3>
        <label className="needs-js">
          <input
            type="checkbox"
            checked={wrong}
            onChange={(event) => setWrong(event.target.checked)}
          />{' '}
          only wrong predictions
        </label>
      </div>
      <Samples
        title="Held-out digits, their predictions, and p"
        said={wrong ? said.filter((one) => one.predicted !== one.truth) : said}
        data={data}
      />
    </section>
  );
}
