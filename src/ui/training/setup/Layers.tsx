import { networkCount } from '../../../experiment/network-counts.ts';
import { countParameters, LIMITS, widestLayer } from '../../../experiment/limits.ts';
import { layersInWords, type Network } from '../../../layers/network.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import * as styles from './Setting.module.css';

/** A network that widths and one activation do not describe: its layers in words. */
export const DescribedNetwork = ({ network }: { readonly network: Network }) => (
  <div>
    <ol className={styles.words}>
      <li>input of {network.input.join(' × ')}</li>
      {layersInWords(network).map((words, n) => (
        <li key={n}>{words}</li>
      ))}
    </ol>
    <small>
      {networkCount(network, 'weights') + networkCount(network, 'biases')} weights and biases
    </small>
  </div>
);

interface LayerWidthsProps {
  readonly layers: readonly number[];
  readonly onChange: (layers: readonly number[]) => void;
}

/** The widths of the layers of a dense network, to be changed, added and removed. */
export function LayerWidths({ layers, onChange }: LayerWidthsProps) {
  const hidden = layers.slice(1, -1);
  const count = countParameters(layers);
  const added = layers.toSpliced(-1, 0, unlike(layers.at(-2)!, layers.at(-1)!));
  const tooMany = added.length > LIMITS.layers || countParameters(added) > LIMITS.parameters;
  return (
    <>
      <ol className={styles.layers} aria-label="Widths of the layers">
        <li>
          <span>{layers[0]}</span>
          <small>inputs</small>
        </li>
        {hidden.map((width, n) => (
          <li key={n}>
            <NumberField
              label={`Units of hidden layer ${n + 1}`}
              value={width}
              min={1}
              max={widestLayer(layers, n + 1)}
              nudge={1}
              integer
              onChange={(wanted) => onChange(layers.with(n + 1, wanted))}
            />
            <small>
              hidden {n + 1}
              <IconButton
                icon="close"
                label={`Remove hidden layer ${n + 1}`}
                disabled={countParameters(layers.toSpliced(n + 1, 1)) > LIMITS.parameters}
                onClick={() => onChange(layers.toSpliced(n + 1, 1))}
              />
            </small>
          </li>
        ))}
        <li>
          <span>{layers.at(-1)}</span>
          <small>classes</small>
        </li>
      </ol>
      <button type="button" disabled={tooMany} onClick={() => onChange(added)}>
        Add a hidden layer
      </button>
      <small>{count} weights and biases</small>
    </>
  );
}

/** Units of a new layer: few, and as many as in neither neighbour. */
const unlike = (before: number, after: number): number =>
  [5, 4, 6].find((width) => width !== before && width !== after)!;
