import { checkpointAt } from '../../../experiment/experiment.ts';
import { rebuilt } from '../../../experiment/setup.ts';
import { runnerOf } from '../../../state/training/runner-of.ts';
import { usePage, useReader } from '../../islands/use-reader.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import { ALPHA } from '../../maths/symbols.ts';
import { Setting } from './Setting.tsx';
import { TrialNumber } from './TrialNumber.tsx';

/** Decimal logarithms of the slowest and the fastest rate of the slider. */
const RATES = { min: -3, max: 1.5 };

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
