import { print } from '../../notation/printing/number.ts';
import { batchLoss } from '../../experiment/loss.ts';
import { useReader } from '../islands/use-reader.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { Printed } from '../maths/Printed.tsx';
import * as styles from './ParameterEditor.module.css';

/** The loss before the last change and now, with the parameters that the present training step starts from. */
export function LossChange() {
  const experiment = useReader((state) => state.experiment);
  const former = useReader((state) => state.past.at(-1));
  const t = useReader((state) => state.moment.t);
  if (!former || former.network !== experiment.network) return null;
  const [before, now] = [batchLoss(former, t), batchLoss(experiment, t)];
  const change = now - before;
  return (
    <p className={styles.loss} aria-live="polite">
      <SymbolName named={{ kind: 'symbol', sym: { id: 'L', layer: null }, at: null }} />{' '}
      <Printed value={before} /> → <b data-value={now}>{print(now)}</b> ({change < 0 ? '' : '+'}
      <Printed value={change} />)
    </p>
  );
}
