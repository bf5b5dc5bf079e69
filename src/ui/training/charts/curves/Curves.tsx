import { useId, useRef, useState } from 'react';
import { isClassifier } from '../../../../layers/network.ts';
import { PlotFrame } from '../../../plots/PlotFrame.tsx';
import { SavePicture } from '../../SavePicture.tsx';
import { useLivePart } from '../../use-live.ts';
import { CurvesChart } from './CurvesChart.tsx';
import { quantities, type Quantity } from './lines.ts';
import * as chart from '../Chart.module.css';

const HEIGHT = 220;

/** How a quantity went over the training steps, with points that can be read and gone to. */
export function Curves({ height = HEIGHT }: { readonly height?: number }) {
  const [chosen, setQuantity] = useState<Quantity>('loss');
  const classes = useLivePart(({ experiment }) => isClassifier(experiment.network));
  const there = (Object.keys(quantities) as Quantity[]).filter((one) => classes || one !== 'right');
  const quantity = there.includes(chosen) ? chosen : 'loss';
  const [log, setLog] = useState(true);
  const id = useId();
  const part = useRef<HTMLElement>(null);
  return (
    <section ref={part} className={chart.part} aria-labelledby={id}>
      <div className={chart.head}>
        <h3 id={id}>{quantity === 'loss' ? 'Loss' : 'Over the training steps'}</h3>
        <span className={`${chart.choices} needs-js`}>
          <select
            aria-label="What is drawn"
            value={quantity}
            onChange={(event) => setQuantity(event.target.value as Quantity)}
          >
            {there.map((one) => (
              <option key={one} value={one}>
                {quantities[one]}
              </option>
            ))}
          </select>
          <label>
            <input
              type="checkbox"
              checked={log}
              onChange={(event) => setLog(event.target.checked)}
            />{' '}
            log scale
          </label>
          <SavePicture
            of={() => part.current!}
            name={quantity === 'right' ? 'accuracy' : quantity}
          />
        </span>
      </div>
      <PlotFrame className={chart.plot} height={height}>
        {(width) => <CurvesChart {...{ width, height, quantity, log }} />}
      </PlotFrame>
    </section>
  );
}
