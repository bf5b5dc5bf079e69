import { useMemo } from 'react';
import { checkpointAt, type Experiment } from '../../experiment/experiment.ts';
import type { Divergence } from '../../experiment/run/training-run.ts';
import { print } from '../../notation/printing/number.ts';
import { parseKey } from '../../notation/symbol.ts';
import { showStep } from '../../state/navigation.ts';
import { openPass } from '../../state/training/inspect-sample.ts';
import { runnerOf } from '../../state/training/runner-of.ts';
import { divergenceCause, type DivergenceCause } from '../../training/divergence-cause.ts';
import { usePage } from '../islands/use-reader.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { Printed } from '../maths/Printed.tsx';

/** By how much a smaller rate is smaller. */
const SMALLER = 3;

interface DivergedProps {
  readonly experiment: Experiment;
  readonly divergence: Divergence;
}

/** Where a run began to diverge, and why; the step leads to the stage, and a smaller rate continues from it. */
export function Diverged({ experiment, divergence }: DivergedProps) {
  const page = usePage();
  const { began, at: bad, loss } = divergence;
  const cause = useMemo(() => divergenceCause(experiment, divergence), [experiment, divergence]);
  const { rate } = checkpointAt(experiment, began);
  const smaller = Number((rate / SMALLER).toPrecision(2));
  return (
    <>
      <p>
        <b>The training diverges.</b> After step {began} the loss stays above its initial value; at
        step {bad} it is{' '}
        {Number.isFinite(loss) ? <Printed value={loss} /> : 'no longer a finite number'}. Training
        stopped at step {began}, with its parameters. {cause && <Cause cause={cause} />} Try a
        smaller learning rate.
      </p>
      <p className="needs-js">
        <button
          type="button"
          onClick={() => {
            openPass(page);
            showStep(page.store);
          }}
        >
          Step {began} on the stage ›
        </button>{' '}
        {rate > 0 && (
          <button
            type="button"
            onClick={() => {
              runnerOf(page).changeSettings({ rate: smaller });
              runnerOf(page).start();
            }}
          >
            Continue at rate {print(smaller)}
          </button>
        )}
      </p>
    </>
  );
}

function Cause({
  cause: { before, promised, after, parameter, moved },
}: {
  readonly cause: DivergenceCause;
}) {
  return (
    <>
      {after > before ? (
        <>
          To first order that step changes the loss of its mini-batch from{' '}
          <Printed value={before} /> to <Printed value={promised} />. But it is too long: the loss
          becomes <Printed value={after} />.
        </>
      ) : (
        <>
          That step still decreases the loss of its own mini-batch, from <Printed value={before} />{' '}
          to <Printed value={after} />, but later steps of this length do not.
        </>
      )}{' '}
      It changes <SymbolName named={{ kind: 'symbol', sym: parseKey(parameter), at: null }} /> most,
      by {Math.round(100 * moved)} % of its length.
    </>
  );
}
