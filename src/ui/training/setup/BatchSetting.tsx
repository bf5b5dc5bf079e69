import type { change } from '../../../experiment/change.ts';
import {
  checkpointAt,
  samplesAt,
  trainingSamples,
  type Experiment,
} from '../../../experiment/experiment.ts';
import { BATCH_SIZE, rebuilt, settingsAt } from '../../../experiment/setup.ts';
import { runnerOf } from '../../../state/training/runner-of.ts';
import { usePage } from '../../islands/use-reader.ts';
import { Setting } from './Setting.tsx';
import { TrialNumber } from './TrialNumber.tsx';

interface BatchSettingProps {
  readonly experiment: Experiment;
  readonly t: number;
}

/** Which samples a training step sees, from the current step on. */
export function BatchSetting({ experiment, t }: BatchSettingProps) {
  const page = usePage();
  const { plan, data } = checkpointAt(experiment, t);
  const { seed } = settingsAt(experiment, t);
  const training = trainingSamples(data);
  const settle = (changes: Parameters<typeof change>[2]): void =>
    runnerOf(page).changeSettings(changes);
  if (training.length === 1) return null;
  return (
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
                    seed,
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
          tried={(batch) => rebuilt(experiment, t, { batch })}
          onSet={(size) => settle({ plan: { ...plan, size } })}
        />
      )}
    </Setting>
  );
}
