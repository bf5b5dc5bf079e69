import { isClassifier } from '../../layers/network.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { inspectSample, showBatch, inspectedSample } from '../../state/training/inspect-sample.ts';
import { classOf, className } from '../../training/predictions.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { usePage } from '../islands/use-reader.ts';
import { useLivePart } from './use-live.ts';
import * as styles from './InspectedSample.module.css';

/** Which sample is on the page; any other can be put there. */
export function InspectedSample() {
  const page = usePage();
  const data = useLivePart(({ experiment, t }) => checkpointAt(experiment, t).data);
  const classes = useLivePart(({ experiment }) => isClassifier(experiment.network));
  const looked = useLivePart(({ experiment, t }) => inspectedSample(experiment, t));
  return (
    <div className={`${styles.inspected} needs-js`}>
      <label>
        trace{' '}
        <select
          aria-label="Traced samples"
          value={looked === null ? 'step' : 'one'}
          onChange={({ target }) =>
            target.value === 'step' ? showBatch(page.store) : inspectSample(page, 0)
          }
        >
          <option value="step">the samples of the training step</option>
          <option value="one">one sample</option>
        </select>
      </label>
      {looked !== null && (
        <>
          <NumberField
            label="Sample that is traced"
            value={looked + 1}
            min={1}
            max={data.X.length}
            nudge={1}
            integer
            onChange={(place) => inspectSample(page, place - 1)}
          />
          <span>
            of {data.X.length}
            {classes && <>: {className(data, classOf(data, looked))}</>}
            {data.heldOut.includes(looked) && ', held out'}
          </span>
        </>
      )}
    </div>
  );
}
