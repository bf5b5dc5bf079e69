import { print } from '../../../notation/printing/number.ts';
import type { Data } from '../../../experiment/experiment.ts';
import { inspectSample, inspectedSample } from '../../../state/training/inspect-sample.ts';
import { className, type SamplePrediction } from '../../../training/predictions.ts';
import { isPicture } from '../data-kinds.ts';
import { DigitPicture } from './DigitPicture.tsx';
import { usePage } from '../../islands/use-reader.ts';
import { useLivePart } from '../use-live.ts';
import { Printed } from '../../maths/Printed.tsx';
import * as styles from './Samples.module.css';

interface SamplesProps {
  readonly title: string;
  readonly said: readonly SamplePrediction[];
  readonly data: Data;
}

/** Samples that are shown at most. */
const MOST = 60;

/** Samples as buttons: pressed, a sample is the one whose pass is on the page. */
export function Samples({ title, said, data }: SamplesProps) {
  const page = usePage();
  const looked = useLivePart(({ experiment, t }) => inspectedSample(experiment, t));
  return (
    <div className={styles.samples} role="group" aria-label={title}>
      <p>
        {title}: {said.length}
        {said.length > MOST && <>, the first {MOST}</>}
      </p>
      <ul>
        {said.slice(0, MOST).map((one) => (
          <li key={one.sample}>
            <button
              type="button"
              data-wrong={one.predicted !== one.truth || undefined}
              aria-pressed={looked === one.sample}
              aria-label={wordsFor(one, data)}
              title={wordsFor(one, data)}
              onClick={() => inspectSample(page, one.sample)}
            >
              {isPicture(data) ? <DigitPicture pixels={data.X[one.sample]!} /> : one.sample + 1}
              <small>
                {isPicture(data) && <b>{className(data, one.predicted)} </b>}
                {one.predicted !== one.truth && <>≠ {className(data, one.truth)} </>}
                <Printed value={one.p} digits={2} />
              </small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const wordsFor = ({ sample, predicted, p, truth }: SamplePrediction, data: Data): string =>
  `Sample ${sample + 1}, ${className(data, truth)}: predicted ${className(data, predicted)}, p = ${print(p, { digits: 2 })}${data.heldOut.includes(sample) ? ', held out' : ''}. Trace it.`;
