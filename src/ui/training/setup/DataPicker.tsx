import { useId, useRef, useState, type DragEvent } from 'react';
import { useStore } from 'zustand';
import { isClassifier } from '../../../layers/network.ts';
import { planes } from '../../../experiment/data/synthetic.ts';
import { setTitles, loadSet } from '../../../experiment/data/catalog.ts';
import { dataOf, firstSplit } from '../../../experiment/data/split.ts';
import type { DataSet, SetName, Split } from '../../../experiment/data/set.ts';
import { checkpointAt, trainingSamples, type Data } from '../../../experiment/experiment.ts';
import { replaceExperiment } from '../../../state/undo.ts';
import { experimentOf, redrawn } from '../../../experiment/setup.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { usePage, useReader } from '../../islands/use-reader.ts';
import { Field } from '../../controls/Field.tsx';
import { CsvInput } from './CsvInput.tsx';
import { drafts } from './csv-draft.ts';
import { Thumbnail, type PlaneName } from './Thumbnail.tsx';
import * as styles from './DataPicker.module.css';

const names = (Object.keys(setTitles) as SetName[]).toSorted(
  (one, other) => Number(isPlaneName(other)) - Number(isPlaneName(one)),
);

function isPlaneName(name: string): name is PlaneName {
  return name === 'xor' || Object.hasOwn(planes, name);
}

/** The largest seed of a random generator of 32 bits that stays a positive whole number. */
export const MOST_SEED = 2 ** 31 - 1;

/** Which samples: a set of the book, or the reader's own; how many are held out, and whence they are. */
export function DataPicker() {
  const { store, initial } = usePage();
  const data = useReader((state) => checkpointAt(state.experiment, state.moment.t).data);
  const classes = useReader((state) => isClassifier(state.experiment.network));
  const { open: own, bring: bringFile } = useStore(drafts);
  const [coming, setComing] = useState<SetName | null>(null);
  const asked = useRef(0);
  const panel = useId();

  /** What was asked for last is taken, when it has come. */
  const bring = async (
    name: SetName,
    seed: number,
    take: (set: DataSet) => void,
  ): Promise<void> => {
    const turn = ++asked.current;
    setComing(name);
    try {
      const set = await loadSet(name, seed);
      if (turn === asked.current) take(set);
    } catch (error) {
      const { message } = error as Error;
      if (turn === asked.current) store.setState({ notice: `Nothing was changed: ${message}.` });
    } finally {
      if (turn === asked.current) setComing(null);
    }
  };
  const begin = (set: DataSet): void => {
    asked.current++;
    setComing(null);
    replaceExperiment(store, experimentOf(dataOf(firstSplit(set))));
    drafts.setState({ open: false });
  };
  const resplit = ({ seed, share }: Omit<Split, 'set'>): void => {
    const again = (set: DataSet): void => {
      const { experiment, moment } = store.getState();
      replaceExperiment(store, redrawn(experiment, moment.t, dataOf({ set, seed, share })));
    };
    const { set } = data.split!;
    if (set.name === 'csv') again(set);
    else void bring(set.name, seed, again);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) void bringFile(file);
  };

  return (
    <fieldset
      className={styles.picker}
      data-picker
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      aria-busy={coming !== null}
    >
      <legend>Data</legend>
      <p className={`${styles.sources} needs-js`}>
        <button
          type="button"
          aria-pressed={data.name === 'worked'}
          onClick={() => replaceExperiment(store, initial.experiment)}
        >
          Worked network
        </button>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={data.name === name}
            onClick={() => void bring(name, 1, begin)}
          >
            {isPlaneName(name) && <Thumbnail name={name} />}
            {setTitles[name]}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={data.name === 'csv'}
          aria-expanded={own}
          aria-controls={panel}
          onClick={() => drafts.setState({ open: !own })}
        >
          Your own CSV…
        </button>
      </p>
      <div id={panel}>{own && <CsvInput onTake={begin} />}</div>
      {coming && (
        <p className={styles.coming} role="status">
          Fetching {setTitles[coming]}…
        </p>
      )}
      <Facts data={data} classes={classes} />
      {data.split && <SplitFields split={data.split} onChange={resplit} />}
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

interface SplitFieldsProps {
  readonly split: Split;
  readonly onChange: (changes: Omit<Split, 'set'>) => void;
}

/** Shares are typed in per cent. */
function SplitFields({ split: { set, seed, share }, onChange }: SplitFieldsProps) {
  const drawn = isPlaneName(set.name) && set.name !== 'xor';
  return (
    <div className={styles.fields}>
      <Field name="held out">
        <NumberField
          label="Held out of each class, per cent"
          value={Math.round(100 * share)}
          min={0}
          max={90}
          nudge={5}
          integer
          onChange={(percent) => onChange({ seed, share: percent / 100 })}
        />{' '}
        %
      </Field>
      <Field name="seed">
        <NumberField
          label={drawn ? 'Seed of the points and of the split' : 'Seed of the split'}
          value={seed}
          min={0}
          max={MOST_SEED}
          nudge={1}
          integer
          onChange={(other) => onChange({ seed: other, share })}
        />
      </Field>
    </div>
  );
}

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
