import { activationNames } from '../../../src/notation/activations/list.ts';
import { useState } from 'react';
import { checkpointAt } from '../../../src/experiment/experiment.ts';
import { mapValues, toJson } from '../../../src/experiment/replay.ts';
import { rebuilt } from '../../../src/experiment/setup.ts';
import { initialParameters, modelOf } from '../../../src/layers/network.ts';
import { replaceExperiment } from '../../../src/state/undo.ts';
import { showShape, size } from '../../../src/tensor/tensor.ts';
import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import { IconButton } from '../../../src/ui/controls/IconButton.tsx';
import { usePage, useReader } from '../../../src/ui/islands/use-reader.ts';
import { EXAMPLE, START } from '../model.ts';
import * as styles from './build.module.css';
import { FIRST, networkOf, shapesOf, withLayer, type Choice, type Chosen } from './layers.ts';

export const figure: FigureSpec = {
  title: 'Another network',
  caption:
    'Try: a stride of 2 in place of the pooling. Average pooling. A border that keeps the maps as large as the image. Which network has the fewest weights?',
  description:
    'The layers of a network with their settings, which can be changed, added and removed, the shape of what each of them gives, and a button that makes it the current network.',
  anySize: true,
  Body,
};

const CONVOLUTION: Chosen = {
  type: 'conv2d',
  filters: 4,
  kernel: [2, 2],
  stride: 1,
  padding: 0,
};
const POOLING: Chosen = { type: 'maxPool2d', size: [2, 2], stride: 2 };
const DENSE: Chosen = { type: 'dense', units: 20 };
/** More layers make a network that is slow to learn here. */
const MOST = 6;

function Body() {
  const { store } = usePage();
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const [choice, choose] = useState(FIRST);
  const shapes = shapesOf(choice);
  const fits = typeof shapes !== 'string';
  const use = (): void => {
    const network = networkOf(choice);
    const { data } = checkpointAt(experiment, t);
    if (data.name === 'digits') replaceExperiment(store, rebuilt(experiment, t, { network }));
    else {
      const [first] = EXAMPLE.checkpoints;
      const parameters = mapValues(initialParameters(network, START.seed), (value) =>
        toJson(value),
      );
      replaceExperiment(store, { network, start: START, checkpoints: [{ ...first, parameters }] });
    }
  };
  const change = (n: number, layer: Chosen | null): void =>
    choose({
      ...choice,
      layers: choice.layers.flatMap((one, k) => (k !== n ? one : (layer ?? []))),
    });
  const add = (layer: Chosen, words: string) => (
    <button
      type="button"
      disabled={choice.layers.length >= MOST}
      onClick={() => choose(withLayer(choice, layer))}
    >
      {words}
    </button>
  );
  return (
    <>
      <ol className={styles.layers}>
        {choice.layers.map((layer, n) => (
          <li key={n}>
            <div className={styles.layer}>
              <Fields layer={layer} n={n} onChange={(one) => change(n, one)} />
              <span className={styles.shape}>{fits && `→ ${showShape(shapes[n]!)}`}</span>
              <IconButton
                icon="close"
                label={`Remove layer ${n + 1}`}
                onClick={() => change(n, null)}
              />
            </div>
          </li>
        ))}
        <li>a dense layer of 10 units, and softmax</li>
      </ol>
      <p className="figure-buttons needs-js">
        {add(CONVOLUTION, 'Add a convolution')}
        {add(POOLING, 'Add a pooling')}
        {add(DENSE, 'Add a dense layer')}
      </p>
      <p className={`${styles.activation} needs-js`}>
        <Select
          label="activation"
          options={activationNames}
          value={choice.activation}
          onPick={(activation) => choose({ ...choice, activation })}
        />
      </p>
      <p role="status">{fits ? <Count of={choice} /> : `This does not fit: ${shapes}.`}</p>
      <p className="figure-buttons needs-js">
        <button type="button" disabled={!fits} onClick={use}>
          Use this network
        </button>
      </p>
    </>
  );
}

interface SelectProps<Value extends string | number> {
  readonly label: string;
  readonly options: readonly Value[];
  readonly value: Value;
  readonly onPick: (value: Value) => void;
}

const Select = <Value extends string | number>(props: SelectProps<Value>) => (
  <label>
    {props.label}{' '}
    <select
      value={props.value}
      onChange={({ target }) => props.onPick(props.options[target.selectedIndex]!)}
    >
      {props.options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  </label>
);

const upTo = (most: number, from = 1): number[] =>
  Array.from({ length: most - from + 1 }, (_, n) => from + n);

interface FieldsProps {
  readonly layer: Chosen;
  /** Its place, 0-based. */
  readonly n: number;
  readonly onChange: (layer: Chosen) => void;
}

/** What there is to choose of a layer. */
function Fields({ layer, n, onChange }: FieldsProps) {
  const pair = (
    [rows, columns]: readonly [number, number],
    set: (pair: readonly [number, number]) => void,
  ) => (
    <>
      <Select label="rows" options={upTo(8)} value={rows} onPick={(one) => set([one, columns])} />
      <Select
        label="columns"
        options={upTo(8)}
        value={columns}
        onPick={(one) => set([rows, one])}
      />
    </>
  );
  const stride = (value: number, set: (stride: number) => void) => (
    <Select label="stride" options={upTo(4)} value={value} onPick={set} />
  );
  return (
    <span className={styles.fields} role="group" aria-label={`Layer ${n + 1}`}>
      {layer.type === 'conv2d' && (
        <>
          <span>convolution</span>
          <Select
            label="filters"
            options={upTo(16)}
            value={layer.filters}
            onPick={(filters) => onChange({ ...layer, filters })}
          />
          {pair(layer.kernel, (kernel) => onChange({ ...layer, kernel }))}
          {stride(layer.stride, (one) => onChange({ ...layer, stride: one }))}
          <Select
            label="padding"
            options={upTo(3, 0)}
            value={layer.padding}
            onPick={(padding) => onChange({ ...layer, padding })}
          />
        </>
      )}
      {(layer.type === 'maxPool2d' || layer.type === 'averagePool2d') && (
        <>
          <span>pooling</span>
          <Select
            label="keeps"
            options={['max', 'mean']}
            value={layer.type === 'maxPool2d' ? 'max' : 'mean'}
            onPick={(by) =>
              onChange({ ...layer, type: by === 'mean' ? 'averagePool2d' : 'maxPool2d' })
            }
          />
          {pair(layer.size, (one) => onChange({ ...layer, size: one }))}
          {stride(layer.stride, (one) => onChange({ ...layer, stride: one }))}
        </>
      )}
      {layer.type === 'dense' && (
        <>
          <span>dense</span>
          <Select
            label="units"
            options={[5, 10, 15, 20, 30, 50]}
            value={layer.units}
            onPick={(units) => onChange({ ...layer, units })}
          />
        </>
      )}
    </span>
  );
}

/** How many weights and biases a network has. */
function Count({ of }: { readonly of: Choice }) {
  const shapes = Object.values(modelOf(networkOf(of)).parameters);
  return `In all ${shapes.reduce((sum, shape) => sum + size(shape), 0)} weights and biases.`;
}
