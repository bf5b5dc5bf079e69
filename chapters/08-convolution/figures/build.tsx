import { useState } from 'react';
import { checkpointAt } from '../../../src/experiment/experiment.ts';
import { mapValues, toJson } from '../../../src/experiment/replay.ts';
import { rebuilt } from '../../../src/experiment/setup.ts';
import type { LayerSpec } from '../../../src/layers/list.ts';
import { initialParameters, modelOf, type LayeredNetwork } from '../../../src/layers/network.ts';
import { replaceExperiment } from '../../../src/state/undo.ts';
import { size } from '../../../src/tensor/tensor.ts';
import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import { usePage, useReader } from '../../../src/ui/islands/use-reader.ts';
import { EXAMPLE } from '../model.ts';
import * as styles from './build.module.css';

export const figure: FigureSpec = {
  title: 'A network of your own',
  caption:
    'Compare the numbers of weights: with a stride of 2 instead of pooling, with average pooling, with a padding that keeps the maps as large as the image.',
  description:
    'Settings of two convolutions and the pooling between them, how many numbers each layer computes, and a button that makes it the current network.',
  anySize: true,
  Body,
};

const pools = { maxPool2d: 'max', averagePool2d: 'average', none: 'none' } as const;

interface Choice {
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly pool: keyof typeof pools;
  /** Filters of the second convolution; 0 for none. */
  readonly second: number;
}

const FIRST: Choice = {
  filters: 5,
  kernel: 3,
  stride: 1,
  padding: 0,
  pool: 'maxPool2d',
  second: 12,
};

function networkOf({ filters, kernel, stride, padding, pool, second }: Choice): LayeredNetwork {
  const layers: LayerSpec[] = [
    { type: 'conv2d', filters, kernel: [kernel, kernel], stride, padding },
    { type: 'relu' },
  ];
  if (pool !== 'none') layers.push({ type: pool, size: [2, 2], stride: 2 });
  if (second > 0) {
    layers.push(
      { type: 'conv2d', filters: second, kernel: [2, 2], stride: 1, padding: 0 },
      { type: 'relu' },
    );
  }
  layers.push({ type: 'flatten' }, { type: 'dense', units: 10 }, { type: 'softmax' });
  return { input: [1, 8, 8], layers };
}

/** A network, or why these settings give none. */
function built(choice: Choice): LayeredNetwork | string {
  const network = networkOf(choice);
  try {
    modelOf(network);
    return network;
  } catch (error) {
    return (error as Error).message;
  }
}

function Body() {
  const { store } = usePage();
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const [choice, choose] = useState(FIRST);
  const network = built(choice);
  const use = (): void => {
    if (typeof network === 'string') return;
    const { data } = checkpointAt(experiment, t);
    if (data.name === 'digits') replaceExperiment(store, rebuilt(experiment, t, { network }));
    else {
      const [first] = EXAMPLE.checkpoints;
      const parameters = mapValues(initialParameters(network, 1), (value) => toJson(value));
      replaceExperiment(store, { ...EXAMPLE, network, checkpoints: [{ ...first, parameters }] });
    }
  };
  const pick = (name: keyof Choice, options: readonly number[], words: string) => (
    <label>
      {words}{' '}
      <select
        value={choice[name]}
        onChange={({ target }) => choose({ ...choice, [name]: Number(target.value) })}
      >
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <div className={`${styles.fields} needs-js`}>
        {pick('filters', [1, 2, 3, 4, 5, 6, 7, 9, 10], 'filters')}
        {pick('kernel', [1, 2, 3, 4, 5], 'kernel rows and columns')}
        {pick('stride', [1, 2, 3], 'stride')}
        {pick('padding', [0, 1, 2], 'padding')}
        <label>
          pooling 2 × 2{' '}
          <select
            value={choice.pool}
            onChange={({ target }) =>
              choose({ ...choice, pool: target.value as keyof typeof pools })
            }
          >
            {Object.entries(pools).map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {pick('second', [0, 4, 6, 8, 12, 16], 'filters of the second convolution, 2 × 2')}
      </div>
      {typeof network === 'string' ? (
        <p role="status">This does not fit: {network}.</p>
      ) : (
        <>
          <Shapes of={network} />
          <p className="figure-buttons needs-js">
            <button type="button" onClick={use}>
              Use this network
            </button>
          </p>
        </>
      )}
    </>
  );
}

/** What each layer of weights gives, in numbers. */
function Shapes({ of }: { readonly of: LayeredNetwork }) {
  const { parameters, widths } = modelOf(of);
  const all = Object.values(parameters).reduce((sum, shape) => sum + size(shape), 0);
  return (
    <p role="status">
      64 pixels → {widths.slice(1).join(' → ')} numbers, with {all} weights and biases:{' '}
      {Object.entries(parameters)
        .filter(([name]) => name.startsWith('W'))
        .map(([name, shape]) => `${name} of ${shape.join('\u00a0×\u00a0')}`)
        .join(', ')}
      .
    </p>
  );
}
