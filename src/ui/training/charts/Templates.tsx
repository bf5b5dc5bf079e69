import { useCallback, useId, useRef } from 'react';
import { largestSize } from '../../../draw/scale.ts';
import { valuePixels } from '../../../draw/plots/regions.ts';
import { parametersAt } from '../../../experiment/replay.ts';
import { widthsOf } from '../../../layers/network.ts';
import type { TrainingStatus } from '../../../state/training/training-runner.ts';
import { usePalette } from '../palette.ts';
import { useLivePart } from '../use-live.ts';
import { usePaint } from './use-paint.ts';
import * as chart from './Chart.module.css';
import * as styles from './Templates.module.css';

/** Pixels on a side of a digit, and units that are shown at most. */
const [SIDE, MOST] = [8, 48];

/** What each unit of the first layer looks for in a digit: its weights as a picture of 8 × 8. */
export function Templates() {
  const network = useLivePart(({ experiment }) => experiment.network);
  const palette = usePalette();
  const part = useRef<HTMLElement>(null);
  const id = useId();
  const units = Math.min(MOST, widthsOf(network)[1]!);
  const paint = useCallback(
    (live: TrainingStatus) => {
      if (!palette || live.experiment.network !== network) return;
      const { data } = parametersAt(live.experiment, live.t)['W1']!;
      const image = new ImageData(SIDE, SIDE);
      for (const [unit, canvas] of part.current!.querySelectorAll('canvas').entries()) {
        const own = data.subarray(unit * SIDE * SIDE, (unit + 1) * SIDE * SIDE);
        valuePixels(image.data, own, Math.max(1e-9, largestSize(own)), palette.cells);
        canvas.getContext('2d')!.putImageData(image, 0, 0);
      }
    },
    [palette, network],
  );
  usePaint(part, paint);
  return (
    <section ref={part} className={chart.part} aria-labelledby={id}>
      <div className={chart.head}>
        <h3 id={id}>Incoming weights of each hidden unit</h3>
        <p>arranged like the 64 pixels; blue is positive, orange is negative</p>
      </div>
      <ul className={styles.templates}>
        {Array.from({ length: units }, (_, unit) => (
          <li key={unit}>
            <canvas
              width={SIDE}
              height={SIDE}
              role="img"
              aria-label={`Weights of unit ${unit + 1}`}
            />
            <small>{unit + 1}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
