import type { DragEvent } from 'react';
import { useStore } from 'zustand';
import { setTitles } from '../../../experiment/data/catalog.ts';
import type { DataSet, SetName } from '../../../experiment/data/set.ts';
import { dataOf, firstSplit } from '../../../experiment/data/split.ts';
import { isDrawn } from '../../../experiment/data/synthetic.ts';
import { checkpointAt } from '../../../experiment/experiment.ts';
import { experimentOf } from '../../../experiment/setup.ts';
import type { Page } from '../../../state/page.ts';
import { replaceExperiment } from '../../../state/undo.ts';
import { usePage, useReader } from '../../islands/use-reader.ts';
import { bringSet, coming, forgetComing } from './bring-set.ts';
import { drafts } from './csv-draft.ts';
import { pointEditor } from './edit-points.ts';
import { Thumbnail } from './Thumbnail.tsx';
import * as styles from './DataPicker.module.css';

const names = (Object.keys(setTitles) as SetName[]).toSorted(
  (one, other) => Number(isDrawn(other)) - Number(isDrawn(one)),
);

/** Takes a set with a network that suits it. */
export function takeSet({ store }: Page, set: DataSet): void {
  forgetComing();
  replaceExperiment(store, experimentOf(dataOf(firstSplit(set))));
  drafts.setState({ open: false });
}

/** Which samples: a set of the book, points of the reader's own, or a file. */
export function DataPicker() {
  const page = usePage();
  const { store, initial } = page;
  const data = useReader((state) => checkpointAt(state.experiment, state.moment.t).data);
  const { open: own, bring: bringFile } = useStore(drafts);
  const busy = useStore(coming, ({ name }) => name !== null);
  const editor = pointEditor(page);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) void bringFile(file);
  };
  const bring = (name: SetName): void => {
    editor.stop();
    void bringSet(store, { name, seed: 1 }, (set) => takeSet(page, set));
  };
  return (
    <div
      className={`${styles.picker} needs-js`}
      role="group"
      aria-label="Data"
      data-picker
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      aria-busy={busy}
    >
      {names.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={data.name === name}
          data-thumbnail
          onClick={() => bring(name)}
        >
          <Thumbnail name={name} />
          {setTitles[name]}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={data.name === 'points'}
        onClick={() => {
          forgetComing();
          drafts.setState({ open: false });
          if (data.name === 'points') editor.start();
          else editor.begin();
        }}
      >
        Own points
      </button>
      <button
        type="button"
        aria-pressed={data.name === 'csv'}
        aria-expanded={own}
        onClick={() => drafts.setState({ open: !own })}
      >
        Own CSV…
      </button>
      <button
        type="button"
        aria-pressed={data.name === 'worked'}
        onClick={() => {
          editor.stop();
          replaceExperiment(store, initial.experiment);
        }}
      >
        Worked network
      </button>
    </div>
  );
}
