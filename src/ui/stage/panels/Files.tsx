import { useState } from 'react';
import { checkBytes, LIMITS } from '../../../experiment/limits.ts';
import { layerKinds } from '../../../layers/list.ts';
import { replaceExperiment } from '../../../state/undo.ts';
import { openNetwork, saveNetwork } from '../../../export/network-file.ts';
import { keptRunsOf } from '../../../state/training/kept-runs.ts';
import { startOver } from '../../../persistence/local-storage.ts';
import { savePython } from '../../../export/python-file.ts';
import { download } from '../../controls/download.ts';
import { OpenFile } from '../../controls/OpenFile.tsx';
import { usePage, useReader } from '../../islands/use-reader.ts';
import { saveTensors } from '../../../export/tensors-file.ts';
import { trainingStepsDone } from '../../../state/navigation.ts';
import * as styles from './Files.module.css';

const ANY_LAYERS = `{"format": 2,
 "input": [1, 8, 8],  channels, rows, columns
 "layers": [
   {"type": "conv2d", "filters": 4, "kernel": [3, 3],
    "stride": 1, "padding": 0},
   {"type": "relu"},
   {"type": "maxPool2d", "size": [2, 2], "stride": 2},
   {"type": "flatten"},
   {"type": "dense", "units": 10},
   {"type": "softmax"}],
 "parameters": {
   "W1": …, "b1": …,  [4][1][3][3] and [4]
   "W2": …, "b2": …}, [10][36] and [10]
 "X": …,              [sample][1][8][8]
 "Y": …,              [sample][10]
 "learningRate": 0.1}`;

const DENSE_LAYERS = `{"layers": [2, 3, 4, 3],
 "W": [W1, W2, W3],   W1 has 3 rows of 2 numbers
 "b": [b1, b2, b3],
 "X": [[1, -0.5]],    one row a sample
 "Y": [[0, 1, 0]],    each row ≥ 0 and summing to 1
 "learningRate": 0.5,
 "activation": "sigmoid"}`;

/** Kinds of layers in files, those that end a network apart. */
function layerTypes(last: boolean): string {
  const kinds = Object.entries(layerKinds).filter(([, { ends = false }]) => ends === last);
  return kinds.map(([type]) => type).join(', ');
}

/** Open a network, save it, its tensors or a script of it; start over. */
export function Files() {
  const page = usePage();
  const { store } = page;
  const [said, setSaid] = useState<{ readonly text: string; readonly refused: boolean } | null>(
    null,
  );

  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      checkBytes(file.size, LIMITS.networkBytes);
      replaceExperiment(store, openNetwork(await file.text(), file.name));
      setSaid({
        text: `${file.name} is open. Undo restores the former network.`,
        refused: false,
      });
    } catch (error) {
      setSaid({ text: `${file.name} was not opened. ${(error as Error).message}`, refused: true });
    }
  };
  const layered = useReader(({ experiment }) => 'layers' in experiment.network);
  const now = () => store.getState();

  return (
    <div
      className={styles.files}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void open(event.dataTransfer.files[0]);
      }}
    >
      <fieldset>
        <legend>Open</legend>
        <p>
          <OpenFile
            words="Open network…"
            accept=".json,application/json"
            onOpen={(file) => void open(file)}
          />{' '}
          or drop a file here.
        </p>
        <p role={said?.refused ? 'alert' : 'status'} className={said?.refused ? 'refused' : 'said'}>
          {said?.text}
        </p>
        <details>
          <summary>What a file contains, in at most {LIMITS.networkBytes / 1e6} MB</summary>
          <p>A network of any layers:</p>
          <pre>{ANY_LAYERS}</pre>
          <p>
            Layers are {layerTypes(false)}; the last is one of {layerTypes(true)}. For dense layers
            with one activation, a shorter form will do:
          </p>
          <pre>{DENSE_LAYERS}</pre>
        </details>
      </fieldset>
      <fieldset>
        <legend>Save</legend>
        <p className="buttons">
          <button
            type="button"
            disabled={!layered}
            onClick={() =>
              download('network.json', saveNetwork(now().experiment, trainingStepsDone(now())))
            }
          >
            Save network
          </button>
          <button
            type="button"
            disabled={!layered}
            onClick={() =>
              download('tensors.json', saveTensors(now().experiment, trainingStepsDone(now())))
            }
          >
            Save tensors
          </button>
          <button
            type="button"
            onClick={() =>
              download('network.py', savePython(now().experiment, trainingStepsDone(now())))
            }
          >
            Save as Python
          </button>
        </p>
        {!layered && (
          <p className="note">
            A network file contains a list of layers. This network is a graph of the chapter, so it
            can be saved as Python only.
          </p>
        )}
        <p className="note">
          All files have the current parameters in full precision. Open the network again later,
          compare every value and gradient with other software, or run and train it with a script
          that needs only NumPy.
        </p>
      </fieldset>
      <fieldset>
        <legend>Begin again</legend>
        <p>
          <button
            type="button"
            onClick={() => {
              keptRunsOf(page).clear();
              startOver(page);
              store.setState({ tab: 'files' });
            }}
          >
            Start over
          </button>{' '}
          removes everything that this page keeps in your browser.
        </p>
      </fieldset>
    </div>
  );
}
