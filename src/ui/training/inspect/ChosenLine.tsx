import { useStore } from 'zustand';
import { checkpointAt } from '../../../experiment/experiment.ts';
import { widthsOf } from '../../../layers/network.ts';
import { followGradient, showStep } from '../../../state/navigation.ts';
import { inspectedSample, openPass } from '../../../state/training/inspect-sample.ts';
import { parseKey } from '../../../notation/symbol.ts';
import { usePage } from '../../islands/use-reader.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import { useLive } from '../use-live.ts';
import { chosenOf, unitName } from './chosen.ts';
import * as styles from './ChosenLine.module.css';

/** Under a picture, what was pressed in it, with the way to the stage. */
export function ChosenLine() {
  const page = usePage();
  const { experiment, t } = useLive();
  const chosen = useStore(chosenOf(page), ({ of }) => of);
  const sample = inspectedSample(experiment, t);
  const { data } = checkpointAt(experiment, t);
  if (sample === null && chosen === null) return null;
  const details = (): void => {
    const inspector = document.querySelector<HTMLElement>('[data-inspector]');
    inspector?.scrollIntoView({ block: 'nearest' });
    inspector?.querySelector<HTMLElement>('[data-chosen] button')?.focus();
  };
  return (
    <p className={`${styles.line} needs-js`}>
      {sample !== null && sample < data.X.length && (
        <button
          type="button"
          onClick={() => {
            openPass(page);
            showStep(page.store);
          }}
        >
          Sample {sample + 1}: its pass ›
        </button>
      )}
      {chosen?.kind === 'edge' && (
        <button
          type="button"
          onClick={() => {
            openPass(page);
            followGradient(page.store, chosen.place);
          }}
        >
          <SymbolName
            named={{ kind: 'symbol', sym: parseKey(chosen.place.key), at: chosen.place.cell }}
          />
          : its gradient path ›
        </button>
      )}
      {chosen?.kind === 'unit' && chosen.layer > 0 && (
        <button type="button" onClick={details}>
          {unitName(chosen, widthsOf(experiment.network).length - 1)}: its gradients ›
        </button>
      )}
    </p>
  );
}
