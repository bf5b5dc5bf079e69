import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { isClassifier } from '../../../layers/network.ts';
import { setTitles } from '../../../experiment/data/catalog.ts';
import { remarksOn } from '../../../experiment/data/points.ts';
import { dataOf } from '../../../experiment/data/split.ts';
import type { DataSet, Split } from '../../../experiment/data/set.ts';
import { drawPlane, isDrawn, planes } from '../../../experiment/data/synthetic.ts';
import {
  checkpointAt,
  trainingSamples,
  type Data,
  type Experiment,
} from '../../../experiment/experiment.ts';
import { LIMITS } from '../../../experiment/limits.ts';
import { redrawn } from '../../../experiment/setup.ts';
import { runnerOf } from '../../../state/training/runner-of.ts';
import { replaceExperiment } from '../../../state/undo.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { usePage, useReader } from '../../islands/use-reader.ts';
import { coming } from './bring-set.ts';
import { drafts } from './csv-draft.ts';
import { CsvInput } from './CsvInput.tsx';
import { takeSet } from './DataPicker.tsx';
import { Setting } from './Setting.tsx';
import { TrialNumber } from './TrialNumber.tsx';
import * as styles from './Setting.module.css';
import * as own from './DataSettings.module.css';

/** The largest seed of a random generator of 32 bits that stays a positive whole number. */
export const MOST_SEED = 2 ** 31 - 1;

/** Of the data: what they are, how they are drawn and split, where they are from. */
export function DataSettings() {
  const page = usePage();
  const data = useReader((state) => checkpointAt(state.experiment, state.moment.t).data);
  const classes = useReader((state) => isClassifier(state.experiment.network));
  const open = useStore(drafts, (state) => state.open);
  const wanted = useStore(coming, ({ name }) => name);
  const part = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (open) part.current!.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <fieldset ref={part} data-data-settings>
      <legend>Data</legend>
      {open && <CsvInput onTake={(set) => takeSet(page, set)} />}
      {wanted && (
        <p className={own.coming} role="status">
          Fetching {setTitles[wanted]}…
        </p>
      )}
      <Facts data={data} classes={classes} />
      {data.split && <SplitSettings data={data} split={data.split} />}
      {classes && remarksOn(data).map((remark) => <p key={remark}>{remark}</p>)}
      <Origin data={data} />
    </fieldset>
  );
}

interface FactsProps {
  readonly data: Data;
  /** Whether the targets are shares of classes. */
  readonly classes: boolean;
}

function Facts({ data, classes }: FactsProps) {
  const { X, Y, heldOut, title } = data;
  return (
    <p role="status" data-facts>
      <b>{title}</b>: {counted(X.length, 'sample')} of {counted(X[0]!.length, 'feature')}{' '}
      {classes
        ? `in ${counted(Y[0]!.length, 'class', 'classes')}`
        : `with ${counted(Y[0]!.length, 'target')}`}
      {X.length > 1 && <>; {trainingSamples(data).length} to train on</>}
      {heldOut.length > 0 && <>, {heldOut.length} held out</>}.
    </p>
  );
}

const counted = (n: number, one: string, several = `${one}s`): string =>
  `${n} ${n === 1 ? one : several}`;

interface SplitSettingsProps {
  readonly data: Data;
  readonly split: Split;
}

