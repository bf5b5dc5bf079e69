import { activationNames, type ActivationName } from '../../../notation/activations/list.ts';
import {
  optimizerNames,
  usualSettings,
  type OptimizerSpec,
  type OptimizerType,
} from '../../../ops/training/training.ts';
import { runnerOf } from '../../../state/training/runner-of.ts';
import type { change } from '../../../experiment/change.ts';
import { checkpointAt, samplesAt, trainingSamples } from '../../../experiment/experiment.ts';
import { replaceExperiment } from '../../../state/undo.ts';
import {
  BATCH_SIZE,
  rebuilt,
  settingsAt,
  type Settings as SettingsOf,
} from '../../../experiment/setup.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { usePage, useReader } from '../../islands/use-reader.ts';
import { MOST_SEED } from './DataSettings.tsx';
import { ALPHA } from '../../maths/symbols.ts';
import { DescribedNetwork, LayerWidths } from './Layers.tsx';
import { Setting } from './Setting.tsx';
import { TrialNumber } from './TrialNumber.tsx';
import * as styles from './Setting.module.css';

/** Decimal logarithms of the slowest and the fastest rate of the slider, and of the least and the largest λ. */
const RATES = { min: -3, max: 1.5 };
const PENALTIES = { min: -5, max: -1 };
/** Factor of the initial weights, on the slider. */
const WIDEST = 5;

const usualOptimizer = (type: OptimizerType) => ({ type, ...usualSettings[type] }) as OptimizerSpec;

/** The learning rate, from the current step on. While its slider is dragged, whole runs are drawn. */
export function RateSetting() {
  const page = usePage();
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const { rate } = checkpointAt(experiment, t);
  return (
    <div className="needs-js">
      <Setting
        compact
        name={
          <>
            Learning rate <SymbolName named={ALPHA} />
          </>
        }
        question="How large is each step?"
        hint="Small: slow. Large: fast, until the loss oscillates or diverges."
      >
        <TrialNumber
          label="Learning rate"
          value={rate}
          min={0}
          max={100}
          nudge={0.05}
          slider={{ label: 'Learning rate from here on', ...RATES, step: 0.05, log: true }}
          tried={(tried) => rebuilt(experiment, t, { rate: tried })}
          onSet={(next) => runnerOf(page).changeSettings({ rate: next })}
        />
      </Setting>
    </div>
  );
}

/**
 * What training is set up with, each setting a question. While a slider is dragged, whole runs are drawn beside the loss.
 * Rate and batch change from the current step on, anything else begins the training again.
 */
export function Settings() {
  const page = usePage();
  const { store } = page;
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const settings = settingsAt(experiment, t);
  const { plan, data } = checkpointAt(experiment, t);
  const training = trainingSamples(data);
  const having = (changes: Partial<SettingsOf>) => rebuilt(experiment, t, changes);
  const again = (changes: Partial<SettingsOf>): void => replaceExperiment(store, having(changes));
  const settle = (changes: Parameters<typeof change>[2]): void =>
    runnerOf(page).changeSettings(changes);
  const optimizer = settings.optimizer?.type ?? 'sgd';
  return (
    <fieldset className="needs-js" data-settings>
      <legend>Settings</legend>
      <div className={styles.settings}>
        {training.length > 1 && (
          <Setting
            name="Mini-batch."
            question="How many samples are used for each step?"
            hint="Few: a noisy curve, many steps per epoch. All: a smooth curve, one step per epoch."
          >
            <label>
              <input
                type="checkbox"
                checked={plan.kind === 'shuffled'}
                onChange={(event) =>
                  settle({
                    plan: event.target.checked
                      ? {
                          kind: 'shuffled',
                          size: Math.min(BATCH_SIZE, training.length),
                          seed: settings.seed,
                        }
                      : { kind: 'picked', samples: samplesAt(experiment, t) },
                  })
                }
              />{' '}
              a new one each step
            </label>
            {plan.kind === 'shuffled' && (
              <TrialNumber
                label="Batch size"
                value={plan.size}
                min={1}
                max={training.length}
                nudge={1}
                integer
                slider={{ label: 'Batch size, tried' }}
                tried={(batch) => having({ batch })}
                onSet={(size) => settle({ plan: { ...plan, size } })}
              />
            )}
          </Setting>
        )}
        {settings.network ? (
          <Setting
            name="Network."
            question="What are its layers?"
            hint={
              'layers' in settings.network
                ? 'This network is from a file. Open another one on the Files tab.'
                : 'This network is a graph of the chapter. Open another one on the Files tab.'
            }
          >
            <DescribedNetwork network={settings.network} />
          </Setting>
        ) : (
          <>
            <Setting
              name="Hidden layers."
              question="How complex can the boundary be?"
              hint="More units: finer boundaries. More layers: each combines the boundaries of the layer before."
            >
              <LayerWidths layers={settings.layers} onChange={(layers) => again({ layers })} />
            </Setting>
            <Setting
              name="Activation."
              question="What shape does the boundary have?"
              hint="Smooth curves with sigmoid and tanh; straight pieces with ReLU."
            >
              <select
                aria-label="activation"
                value={settings.activation}
                onChange={(event) => again({ activation: event.target.value as ActivationName })}
              >
                {activationNames.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </Setting>
          </>
        )}
        <Setting
          name="Optimizer."
          question="How does a step use the gradients?"
          hint="Momentum averages the gradients of past steps. Adam gives each parameter its own step size and needs a smaller learning rate."
        >
          <select
            aria-label="Optimizer"
            value={optimizer}
            onChange={(event) =>
              again({ optimizer: usualOptimizer(event.target.value as OptimizerType) })
            }
          >
            {Object.entries(optimizerNames).map(([type, name]) => (
              <option key={type} value={type}>
                {name}
              </option>
            ))}
          </select>
        </Setting>
        <Setting
          name="L2 penalty λ."
          question="How are large weights penalized?"
          hint="Larger: smoother boundaries, a smaller gap to the held-out loss. Too large: nothing is learned."
        >
          <TrialNumber
            label="L2 penalty"
            value={settings.l2 ?? 0}
            min={0}
            max={10}
            nudge={0.001}
            slider={{ label: 'L2 penalty, tried', ...PENALTIES, step: 0.05, log: true, zero: true }}
            tried={(l2) => having({ l2 })}
            onSet={(l2) => again({ l2 })}
          />
        </Setting>
        <Setting
          name="Initial weights."
          question="How large are the weights at the start?"
          hint="0: all units of a layer stay equal. Large: units saturate and learn slowly."
        >
          ×
          <TrialNumber
            label="Scale of the initial weights"
            value={settings.scale}
            min={0}
            max={100}
            nudge={0.1}
            slider={{ label: 'Scale of the initial weights, tried', max: WIDEST }}
            tried={(scale) => having({ scale })}
            onSet={(scale) => again({ scale })}
          />
        </Setting>
        <Setting
          name="Seed."
          question="How much depends on chance?"
          hint="Another seed gives other initial weights and another order of the samples."
        >
          <NumberField
            label="Seed of the initial weights and of the order"
            value={settings.seed}
            min={0}
            max={MOST_SEED}
            nudge={1}
            integer
            onChange={(seed) => again({ seed })}
          />
        </Setting>
      </div>
      <p className="note">
        The learning rate and the batch size change from the current step on. Any other change
        starts the training again.
      </p>
    </fieldset>
  );
}
