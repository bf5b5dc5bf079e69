import { activationNames, type ActivationName } from '../../../notation/activations/list.ts';
import { layersInWords, type Network } from '../../../layers/network.ts';
import { networkCount } from '../../../experiment/network-counts.ts';
import { change } from '../../../experiment/change.ts';
import { checkpointAt, samplesAt, trainingSamples } from '../../../experiment/experiment.ts';
import { commit, replaceExperiment } from '../../../state/undo.ts';
import { countParameters, LIMITS, widestLayer } from '../../../experiment/limits.ts';
import { BATCH_SIZE, rebuilt, settingsAt, type Settings } from '../../../experiment/setup.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { SymbolName } from '../../maths/Maths.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { usePage, useReader } from '../../islands/use-reader.ts';
import { MOST_SEED } from './DataPicker.tsx';
import { Field } from '../../controls/Field.tsx';
import { ALPHA } from '../../maths/symbols.ts';

/** Layers and widths, activation and initial weights, which begin the training again; rate and batch, which do not. */
export function NetworkPicker() {
  const { store } = usePage();
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const settings = settingsAt(experiment, t);
  const begin = (changes: Partial<Settings>): void =>
    replaceExperiment(store, rebuilt(experiment, t, changes));
  return (
    <fieldset className="network-picker">
      <legend>Network</legend>
      <div className="fields">
        {settings.network ? (
          <Described network={settings.network} />
        ) : (
          <>
            <Layers layers={settings.layers} onChange={(layers) => begin({ layers })} />
            <Field name="activation">
              <select
                value={settings.activation}
                onChange={(event) => begin({ activation: event.target.value as ActivationName })}
              >
                {activationNames.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </Field>
          </>
        )}
        <Field name="initial weights ×">
          <NumberField
            label="Scale of the initial weights"
            value={settings.scale}
            min={0}
            max={100}
            nudge={0.1}
            onChange={(scale) => begin({ scale })}
          />
        </Field>
        <Field name="seed">
          <NumberField
            label="Seed of the initial weights and of the order"
            value={settings.seed}
            min={0}
            max={MOST_SEED}
            nudge={1}
            integer
            onChange={(seed) => begin({ seed })}
          />
        </Field>
        <Descent />
      </div>
      <p className="note">
        Rate and batch change from the step at hand on; anything else begins the training again.
      </p>
    </fieldset>
  );
}

/** A network that widths and one activation do not describe: its layers in words. */
const Described = ({ network }: { readonly network: Network }) => (
  <div className="field" data-wide>
    <span className="field-name">layers</span>
    <div className="field-setting">
      <ol className="layers-in-words">
        <li>input of {network.input.join(' × ')}</li>
        {layersInWords(network).map((words, n) => (
          <li key={n}>{words}</li>
        ))}
      </ol>
      <p className="layers-more">
        <small>
          {networkCount(network, 'weights') + networkCount(network, 'biases')} weights and biases
        </small>
      </p>
    </div>
  </div>
);

interface LayersProps {
  readonly layers: readonly number[];
  readonly onChange: (layers: readonly number[]) => void;
}

function Layers({ layers, onChange }: LayersProps) {
  const hidden = layers.slice(1, -1);
  const count = countParameters(layers);
  const added = layers.toSpliced(-1, 0, unlike(layers.at(-2)!, layers.at(-1)!));
  const tooMany = added.length > LIMITS.layers || countParameters(added) > LIMITS.parameters;
  return (
    <div className="field" data-wide>
      <span className="field-name">layers</span>
      <div className="field-setting">
        <ol className="layers" aria-label="Widths of the layers">
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
        <p className="layers-more">
          <button type="button" disabled={tooMany} onClick={() => onChange(added)}>
            Add a hidden layer
          </button>
          <small>{count} weights and biases</small>
        </p>
      </div>
    </div>
  );
}

/** Units of a new layer: few, and as many as in neither neighbour. */
const unlike = (before: number, after: number): number =>
  [5, 4, 6].find((width) => width !== before && width !== after)!;

/** Learning rate and mini-batches, from the step at hand on. */
function Descent() {
  const { store } = usePage();
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const { data, plan, rate } = checkpointAt(experiment, t);
  const training = trainingSamples(data);
  const settle = (changes: Parameters<typeof change>[2]): void =>
    commit(store, change(experiment, t, changes));
  const { seed } = settingsAt(experiment, t);
  return (
    <>
      <Field
        name={
          <>
            learning rate <SymbolName named={ALPHA} />
          </>
        }
      >
        <NumberField
          label="Learning rate"
          value={rate}
          min={0}
          max={100}
          nudge={0.05}
          onChange={(value) => settle({ rate: value })}
        />
      </Field>
      {training.length > 1 && (
        <div className="field" data-wide>
          <span className="field-name">mini-batch</span>
          <span className="field-setting">
            <label>
              <input
                type="checkbox"
                checked={plan.kind === 'shuffled'}
                onChange={(event) =>
                  settle({
                    plan: event.target.checked
                      ? { kind: 'shuffled', size: Math.min(BATCH_SIZE, training.length), seed }
                      : { kind: 'picked', samples: samplesAt(experiment, t) },
                  })
                }
              />{' '}
              a new one each step
            </label>
            {plan.kind === 'shuffled' && (
              <>
                , of{' '}
                <NumberField
                  label="Batch size"
                  value={plan.size}
                  min={1}
                  max={training.length}
                  nudge={1}
                  integer
                  onChange={(size) => settle({ plan: { ...plan, size } })}
                />{' '}
                of {training.length}
              </>
            )}
          </span>
        </div>
      )}
    </>
  );
}
