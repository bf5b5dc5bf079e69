import { useMemo } from 'react';
import { checkpointAt, type Experiment } from '../../experiment/experiment.ts';
import type { Divergence } from '../../experiment/run/training-run.ts';
import { print } from '../../notation/printing/number.ts';
import { parseKey } from '../../notation/symbol.ts';
import { openPass } from '../../state/training/inspect-sample.ts';
import { runnerOf } from '../../state/training/runner-of.ts';
import { divergenceCause, type DivergenceCause } from '../../training/divergence-cause.ts';
import { usePage } from '../islands/use-reader.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { Printed } from '../maths/Printed.tsx';
import { openTab } from '../stage/panels/panels.tsx';
import * as styles from './Controls.module.css';

/** By how much a smaller rate is smaller. */
const SMALLER = 3;

interface DivergedProps {
  readonly experiment: Experiment;
  readonly divergence: Divergence;
}

/** Where a run began to diverge, and why; the step leads to the stage, and a smaller rate goes on from it. */
export function Diverged({ experiment, divergence }: DivergedProps) {
  const page = usePage();
  const { began, at: bad, loss } = divergence;
  const cause = useMemo(() => divergenceCause(experiment, divergence), [experiment, divergence]);
  const { rate } = checkpointAt(experiment, began);
  const smaller = Number((rate / SMALLER).toPrecision(2));
  return (
    <div className={styles.said} role="status" data-stopped="diverged">
      <p>
        <b>The training diverges.</b> After step {began} the loss never comes back below where it
        began; at step {bad} it is{' '}
        {Number.isFinite(loss) ? <Printed value={loss} /> : 'no longer a finite number'}. Training
        stopped at step {began}, with its parameters. {cause && <Cause cause={cause} />} A smaller
        learning rate helps.
      </p>
      <p className="needs-js">
        <button
          type="button"
          onClick={() => {
            openPass(page);
            void openTab(page.store, 'step');
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
            Go on at rate {print(smaller)}
          </button>
        )}
      </p>
    </div>
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
          The gradient of that step’s mini-batch promises a loss of <Printed value={promised} />{' '}
          after <Printed value={before} />, but the step is too long for the slope to hold: the loss
          becomes <Printed value={after} />.
        </>
      ) : (
        <>
          That step still lowers the loss of its own mini-batch, from <Printed value={before} /> to{' '}
          <Printed value={after} />; steps as long as it do not go on doing so.
        </>
      )}{' '}
      It moves <SymbolName named={{ kind: 'symbol', sym: parseKey(parameter), at: null }} /> most,
      by {Math.round(100 * moved)} % of its length.
    </>
  );
}
