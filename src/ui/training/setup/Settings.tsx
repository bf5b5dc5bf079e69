import {
  optimizerNames,
  usualSettings,
  type OptimizerSpec,
  type OptimizerType,
} from '../../../ops/training/training.ts';
import { replaceExperiment } from '../../../state/undo.ts';
import { rebuilt, settingsAt, type Settings as SettingsOf } from '../../../experiment/setup.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { usePage, useReader } from '../../islands/use-reader.ts';
import { BatchSetting } from './BatchSetting.tsx';
import { MOST_SEED } from './DataSettings.tsx';
import { NetworkSettings } from './NetworkSettings.tsx';
import { Setting } from './Setting.tsx';
import { TrialNumber } from './TrialNumber.tsx';
import * as styles from './Setting.module.css';

/** Decimal logarithms of the least and the largest λ of the slider. */
const PENALTIES = { min: -5, max: -1 };
/** Factor of the initial weights, on the slider. */
const WIDEST = 5;

const usualOptimizer = (type: OptimizerType) => ({ type, ...usualSettings[type] }) as OptimizerSpec;

/**
 * What training is set up with, each setting a question. While a slider is dragged, whole runs are drawn beside the loss.
 * Rate and batch change from the current step on, anything else begins the training again.
 */
export function Settings() {
  const { store } = usePage();
  const experiment = useReader((state) => state.experiment);
  const t = useReader((state) => state.moment.t);
  const settings = settingsAt(experiment, t);
  const having = (changes: Partial<SettingsOf>) => rebuilt(experiment, t, changes);
  const again = (changes: Partial<SettingsOf>): void => replaceExperiment(store, having(changes));
  const optimizer = settings.optimizer?.type ?? 'sgd';
  return (
    <fieldset className="needs-js" data-settings>
      <legend>Settings</legend>
      <div className={styles.settings}>
        <BatchSetting experiment={experiment} t={t} />
        <NetworkSettings settings={settings} again={again} />
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