/** Noise, size, share held out and seed. While a slider is dragged, whole runs on such data are drawn. */
function SplitSettings({ data, split }: SplitSettingsProps) {
  const page = usePage();
  const { store } = page;
  const { preview } = runnerOf(page);
  const { set, seed, share } = split;
  const { drawing } = set;
  const made = (changed: Split): Experiment => {
    const { experiment, moment } = store.getState();
    return redrawn(experiment, moment.t, dataOf(changed));
  };
  const drawn = (drawing: Partial<NonNullable<DataSet['drawing']>>, from = seed): DataSet =>
    isDrawn(set.name) ? drawPlane(set.name, from, { ...set.drawing!, ...drawing }) : set;
  const having = (changes: Partial<Split>) => made({ ...split, ...changes });
  const settle = (changes: Partial<Split>): void => {
    const wanted = { ...split, ...changes };
    // What is let go is what was tried last: its whole run is known.
    const { now, trying } = preview.runs.getState();
    const tried = trying ? now?.experiment : undefined;
    const known = tried && isAlike(tried.checkpoints[0].data.split, wanted);
    replaceExperiment(store, known ? tried : made(wanted));
  };
  const reseed = (other: number): void => {
    settle({ seed: other, set: drawn({}, other) });
  };
  const most = Math.floor(LIMITS.samples / set.classes.length);
  return (
    <div className={`${styles.settings} needs-js`}>
      {drawing && isDrawn(set.name) && (
        <>
          <Setting
            name="Noise."
            question="How far do points stray?"
            hint="More noise: classes overlap, and no network is right about all of the held-out points."
          >
            <TrialNumber
              label="Noise: standard deviation of each coordinate"
              value={drawing.noise}
              min={0}
              max={5}
              nudge={0.01}
              slider={{ label: 'Noise, tried', max: planes[set.name].noisiest }}
              tried={(noise) => having({ set: drawn({ noise }) })}
              onSet={(noise) => settle({ set: drawn({ noise }) })}
            />
          </Setting>
          <Setting
            name="Size."
            question="How many points of each class?"
            hint="Few: they are learned by heart, and the held-out loss rises. Many: each epoch takes longer."
          >
            <TrialNumber
              label="Points of each class"
              value={drawing.size}
              min={1}
              max={most}
              nudge={1}
              integer
              slider={{
                label: 'Points of each class, tried',
                min: Math.log10(2),
                max: Math.log10(most),
                step: 0.02,
                log: true,
              }}
              tried={(size) => having({ set: drawn({ size }) })}
              onSet={(size) => settle({ set: drawn({ size }) })}
            />
          </Setting>
        </>
      )}
      <Setting
        name="Held out."
        question="How many samples only measure?"
        hint={`${data.heldOut.length} of ${data.X.length} are kept from training, as many of each class.`}
      >
        <TrialNumber
          label="Held out of each class, per cent"
          value={Math.round(100 * share)}
          min={0}
          max={90}
          nudge={5}
          integer
          unit="%"
          slider={{ label: 'Held out, tried' }}
          tried={(percent) => having({ share: percent / 100 })}
          onSet={(percent) => settle({ share: percent / 100 })}
        />
      </Setting>
      <Setting
        name="Seed."
        question="Which points, which split?"
        hint="Another seed holds out others, and draws other points where points are drawn."
      >
        <NumberField
          label={drawing ? 'Seed of the points and of the split' : 'Seed of the split'}
          value={seed}
          min={0}
          max={MOST_SEED}
          nudge={1}
          integer
          onChange={reseed}
        />
      </Setting>
    </div>
  );
}

/** Whether two splits give the same samples to a training. */
const isAlike = (one: Split | undefined, other: Split): boolean =>
  one !== undefined && decidedBy(one) === decidedBy(other);

const decidedBy = ({ set: { name, drawing }, seed, share }: Split): string =>
  JSON.stringify([name, drawing, seed, share]);

function Origin({ data: { split } }: { readonly data: Data }) {
  if (!split) return null;
  const { attribution, divisor } = split.set;
  return (
    <p className="attribution">
      {attribution && (
        <>
          {attribution.by}, <cite>{attribution.work}</cite>, {attribution.from}.{' '}
        </>
      )}
      {divisor === null && (
        <>
          Each feature is standardized with the mean and the standard deviation of the training
          samples.
        </>
      )}
      {divisor !== null && divisor !== 1 && <>Each feature is divided by {divisor}.</>}
    </p>
  );
}
